"""What an act costs until ✓ and ✓✓, and what a long history costs a PC that takes it in."""

from __future__ import annotations

import gc
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.demo.office import PASSPHRASE, demo_person, found_demo
from app.domain import acts
from app.ledger.lock import ShareLock
from app.station import Station
from benchmarks.bare_ledger import UNLOCKED, bare_row, make_bare, write_bare
from benchmarks.history import REPORTER, long_history
from benchmarks.measure import Row, median, medians, milliseconds
from benchmarks.stalls import stall_while_checking, stall_while_hanging, stall_while_pulling
from benchmarks.stations import joined, joined_empty, signatures_alone, take_in

EVENTS = 30_000
RUNS = 3


def run() -> list[Row]:
    """Every claim about the ledger, measured in a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        return [*_acts(root), *_history(root)]


def _acts(root: Path) -> list[Row]:
    found_demo(root / "kantor")
    station = joined(root / "kantor", root / "pc")
    try:
        station.sign_in(demo_person(station, REPORTER), PASSPHRASE)
        activity = acts.Activity("Liputan", "kdh", station.clock.now().at, "Nanga Bulik")

        def act() -> None:
            station.desk.open(activity)

        kept = median(act, runs=100, warm=5)
        while station.replica.pending_count():
            station.tick()
        ours, bare = medians(_delivered(station, act), _bare(root / "bare"), runs=100, warm=5)
    finally:
        station.close()
    return [
        Row("act to ✓", kept, 0, "ms", 16),
        Row("act to ✓✓ : lock + open + INSERT + COMMIT", ours, bare, "ms", 2),
    ]


def _delivered(station: Station, act: Callable[[], None]) -> Callable[[], None]:
    def work() -> None:
        act()
        station.absorb(station.deliver())

    return work


def _bare(folder: Path) -> Callable[[], None]:
    folder.mkdir()
    path = folder / "bare.db"
    make_bare(path)
    lock = ShareLock(folder / "bare.lock", "bench")

    def work() -> None:
        with lock.held():
            write_bare(path, [bare_row()], UNLOCKED)

    return work


def _history(root: Path) -> list[Row]:
    office = root / "lama"
    count = long_history(office, root / "pena", EVENTS)
    taken = []
    for number in range(RUNS):
        taken.append(_taken_in(office, root / f"baru{number}", count))
    ours, other = (statistics.median(figures) for figures in zip(*taken, strict=True))
    pulling, hanging = stall_while_pulling(office, root / "lagi"), stall_while_hanging(root)
    checking = stall_while_checking(office, root / "lagi")
    return [
        Row(f"{count} events taken in : signatures alone", ours, other, "ms", 3),
        Row("longest stall while they are taken in", pulling, 0, "ms", 50),
        Row("longest stall while all of it is checked", checking, 0, "ms", 50),
        Row("longest stall while the folder hangs", hanging, 0, "ms", 50),
    ]


def _taken_in(office: Path, profile: Path, count: int) -> tuple[float, float]:
    station = joined_empty(office, profile)
    try:
        gc.disable()  # as in the window, which collects when its interface thread has time
        ours = milliseconds(lambda: take_in(station))
        gc.enable()
        if station.replica.head().seq != count:
            raise RuntimeError("the history was not taken in whole")
        return ours, signatures_alone(station)
    finally:
        station.close()
