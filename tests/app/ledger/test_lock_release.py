"""A PC that goes on living never leaves a lock behind that others would have to wait for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.hold import HOLD_HURRIED
from app.ledger.lock import ShareLock
from tests.app.ledger.locking import Bench, is_busy
from tests.faults import Faults, How, When


def _visit(lock: ShareLock) -> None:
    with suppress(Unavailable), lock.held():
        pass


def _calls(root: Path) -> int:
    with Faults(root) as counted:
        _visit(Bench().lock(root / "kunci"))
    return len(counted.calls)


@pytest.mark.parametrize("how", [How.ERROR, How.GONE])
@pytest.mark.parametrize("when", [When.BEFORE, When.AFTER])
def test_whichever_call_fails_nobody_waits_for_the_lease(
    tmp_path: Path, when: When, how: How
) -> None:
    for number in range(1, _calls(tmp_path) + 1):
        lock = Bench().lock(tmp_path / "kunci")
        with Faults(tmp_path, number, when, how):
            _visit(lock)
        lock.take_back()
        with Bench().lock(tmp_path / "kunci", patience=0.0).held() as hold:
            assert hold.still_mine(), number
        assert list(tmp_path.iterdir()) == []


def test_what_it_could_not_give_back_is_never_another_pcs(tmp_path: Path) -> None:
    share, elsewhere = tmp_path / "kantor", tmp_path / "dipindah"
    share.mkdir()
    lock = Bench().lock(share / "kunci")
    with lock.held() as lost:
        share.rename(elsewhere)
    elsewhere.rename(share)
    lost.owner.unlink()
    lost.owner.parent.rmdir()  # broken meanwhile
    with Bench().lock(share / "kunci").held() as others:
        lock.take_back()
        assert others.still_mine()
        lock.take_back()
        assert others.still_mine()


def test_a_file_that_goes_a_little_later_holds_the_directory_no_longer_than_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows: something still looks at the owner, so that it stays for a moment.
    bench, lock = Bench(), Bench().lock(tmp_path / "kunci")
    kept = Path.unlink
    with lock.held() as hold:
        monkeypatch.setattr("os.unlink", lambda path: None)
    assert hold.owner.exists()
    monkeypatch.undo()
    kept(hold.owner)
    lock.take_back()
    with bench.lock(tmp_path / "kunci", patience=0.0).held() as hold:
        assert hold.still_mine()


def test_a_pc_that_is_to_close_waits_for_no_lock(tmp_path: Path) -> None:
    bench = Bench()
    with Bench().lock(tmp_path / "kunci").held():
        closing = bench.lock(tmp_path / "kunci", patience=10.0)
        closing.hurry()
        began = bench.at
        assert is_busy(closing).code == "lock_busy"
        assert bench.at == began


def test_a_pc_that_is_to_close_ends_its_visit_soon_but_may_still_commit(tmp_path: Path) -> None:
    bench = Bench()
    lock = bench.lock(tmp_path / "kunci")
    with lock.held() as hold:
        assert hold.may_begin()
        lock.hurry()
        assert hold.may_begin()  # what was done just now
        bench.at += HOLD_HURRIED
        assert not hold.may_begin()
        assert hold.still_mine()
