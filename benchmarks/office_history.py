"""What a long history costs when a PC joins its office, and when the ledger is lost."""

from __future__ import annotations

import gc
from pathlib import Path

from app.errors import Failure
from app.ledger.office_folder import OfficeFolder
from app.station import Station
from benchmarks.bare_ledger import BareRow, make_bare, write_bare
from benchmarks.history import long_history
from benchmarks.measure import Row, milliseconds
from benchmarks.stations import joined_empty, signatures_alone, take_in

EVENTS = 30_000
JOIN, HEAL = 3.0, 12.0  # at most, as a multiple of what stands beside it
_BATCH = 1000


def history_rows(root: Path) -> list[Row]:
    """A PC's first join, then the ledger of the same office lost and healed by it."""
    office, profile = root / "lama", root / "baru"
    count = long_history(office, root / "pena", EVENTS)
    stations = list[Station]()

    def join() -> None:
        stations.append(joined_empty(office, profile))
        take_in(stations[0])

    gc.disable()  # as in the window, which collects when its interface thread has time
    joining = milliseconds(join)
    station = stations[0]
    signatures = signatures_alone(station)
    copying = _copied(station, root / "bare.db")
    OfficeFolder(office).ledger.unlink()
    healing = milliseconds(lambda: _heal(station))
    gc.enable()
    healed = station.replica.head().seq
    station.close()
    if healed != count:
        raise RuntimeError(f"{healed} of {count} events were healed")
    return [
        Row(f"first join to {count} events : signatures alone", joining, signatures, "ms", JOIN),
        Row(f"lost ledger of {count} events healed : rows copied", healing, copying, "ms", HEAL),
    ]


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
