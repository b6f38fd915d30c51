"""What a long history costs when a PC joins its office, and when the ledger is lost."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import Failure
from app.ledger.office_folder import OfficeFolder
from app.station import Station
from benchmarks.bare_ledger import BareRow, make_bare, write_bare
from benchmarks.history import long_history
from benchmarks.measure import Row, milliseconds
from benchmarks.stations import joined_empty, signatures_alone, take_in

EVENTS = 30_000
RUNS = 3
JOIN, HEAL = 3.0, 5.0  # at most, as a multiple of what stands beside it
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """What one PC took, in ms, beside the least that would have to be done."""

    joined: float
    healed: float
    signatures: float  # each verified once
    rows: float  # each written once


def history_rows(root: Path) -> list[Row]:
    """A PC's first join, then the ledger of the same office lost and healed by it."""
    office = root / "lama"
    count = long_history(office, root / "pena", EVENTS)
    turns = [_turn(office, root / f"baru{number}", count) for number in range(RUNS)]

    def middle(figure: Callable[[Turn], float]) -> float:
        return statistics.median(map(figure, turns))

    joined, signatures = middle(lambda t: t.joined), middle(lambda t: t.signatures)
    healed, least = middle(lambda t: t.healed), middle(lambda t: t.signatures + t.rows)
    return [
        Row(f"first join to {count} events : signatures alone", joined, signatures, "ms", JOIN),
        Row(f"lost ledger of {count} healed : signatures and rows", healed, least, "ms", HEAL),
    ]


def _turn(office: Path, profile: Path, count: int) -> Turn:
    stations = list[Station]()

    def join() -> None:
        stations.append(joined_empty(office, profile))
        take_in(stations[0])

    gc.disable()  # as in the window, which collects when its interface thread has time
    joined = milliseconds(join)
    station = stations[0]
    signatures, rows = signatures_alone(station), _copied(station, profile / "bare.db")
    OfficeFolder(office).ledger.unlink()
    healed = milliseconds(lambda: _heal(station))
    gc.enable()
    known = station.replica.head().seq
    station.close()
    if known != count:
        raise RuntimeError(f"{known} of {count} events are there")
    return Turn(joined, healed, signatures, rows)


def _heal(station: Station) -> None:
    """Visit until the ledger is there again, with everything in it and all of it confirmed."""
    healed = False
    while not healed:
        visit = station.deliver()
        station.absorb(visit)
        healed = visit.failure is None and not visit.more and not visit.waiting
        _expect_missing(visit.failure)


def _expect_missing(failure: Failure | None) -> None:
    # Met once it may be a share that blinks; the second visit heals.
    if failure is not None and failure.code != "ledger_missing":
        raise failure


def _copied(station: Station, path: Path) -> float:
    """The ms it takes to put the same rows into a bare table, in the same order."""
    rows: list[BareRow] = [
        (sealed.id, sealed.envelope, sealed.body, sealed.signature, "0" * 64)
        for _, sealed in station.replica.confirmed()
    ]

    def copy() -> None:
        make_bare(path)
        for start in range(0, len(rows), _BATCH):
            write_bare(path, rows[start : start + _BATCH])

    return milliseconds(copy)
