"""However PCs come together at the lock, one at a time has it, and everybody has their turn."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.book import Book
from app.ledger.hold import Hold
from app.ledger.lock import LEASE, ShareLock
from tests.app.ledger.locking import Bench, left_by_a_dead_pc, make_old
from tests.app.ledger.offices import Office
from tests.app.ledger.tampering import sealed, three_rows
from tests.promises.by_turns import by_turns

ROOT = Path(__file__).resolve().parents[2]
PCS, ROUNDS = 6, 25
GREEDY = """
import os, sys, time
from pathlib import Path
from app.ledger.lock import ShareLock
root, waits = Path(sys.argv[1]), []
lock = ShareLock(root / "kunci", sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[3])):
    asked = time.monotonic()
    with lock.held():
        waits.append(time.monotonic() - asked)
        inside = os.open(root / "inside", os.O_CREAT | os.O_EXCL)
        for _ in range(4):
            os.fsync(inside)
        os.close(inside)
        os.unlink(root / "inside")
print(*waits)
"""
SUSPENDED = """
import sys
from pathlib import Path
from app.errors import Unavailable
from app.ledger.book import Book
from app.ledger.lock import ShareLock
from tests.app.ledger.tampering import sealed
root = Path(sys.argv[1])
with ShareLock(root / "kunci", "lambat").held() as hold, Book.open(root / "mejasiar.db") as book:
    print("held", flush=True)
    sys.stdin.readline()
    try:
        book.append([sealed(4)], hold.still_mine)
    except Unavailable as failure:
        print(failure.code)
"""

HEALING = """
import sys
from pathlib import Path
from app.ledger import heal
from app.ledger.courier import Courier
from app.ledger.lock import ShareLock
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from app.ledger.replica import Replica
folder, replica = OfficeFolder(Path(sys.argv[1])), Replica(Path(sys.argv[2]) / "events.db")
lock, clock = ShareLock(folder.lock, "lambat"), OfficeClock(folder.root, 0)
courier = Courier(folder, replica, lock, clock, sys.argv[3], "l", try_share=lambda root: None)
build = heal._build
def slowly(*given):
    made = build(*given)
    print("built", flush=True)
    sys.stdin.readline()
    return made
