"""A PC that is back after a power loss takes back the lock that its own earlier run left."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from app.ledger.lock import ShareLock
from app.ledger.profile import Profile
from app.ledger.runs import MOST
from tests.app.ledger.locking import Bench, is_busy


def left_by_a_run(folder: Path, profile: Path) -> Path:
    """A lock that a run of this profile held when its power went; the owner in it."""
    with Profile(profile).held() as held:
        folder.mkdir()
        owner = folder / f"owner-{held.device}-{held.runs.own}00"
        owner.touch()
    return owner


def lock_of(folder: Path, profile: Profile, bench: Bench) -> ShareLock:
    """The lock as the station of this profile has it."""
    clock, pause = bench.monotonic, bench.pause
    return ShareLock(folder, profile.device, clock, pause, patience=5.0, runs=profile.runs)


def test_what_an_earlier_run_left_is_taken_back_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    left_by_a_run(folder, tmp_path / "pc")
    with Profile(tmp_path / "pc").held() as held:
        bench = Bench()
        with lock_of(folder, held, bench).held() as hold:
            assert hold.still_mine()
        assert sum(bench.pauses) < 5
    assert not folder.exists()


def test_what_another_pc_left_is_kept_for_the_lease(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    owner = left_by_a_run(folder, tmp_path / "pc")
    with Profile(tmp_path / "lain").held() as held:
        assert is_busy(lock_of(folder, held, Bench())).code == "lock_busy"
    assert owner.exists()


def test_a_profile_copied_to_another_pc_takes_nothing_from_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kunci"
    owner = left_by_a_run(folder, tmp_path / "pc")
    monkeypatch.setattr(platform, "node", lambda: "pc-kedua")
    with Profile(tmp_path / "pc").held() as held:
        assert is_busy(lock_of(folder, held, Bench())).code == "lock_busy"
    assert owner.exists()


def test_this_runs_own_lock_is_nobodys_to_take(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    with Profile(tmp_path / "pc").held() as held:
        bench = Bench()
        with lock_of(folder, held, bench).held():
            assert is_busy(lock_of(folder, held, bench)).code == "lock_busy"


def test_only_the_last_runs_are_remembered(tmp_path: Path) -> None:
    for _ in range(MOST + 3):
        with Profile(tmp_path).held() as held:
            assert held.runs.own not in held.runs.earlier
    assert len(held.runs.earlier) == MOST
