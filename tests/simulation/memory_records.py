"""What a simulated PC keeps: one row of its event table, its incidents, its quarantine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.events import Event, Sealed, canonical, read_kept
from app.domain.judge import PENDING
from app.ledger.incidents import Incident, Incidents
from app.ledger.quarantine import Quarantine, Quarantined
from tests.simulation.wire import Disk


@lru_cache(maxsize=400_000)
def _read(event_id: str, envelope: bytes, body: bytes | None) -> Event:
    return read_kept(event_id, envelope, body)


@dataclass(slots=True)
class Kept:
    """One row of the event table."""

    local: int
    sealed: Sealed
    stream: str
    seq: int | None = None
    chain: str | None = None
    former: int | None = None

    def copied(self) -> Kept:
        return Kept(self.local, self.sealed, self.stream, self.seq, self.chain, self.former)

    @property
    def event(self) -> Event:
        return _read(self.sealed.id, self.sealed.envelope, self.sealed.body)

    @property
    def order(self) -> tuple[bool, int, int]:
        return self.former is None, self.former or 0, self.local

    @property
    def position(self) -> int:
        if self.seq is not None:
            return self.seq
        return PENDING + (self.former if self.former is not None else (PENDING >> 1) + self.local)


class MemoryIncidents(Incidents):
    """Incidents in a dictionary; they are mirrored to the share by the real code."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._kept: dict[str, tuple[int, str, str]] = {}
        self._mirrored: set[str] = set()
        self._all_mirrored = False

    def record(self, incident: Incident) -> bool:
        if incident.key in self._kept:
            return False
        self._disk.write()
        told = canonical(incident.facts).decode()
        self._kept[incident.key] = (incident.at, incident.code, told)
        self._disk.lasts()
        self._all_mirrored = False
        return True

    def copied(self, disk: Disk) -> MemoryIncidents:
        """What a copy of the disk holds."""
        copy = MemoryIncidents(disk)
        copy._kept, copy._mirrored = dict(self._kept), set(self._mirrored)
        return copy

    def __len__(self) -> int:
        return len(self._kept)

    def _mark_mirrored(self, incidents: Sequence[Incident]) -> None:
        self._disk.write()
        self._mirrored.update(incident.key for incident in incidents)
        self._disk.lasts()

    def _read(self, where: str) -> list[Incident]:
        left_out = self._mirrored if where else frozenset[str]()
        rows = sorted((row[0], key, row) for key, row in self._kept.items() if key not in left_out)
        return [Incident(code, at, json.loads(facts)) for _, _, (at, code, facts) in rows]


class MemoryQuarantine(Quarantine):
    """Quarantine in a dictionary by place."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.rows: dict[int, Quarantined] = {}

    def add(self, rows: Iterable[Quarantined]) -> None:
        known = set(self.rows.values())
        new = {row.seq: row for row in rows if row not in known}
        if new:
            self._disk.write()
            self.rows |= new
            self._disk.lasts()

    def release(self, seq: int) -> None:
        self._disk.write()
        self.rows.pop(seq, None)
        self._disk.lasts()

    def all(self) -> list[Quarantined]:
        return [self.rows[seq] for seq in sorted(self.rows)]
