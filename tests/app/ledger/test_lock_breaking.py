"""A lock that its PC cannot give back any more is broken, by one, and never too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ledger.hold import Hold
from app.ledger.lock import LEASE, ShareLock, set_aside_file
from tests.app.ledger.locking import Bench, is_busy, left_by_a_dead_pc, make_old


def test_a_lock_younger_than_the_lease_is_respected(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE - 30)
    refused = is_busy(Bench().lock(owner.parent))
    assert refused.code == "lock_busy"
    since = refused.facts["since_ms"]
    assert isinstance(since, int)
    assert since >= (LEASE - 31) * 1000
    assert owner.exists()


def test_a_lock_older_than_the_lease_is_broken(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)
    with Bench().lock(owner.parent).held() as hold:
        assert hold.still_mine()
        assert not owner.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_old_empty_lock_is_broken_and_a_fresh_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    folder.mkdir()
    assert is_busy(Bench().lock(folder)).code == "lock_busy"
    make_old(folder, LEASE + 5)
    with Bench().lock(folder).held() as hold:
        assert hold.still_mine()


def test_a_file_in_the_place_of_the_lock_is_set_aside_once_it_is_old(tmp_path: Path) -> None:
    stray = tmp_path / "kunci"
    stray.write_text("catatan seseorang")
    assert is_busy(Bench().lock(stray)).code == "lock_busy"
    make_old(stray, LEASE + 5)
    with Bench().lock(stray).held() as hold:
        assert hold.still_mine()
    (aside,) = tmp_path.iterdir()
    assert aside.read_text() == "catatan seseorang"


def test_what_a_breaker_left_when_it_died_is_broken_too(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)
    owner.rename(owner.with_name("broken-0000"))
    with Bench().lock(owner.parent).held() as hold:
        assert hold.still_mine()


def test_a_folder_or_a_link_that_something_put_into_a_lock_does_not_keep_it(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)
    (owner.parent / "@eaDir").mkdir()
    (owner.parent / "@eaDir" / "kecil").write_text("")
    make_old(owner.parent / "@eaDir", LEASE + 5)
    with Bench().lock(owner.parent).held() as hold:
        assert hold.still_mine()


def test_what_lies_where_a_waiting_pc_leaves_its_mark_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "kunci.wanted" / "isi").mkdir(parents=True)
    lock = Bench().lock(tmp_path / "kunci")
    for _ in range(2):
        with lock.held() as hold:
            assert hold.still_mine()


def test_a_lock_from_the_future_goes_after_it_was_watched_for_a_lease(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", -7200)
    bench = Bench()
    lock = bench.lock(owner.parent, patience=0.0)
    assert is_busy(lock).code == "lock_busy"
    bench.at += LEASE + 5
    with lock.held() as hold:
        assert hold.still_mine()


def test_of_two_breakers_one_gets_the_lock(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)
    bench, winners = Bench(), list[Hold]()
    faster = bench.lock(owner.parent).held()

    def interrupted() -> float:
        # The slower breaker, having seen the old owner, is asking the server for the time:
        # before it breaks anything, the faster one does it all.
        if not winners and any(tmp_path.glob(".waktu-*")):
            winners.append(faster.__enter__())
        return 1000.0

    slower = ShareLock(owner.parent, "slow", interrupted, bench.pause, patience=0.0)
    assert is_busy(slower).code == "lock_busy"
    assert [hold.still_mine() for hold in winners] == [True]
    faster.__exit__(None, None, None)
    assert not owner.parent.exists()


def test_who_finds_a_lock_where_a_file_was_leaves_it_alone(tmp_path: Path) -> None:
    lock = tmp_path / "kunci"
    with Bench().lock(lock).held() as hold:
        with pytest.raises(OSError, match="irectory"):
            set_aside_file(lock)
        assert hold.still_mine()
        assert list(tmp_path.iterdir()) == [lock]


def test_a_slow_holder_that_was_broken_leaves_the_next_ones_lock_alone(tmp_path: Path) -> None:
    folder, bench = tmp_path / "kunci", Bench()
    slow = bench.lock(folder).held()
    hold = slow.__enter__()
    make_old(hold.owner, LEASE + 5)
    with Bench().lock(folder).held() as newer:
        assert not hold.still_mine()
        slow.__exit__(None, None, None)
        assert newer.still_mine()
    assert not folder.exists()
