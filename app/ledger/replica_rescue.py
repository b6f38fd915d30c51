"""A replica whose file is damaged is set aside, and what can be read of it is taken along."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from secrets import token_hex

from app.domain.events import Event, Sealed
from app.errors import Unavailable
from app.ledger.incidents import Incident
from app.ledger.replica import Replica
from app.ledger.replica_schema import suspicion
from app.ledger.seal import NotGenuine, unseal
from app.put_in_place import put_in_place, take_away

_PARTS = ("", "-wal", "-shm")
_GIVE_UP_AFTER = 2000  # rows that cannot be read, one after the other


def open_replica(path: Path, office: str, at: int) -> Replica:
    """The replica at `path`; a damaged one is replaced by what can be salvaged of it.

    What was confirmed comes back with the next pull; what only this PC had is salvaged row by
    row, and an incident `replica_rescued` says how many rows were. `at` is office time (ms).
    Raises Refusal replica_newer, Unavailable profile_full or replica_unusable.
    """
    suspected = suspicion(path)
    try:
        replica = Replica(path)
        if not suspected.exists():
            return replica
        replica.close()
    except Unavailable as failure:
        if failure.code != "replica_damaged":
            raise
    replica = _rescue(path, office, at)
    take_away(suspected)
    return replica


def _rescue(path: Path, office: str, at: int) -> Replica:
    aside = path.with_name(f"{path.stem}-damaged-{at}-{token_hex(2)}{path.suffix}")
    for part in _PARTS:
        old = path.with_name(path.name + part)
        if old.exists():
            put_in_place(old, aside.with_name(aside.name + part))
    replica = Replica(path)
    found = list(_genuine(aside, office))
    replica.salvage(found)
    facts = {"rows": len(found), "aside": aside.name}
    replica.incidents.record(Incident("replica_rescued", at, facts))
    return replica


def _genuine(path: Path, office: str) -> Iterator[tuple[int | None, Sealed, Event]]:
    for former, sealed in _readable(path):
        try:
            yield former, sealed, unseal(sealed, office=office)
        except NotGenuine:
            continue


def _readable(path: Path) -> Iterator[tuple[int | None, Sealed]]:
    """Row by row: a query over many rows would end at the first page that cannot be read."""
    with closing(sqlite3.connect(path)) as connection:
        local, failed = 0, 0
        while failed < _GIVE_UP_AFTER:
            try:
                row = connection.execute(
                    "SELECT local, coalesce(seq, former), id, envelope, body, signature"
                    " FROM event WHERE local > ? ORDER BY local LIMIT 1",
                    (local,),
                ).fetchone()
            except sqlite3.DatabaseError:
                local, failed = local + 1, failed + 1
                continue
            if row is None:
                return
            local, failed = row[0], 0
            yield row[1], Sealed(*row[2:])
