"""The lock is looked at without being touched, and the same look tells the clocks apart."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest

from app.health.line import State
from app.health.lock import clock_line, clock_unmeasured, lock_line
from app.health.words import Reader, line_words
from app.ledger.lock import LEASE, ShareLock
from app.ledger.office_clock import Reading, probe

OWN = "ab12cd34ef56ab78"


def server(folder: Path) -> float:
    return probe(folder)[0]


def test_a_lock_that_nobody_has_is_free(tmp_path: Path) -> None:
    assert lock_line(tmp_path / "mejasiar.lock", OWN, server(tmp_path)).code == "lock_free"


@pytest.mark.parametrize(("device", "code"), [(OWN, "lock_own"), ("99" * 8, "lock_held")])
def test_a_lock_in_use_names_its_pc_and_stays_as_it_is(
    tmp_path: Path, device: str, code: str
) -> None:
    lock = tmp_path / "mejasiar.lock"
    with ShareLock(lock, device).held() as hold:
        line = lock_line(lock, OWN, server(tmp_path))
        assert hold.still_mine()
    assert (line.state, line.code, line.facts["device"]) == (State.OK, code, device)


@pytest.mark.parametrize(
    ("owner", "code"), [("owner-99999999-00ff", "lock_stale"), ("", "lock_ownerless")]
)
def test_a_lock_older_than_the_lease_was_left_by_a_pc_that_is_gone(
    tmp_path: Path, owner: str, code: str
) -> None:
    lock = tmp_path / "mejasiar.lock"
    lock.mkdir()
    past = server(tmp_path) - LEASE - 60
    if owner:
        (lock / owner).touch()
        os.utime(lock / owner, (past, past))
    os.utime(lock, (past, past))
    line = lock_line(lock, OWN, server(tmp_path))
    assert (line.state, line.code) == (State.ATTENTION, code)
    assert line.facts["held_ms"] >= (LEASE + 59) * 1000


@pytest.mark.parametrize("owner", ["owner-99999999-00ff", ""])
def test_a_lock_from_the_future_is_not_said_to_have_been_taken_just_now(
    tmp_path: Path, owner: str
) -> None:
    lock = tmp_path / "mejasiar.lock"
    lock.mkdir()
    future = server(tmp_path) + 3600
    if owner:
        (lock / owner).touch()
        os.utime(lock / owner, (future, future))
    os.utime(lock, (future, future))
    line = lock_line(lock, OWN, server(tmp_path))
    assert (line.state, line.code) == (State.ATTENTION, "lock_ahead")
    said = line_words(line, Reader(0, UTC))
    assert "lebih maju daripada jam folder kantor" in said
    assert "wajar" not in said


def test_a_share_that_counts_by_whole_seconds_makes_no_lock_one_of_the_future(
    tmp_path: Path,
) -> None:
    lock = tmp_path / "mejasiar.lock"
    with ShareLock(lock, OWN).held():
        assert lock_line(lock, OWN, server(tmp_path) - 2).code == "lock_own"


def test_a_file_in_the_place_of_the_lock_is_told_as_one_without_an_owner(tmp_path: Path) -> None:
    lock = tmp_path / "mejasiar.lock"
    lock.touch()
    line = lock_line(lock, OWN, server(tmp_path))
    assert (line.state, line.code) == (State.OK, "lock_ownerless")
    past = server(tmp_path) - LEASE - 60
    os.utime(lock, (past, past))
    assert lock_line(lock, OWN, server(tmp_path)).state is State.ATTENTION


@pytest.mark.parametrize(
    ("offset", "code"),
    [(0.4, "clock_ok"), (-119, "clock_ok"), (5 * 3600, "clock_fast"), (-180, "clock_slow")],
)
def test_a_pc_whose_clock_is_off_is_told_by_how_much_and_in_which_direction(
    offset: float, code: str
) -> None:
    line = clock_line(offset)
    assert (line.code, line.facts["off_ms"]) == (code, abs(offset) * 1000)


def test_without_the_share_the_clock_says_what_it_stands_on() -> None:
    assert clock_unmeasured(Reading(1, "server")).state is State.OK
    assert clock_unmeasured(Reading(1, "estimate")).code == "clock_estimate"
    assert clock_unmeasured(None).code == "clock_estimate"
