"""One PC at a time has the share, and none can keep it by dying."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path

import pytest

from app.ledger.hold import HOLD
from app.ledger.lock import LEASE, ShareLock
from tests.app.ledger.locking import Bench, is_busy, left_by_a_dead_pc, make_old

Act = Callable[[], object]
ROOT = Path(__file__).resolve().parents[3]
HOLDER = """
import sys
from pathlib import Path
from app.ledger.lock import ShareLock
with ShareLock(Path(sys.argv[1]), "mati").held():
    print("held", flush=True)
    sys.stdin.read()
"""
COUNTER = """
import sys
from pathlib import Path
from app.ledger.lock import ShareLock
lock, counter = ShareLock(Path(sys.argv[1]), sys.argv[2]), Path(sys.argv[3])
for _ in range(int(sys.argv[4])):
    with lock.held():
        counter.write_text(str(int(counter.read_text()) + 1))
"""


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def test_only_one_pc_has_the_lock_and_then_the_other(tmp_path: Path) -> None:
    folder, bench = tmp_path / "kunci", Bench()
    with bench.lock(folder).held() as hold:
        assert hold.still_mine()
        refused = is_busy(bench.lock(folder))
        assert refused.code == "lock_busy"
        assert isinstance(refused.facts["since_ms"], int)
    with bench.lock(folder).held() as hold:
        assert hold.still_mine()
    assert not folder.exists()


def test_a_failure_inside_gives_the_lock_back(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    with pytest.raises(ZeroDivisionError), Bench().lock(folder).held():
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_what_was_left_when_the_share_went_is_taken_back_when_it_returns(tmp_path: Path) -> None:
    share, elsewhere = tmp_path / "kantor", tmp_path / "dipindah"
    share.mkdir()
    bench = Bench()
    lock, other = bench.lock(share / "lock"), bench.lock(share / "lock")
    with lock.held():
        share.rename(elsewhere)
    elsewhere.rename(share)
    assert is_busy(other).code == "lock_busy"
    with lock.held() as hold:
        assert hold.still_mine()
    with other.held() as hold:
        assert hold.still_mine()


def test_a_holder_gives_up_after_thirty_seconds(tmp_path: Path) -> None:
    bench = Bench()
    with bench.lock(tmp_path / "kunci").held() as hold:
        bench.at += HOLD - 1
        assert hold.still_mine()
        bench.at += 1
        assert not hold.still_mine()


def test_a_pc_too_slow_to_enter_does_not_count_as_the_holder(tmp_path: Path) -> None:
    # made, asked for, begun to take; then the share needs half a minute for the entering
    moments = chain([0.0] * 3, repeat(HOLD + 1))
    lock = ShareLock(tmp_path / "kunci", "pc", lambda: next(moments), patience=HOLD)
    assert is_busy(lock).code == "lock_busy"
    assert list(tmp_path.iterdir()) == []


def test_a_killed_holders_lock_is_kept_for_the_lease_and_then_goes(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    holder = python(HOLDER, folder)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    assert is_busy(Bench().lock(folder)).code == "lock_busy"
    (owner,) = folder.iterdir()
    make_old(owner, LEASE + 5)
    with Bench().lock(folder).held() as hold:
        assert hold.still_mine()


def test_three_pcs_on_a_dead_ones_lock_never_work_at_the_same_time(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)
    counter, rounds = tmp_path / "counter", 25
    counter.write_text("0")
    running = [python(COUNTER, owner.parent, f"pc{n}", counter, rounds) for n in range(3)]
    for pc in running:
        pc.communicate(timeout=60)
    assert [pc.returncode for pc in running] == [0, 0, 0]
    assert counter.read_text() == str(3 * rounds)
    assert not owner.parent.exists()


def test_a_lock_given_back_while_it_was_looked_at_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", 1)
    listed = os.listdir

    def too_late(folder: Path) -> list[str]:
        if folder == owner.parent and owner.exists():
            owner.unlink()
            folder.rmdir()
        return listed(folder)

    monkeypatch.setattr(os, "listdir", too_late)
    with Bench().lock(owner.parent, patience=2.0).held() as hold:
        assert hold.still_mine()


def test_who_has_waited_and_got_it_leaves_the_line(tmp_path: Path) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE - 0.5)
    with Bench().lock(owner.parent, patience=5.0).held() as hold:
        assert hold.still_mine()
    assert list(tmp_path.iterdir()) == []


def between_making_and_entering(monkeypatch: pytest.MonkeyPatch, happens: list[Act]) -> None:
    def token(size: int) -> str:
        if happens:
            happens.pop()()
        return os.urandom(size).hex()

    monkeypatch.setattr("app.ledger.lock.secrets.token_hex", token)


def test_a_directory_taken_away_before_it_was_entered_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kunci"
    between_making_and_entering(monkeypatch, [folder.rmdir])
    with Bench().lock(folder).held() as hold:
        assert hold.still_mine()


def test_who_finds_another_inside_steps_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kunci"
    other = folder / "owner-lain"
    between_making_and_entering(monkeypatch, [other.touch])
    assert is_busy(Bench().lock(folder)).code == "lock_busy"
    assert list(folder.iterdir()) == [other]


def test_a_share_without_room_for_an_owner_is_left_unlocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "open", full)
    assert is_busy(Bench().lock(tmp_path / "kunci")).code == "share_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("prepare", [lambda folder: None, Path.touch])
def test_without_its_folder_the_office_is_offline(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    prepare(tmp_path / "kantor")
    assert is_busy(Bench().lock(tmp_path / "kantor" / "kunci")).code == "office_offline"


def test_a_folder_that_keeps_refusing_is_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "denied")

    # Root is never refused, and Windows refuses for a moment while a directory goes.
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert is_busy(Bench().lock(tmp_path / "kunci")).code == "share_readonly"


def test_a_share_that_nobody_may_write_to_is_told_at_once(tiny: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    assert is_busy(Bench().lock(tiny / "kunci")).code == "share_readonly"
