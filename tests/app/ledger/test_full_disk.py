"""A full or read-only disk, here or on the share, loses nothing that showed ✓."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.replica import Replica
from tests.app.ledger.offices import Office, Pc


def test_a_full_share_keeps_acts_here_until_there_is_room(tiny: Path, tmp_path: Path) -> None:
    office = Office(tiny)
    here = Pc(tmp_path / "satu", office)
    here.visit()
    acts = [here.write("x" * 40_000) for _ in range(3)]
    visit = here.visit()
    assert (visit.state, visit.code, visit.waiting) == ("offline", "share_full", 3)
    assert office.ledger_ids() == [office.id]
    subprocess.run(["mount", "-o", "remount,size=4m", str(tiny)], check=True)
    assert here.visit().delivered == tuple(acts)
    here.replica.close()


def test_a_read_only_share_is_told_and_nothing_is_lost(tiny: Path, tmp_path: Path) -> None:
    office = Office(tiny)
    here = Pc(tmp_path / "satu", office)
    act = here.write()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    assert (here.visit().state, here.visit().code) == ("offline", "share_readonly")
    subprocess.run(["mount", "-o", "remount,rw", str(tiny)], check=True)
    assert here.visit().delivered == (act,)
    here.replica.close()


def test_a_full_disk_here_refuses_the_act_and_keeps_those_before(
    tiny: Path, office: Office
) -> None:
    subprocess.run(["mount", "-o", "remount,size=512k", str(tiny)], check=True)
    here = Pc(tiny / "satu", office)
    kept: list[str] = []

    def fill() -> None:
        while len(kept) < 100:
            kept.append(here.write("x" * 20_000))

    with pytest.raises(Unavailable, match="profile_full"):
        fill()
    assert kept
    assert [each.id for each in here.replica.undelivered()] == kept
    here.replica.close()
    subprocess.run(["mount", "-o", "remount,size=4m", str(tiny)], check=True)
    again = Replica(tiny / "satu" / "events.db")
    assert [each.id for each in again.undelivered()] == kept
    again.close()