heal._build = slowly
courier.step()  # once may be a share that blinks
print(courier.step().code)
"""


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def line_of(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()


def test_greedy_pcs_have_their_turns_one_after_the_other(tmp_path: Path) -> None:
    pcs = [python(GREEDY, tmp_path, f"pc{n}", ROUNDS) for n in range(PCS)]
    assert [line_of(pc) for pc in pcs] == ["ready"] * PCS
    told = [""] * PCS
    for pc in pcs:
        assert pc.stdin is not None
        pc.stdin.write("go\n")
        pc.stdin.flush()
    for number, pc in enumerate(pcs):
        told[number], _ = pc.communicate(timeout=60)
    assert [pc.returncode for pc in pcs] == [0] * PCS
    waits = [[float(each) for each in line.split()] for line in told]
    assert [len(each) for each in waits] == [ROUNDS] * PCS
    means = [statistics.mean(each) for each in waits]
    assert max(means) <= 2 * statistics.median(means) + 0.05
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
def test_a_holder_that_slept_past_its_lease_takes_back_what_it_began(tmp_path: Path) -> None:
    book, folder = three_rows(tmp_path), tmp_path / "kunci"
    with python(SUSPENDED, tmp_path) as slow:
        assert line_of(slow) == "held"
        os.kill(slow.pid, signal.SIGSTOP)
        for owner in folder.iterdir():
            make_old(owner, LEASE + 5)
        with ShareLock(folder, "cepat").held() as hold, Book.open(book) as opened:
            opened.append([sealed(5)], hold.still_mine)
        os.kill(slow.pid, signal.SIGCONT)
        told, _ = slow.communicate("go\n", timeout=30)
    assert told.strip() == "lock_lost"
    with Book.open(book) as opened:
        assert [row.sealed.id for row in opened.rows(3, 9)] == [sealed(5).id]
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
def test_a_healer_that_slept_past_its_lease_puts_nothing_over_what_another_healed(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path)
    slow, fast = office.pc("lambat"), office.pc("cepat")
    for pc in (slow, fast):
        pc.write(f"dari {pc.root.name}")
        pc.visit()
    slow.visit()
    slow.replica.close()
    office.folder.ledger.write_bytes(b"rusak" * 400)
    with python(HEALING, office.folder.root, slow.root, office.id) as healer:
        assert line_of(healer) == "built"
        os.kill(healer.pid, signal.SIGSTOP)
        for owner in office.folder.lock.iterdir():
            make_old(owner, LEASE + 5)
        later = fast.write("sesudah dipulihkan")
        assert [fast.visit().code for _ in range(2)] == ["ledger_damaged", ""]
        office.lease_passes()  # for which it held its new act back
        assert later in fast.visit().delivered
        os.kill(healer.pid, signal.SIGCONT)
        told, _ = healer.communicate("go\n", timeout=30)
    assert told.split() == ["lock_lost"]
    assert later in office.ledger_ids()
    assert list(office.folder.root.glob("mejasiar.db.new-*")) == []
    office.close()


def meet(
    root: Path, first: int, second: int, between: Callable[[], object] = lambda: None
) -> list[str]:
    """Two PCs want the lock; one is stopped after so many calls, then the other; who had it."""

    def wants(had: list[str]) -> None:
        with suppress(Unavailable), Bench().lock(root / "kunci", patience=0.0).held() as hold:
            works(root, hold, had)

    return by_turns(root, first, second, (wants, wants), between)


def renewed_and_broken(root: Path, first: int, second: int) -> list[str]:
    """One that slept over its lease wakes and renews it, and another breaks it just then."""
    bench = Bench()
    with bench.lock(root / "kunci").held() as hold:
        bench.at += LEASE + 5
        make_old(hold.owner, LEASE + 5)

        def renews(had: list[str]) -> None:
            with suppress(Unavailable):
                hold.keep()
                works(root, hold, had)

        def breaks(had: list[str]) -> None:
            with suppress(Unavailable), Bench().lock(root / "kunci", patience=0.0).held() as mine:
                works(root, mine, had)

        return by_turns(root, first, second, (renews, breaks))


def works(root: Path, hold: Hold, had: list[str]) -> None:
    """Do something that only one may do at a time."""
    had.append(threading.current_thread().name)
    inside = root / "inside"
    os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
    if not hold.still_mine():
        had.append("lost")
    os.unlink(inside)


def test_a_holder_that_renews_and_one_that_breaks_it_never_both_have_it(tmp_path: Path) -> None:
    for first in range(8):
        for second in range(1, 40):
            root = tmp_path / f"{first}-{second}"
            root.mkdir()
            had = renewed_and_broken(root, first, second)
            assert had in (["a"], ["b"], ["a", "b"], ["b", "a"]), (first, second)
            assert list(root.iterdir()) == [], (first, second)


@pytest.mark.parametrize("left", ["an owner", "nothing", "a breaker's"])
def test_two_breakers_never_both_have_it_wherever_each_is_stopped(
    tmp_path: Path, left: str
) -> None:
    for first in range(30):
        for second in range(1, 30, 4):
            root = tmp_path / f"{first}-{second}"
            root.mkdir()
            owner = left_by_a_dead_pc(root / "kunci", LEASE + 5)
            if left == "nothing":
                owner.unlink()
                make_old(owner.parent, LEASE + 5)
            elif left == "a breaker's":
                owner.rename(owner.with_name("broken-0000"))
            had = meet(root, first, second)
            assert had in (["a"], ["b"], ["a", "b"], ["b", "a"]), (first, second)
            assert list(root.iterdir()) == [], (first, second)


def test_one_too_slow_to_enter_what_it_made_never_has_it_beside_another(tmp_path: Path) -> None:
    for first in range(12):
        for second in range(1, 24):
            root = tmp_path / f"{first}-{second}"
            (root / "lain").mkdir(parents=True)
            folder = root / "kunci"

            def grows_old(folder: Path = folder) -> None:
                with suppress(OSError):
                    make_old(folder, LEASE + 5)

            had = meet(root, first, second, grows_old)
            assert "both" not in had, (first, second)
            assert "lost" not in had, (first, second)


def test_two_who_come_at_once_never_both_have_it(tmp_path: Path) -> None:
    for first in range(24):
        for second in range(0, 24, 2):
            had = meet(tmp_path, first, second)
            assert sorted(had) == ["a", "b"] or had in (["a"], ["b"]), (first, second)
            assert list(tmp_path.iterdir()) == [], (first, second)


def test_what_time_it_is_on_a_pc_is_nothing_to_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = left_by_a_dead_pc(tmp_path / "kunci", LEASE + 5)

    def asked() -> float:
        raise AssertionError("this PC's own clock was asked")

    monkeypatch.setattr(time, "time", asked)
    with Bench().lock(owner.parent).held() as hold:
        assert hold.still_mine()
