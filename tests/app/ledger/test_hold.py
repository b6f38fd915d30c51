"""Work that takes longer than a lease keeps the lock, and never beside another PC."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.hold import HOLD, RENEW_AFTER, Hold
from app.ledger.lock import LEASE, ShareLock
from tests.app.ledger.locking import Bench, is_busy, make_old
from tests.faults import Faults, How, When
from tests.promises.failing_scenes import forked


def passes(bench: Bench, hold: Hold, seconds: float) -> None:
    """So much time goes by, on this PC and on the server."""
    bench.at += seconds
    if hold.owner.exists():
        then = hold.owner.stat().st_mtime - seconds
        os.utime(hold.owner, (then, then))


def stranger(folder: Path) -> ShareLock:
    return Bench().lock(folder, patience=0.0)


def test_who_keeps_it_has_it_for_as_long_as_the_work_takes(tmp_path: Path) -> None:
    folder, bench = tmp_path / "kunci", Bench()
    with bench.lock(folder).held() as hold:
        for _ in range(9):
            passes(bench, hold, LEASE - 80)
            hold.keep()
            assert is_busy(stranger(folder)).code == "lock_busy"
            assert hold.still_mine()
            assert [path.name for path in folder.iterdir()] == [hold.owner.name]
    assert list(tmp_path.iterdir()) == []


def test_one_piece_of_work_may_be_longer_than_a_holders_time(tmp_path: Path) -> None:
    bench = Bench()
    with bench.lock(tmp_path / "kunci").held() as hold:
        passes(bench, hold, 2 * HOLD)
        assert not hold.still_mine()
        hold.keep()
        assert hold.still_mine()


def test_keeping_it_asks_the_share_nothing_before_it_is_due(tmp_path: Path) -> None:
    bench = Bench()
    with bench.lock(tmp_path / "kunci").held() as hold:
        passes(bench, hold, RENEW_AFTER - 1)
        with Faults(tmp_path) as asked:
            hold.keep()
        assert asked.calls == []


def test_a_lock_that_another_took_is_not_renewed(tmp_path: Path) -> None:
    folder, bench = tmp_path / "kunci", Bench()
    slow = bench.lock(folder).held()
    hold = slow.__enter__()
    passes(bench, hold, LEASE + 5)
    with stranger(folder).held() as others:
        with pytest.raises(Unavailable, match="lock_lost"):
            hold.keep()
        assert others.still_mine()
        assert list(folder.iterdir()) == [others.owner]
        slow.__exit__(None, None, None)
        assert others.still_mine()
    assert not folder.exists()


@pytest.mark.parametrize("how", [How.ERROR, How.GONE])
@pytest.mark.parametrize("when", [When.BEFORE, When.AFTER])
def test_whichever_call_of_a_renewal_fails_the_lock_is_kept_or_known_to_be_lost(
    tmp_path: Path, when: When, how: How
) -> None:
    folder = tmp_path / "kunci"
    for number in range(1, 5):
        bench = Bench()
        with bench.lock(folder).held() as hold:
            passes(bench, hold, RENEW_AFTER)
            with Faults(tmp_path, number, when, how):
                hold.keep()
            if hold.still_mine():
                assert is_busy(stranger(folder)).code == "lock_busy"
            else:
                with pytest.raises(Unavailable, match="lock_lost"):
                    hold.keep()
        assert list(tmp_path.iterdir()) == [], number


@pytest.mark.skipif(sys.platform == "win32", reason="forks its PCs")
def test_who_dies_while_renewing_keeps_the_lock_for_one_lease_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    for number in range(1, 3):
        for when in (When.BEFORE, When.AFTER):

            def dies(number: int = number, when: When = when) -> None:
                bench = Bench()
                with bench.lock(folder).held() as hold:
                    bench.at += RENEW_AFTER
                    with Faults(tmp_path, number, when, How.KILLED):
                        hold.keep()

            assert forked(dies) < 0
            assert is_busy(stranger(folder)).code == "lock_busy"
            for owner in folder.iterdir():
                make_old(owner, LEASE + 5)
            with stranger(folder).held() as hold:
                assert hold.still_mine()
            assert list(tmp_path.iterdir()) == []
