"""A replica in plain Python: the same questions, the same answers, no file."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.domain.events import Event, Sealed
from app.domain.judge import Placed
from app.errors import Unavailable
from app.ledger.book import GENESIS, Head, Row, next_chain
from app.ledger.replica import Held, Replica
from app.ledger.replica_rows import KnownEvents, Pending
from tests.simulation.memory_records import Kept, MemoryIncidents, MemoryQuarantine
from tests.simulation.wire import Disk


class MemoryReplica(Replica):
    """The event table of one simulated PC, with every public method of `Replica`.

    A write happens whole or not at all, and is a call on the PC's wire before and after.
    """

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._kept: dict[str, Kept] = {}
        self._at: dict[int, str] = {}
        self._order: list[int] = []  # the places, sorted
        self._destroyed: set[str] = set()
        self._facts_kept: dict[str, str] = {}
        self._local = 0
        self._known = KnownEvents()
        self.incidents: MemoryIncidents = MemoryIncidents(disk)
        self.quarantine: MemoryQuarantine = MemoryQuarantine(disk)

    def copied(self, disk: Disk) -> MemoryReplica:
        """The same on another disk, or as it is now on this one."""
        copy = MemoryReplica(disk)
        copy._kept = {key: kept.copied() for key, kept in self._kept.items()}
        copy._at, copy._order, copy._local = dict(self._at), list(self._order), self._local
        copy._destroyed, copy._facts_kept = set(self._destroyed), dict(self._facts_kept)
        copy.incidents = self.incidents.copied(disk)
        copy.quarantine.rows = dict(self.quarantine.rows)
        return copy

    def lose_power(self) -> None:
        """What was confirmed and not written to last is gone; what was made here is not."""
        if isinstance(self._disk.unlasting, MemoryReplica):
            self.__dict__.update(self._disk.unlasting.__dict__)
            self._disk.unlasting = None

    def close(self) -> None:
        """Nothing is open."""

    def add_own(self, sealed: Sealed, event: Event) -> None:
        self._insert_pending([(None, sealed, event)])
        self._known.note(sealed, event)

    def knows(self, sealed: Sealed) -> bool:
        return self._known.event(sealed) is not None

    def salvage(self, events: Iterable[tuple[int | None, Sealed, Event]]) -> None:
        self._insert_pending(events)

    def pending(self, limit: int = -1) -> list[Pending]:
        found = sorted(
            (kept for kept in self._kept.values() if kept.seq is None), key=lambda k: k.order
        )
        some = found if limit < 0 else found[:limit]
        return [Pending(kept.sealed, kept.event, kept.former is not None) for kept in some]

    def undelivered(self) -> list[Sealed]:
        return [entry.sealed for entry in self.pending()]

    def pending_count(self) -> int:
        return len(self._kept) - len(self._at)

    # What the ledger says

    def head(self) -> Head:
        return self._head_before(len(self._order))

    def head_at(self, seq: int | None) -> Head:
        return self.head() if seq is None else self._head_before(bisect_right(self._order, seq))

    def tail(self) -> tuple[int, Sealed] | None:
        if not self._order:
            return None
        seq = self._order[-1]
        return seq, self._row(seq).sealed

    def confirm(self, rows: Sequence[tuple[Row, Event]], at: int = 0) -> list[str]:
        if not rows:
            return []
        self._disk.write()
        for row, _ in rows:
            assert (row.seq, row.sealed.id) in self._disk.wire.read_back, (
                "✓✓ without reading it back"
            )
        first, head = rows[0][0].seq, self.head()
        chain = head.chain if head.seq < first else self.head_at(first - 1).chain
        ids = [row.sealed.id for row, _ in rows]
        pending = {each for each in ids if each in self._kept and self._kept[each].seq is None}
        delivered = [each for each in ids if each in pending]
        if self._is_clash(rows):
            raise sqlite3.IntegrityError("UNIQUE constraint failed: event.seq")
        self._disk.unlasting = self._disk.unlasting or self.copied(self._disk)
        for row, event in rows:
            chain = next_chain(chain, row.sealed.id)
            self._take(row, event, chain)
        if delivered:
            self._know("delivered_at", at)
        if head.seq > first:
            self._rechain(first)
        for row, _ in rows:
            self.quarantine.rows.pop(row.seq, None)
        self._disk.wire.local()
        for row, event in rows:
            self._known.note(row.sealed, event)
        return delivered

    def rewind(self, seq: int) -> int:
        self._disk.write()
        self.quarantine.rows = {at: row for at, row in self.quarantine.rows.items() if at <= seq}
        gone = self._order[bisect_right(self._order, seq) :]
        del self._order[bisect_right(self._order, seq) :]
        for at in gone:
            kept = self._kept[self._at.pop(at)]
            kept.former, kept.seq, kept.chain = at, None, None
        self._disk.lasts()
        return len(gone)

    def blank(self, ids: Sequence[str]) -> None:
        self._disk.write()
        self._destroyed.update(ids)
        for each in ids:
            if each in self._kept:
                self._kept[each].sealed = replace(self._kept[each].sealed, body=None)
        self._disk.lasts()

    def is_destroyed(self, event_id: str) -> bool:
        return event_id in self._destroyed

    def restore(self, sealed: Sealed) -> None:
        self._disk.write()
        if sealed.id in self._kept and sealed.id not in self._destroyed:
            self._kept[sealed.id].sealed = sealed
        self._disk.lasts()

    def doubt(self, event_id: str) -> Unavailable:
        return Unavailable("replica_damaged", reason=event_id)

    # Reading

    def has(self, event_id: str) -> bool:
        return event_id in self._kept

    def sealed(self, event_id: str) -> Sealed | None:
        kept = self._kept.get(event_id)
        return kept.sealed if kept else None

    def place(self, event_id: str) -> int | None:
        kept = self._kept.get(event_id)
        return kept.seq if kept else None

    def places(self, ids: Sequence[str]) -> dict[str, int]:
        found = ((each, self.place(each)) for each in ids)
        return {each: place for each, place in found if place is not None}

    def placed_under(self, *streams: str) -> list[Placed]:
        below = tuple(f"{stream}/" for stream in streams)
        found = [
            kept
            for kept in self._kept.values()
            if kept.stream in streams or kept.stream.startswith(below)
        ]
        found.sort(key=lambda kept: kept.position)
        return [Placed(kept.position, kept.event) for kept in found]

    def all_events(self, after: int = 0) -> Iterator[Held]:
        for seq in self._order[bisect_right(self._order, after) :]:
            yield seq, self._row(seq).event
        for entry in self.pending():
            yield None, entry.event

    def confirmed(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        yield from self.confirmed_batch(after, -1)

    def confirmed_batch(self, after: int, limit: int) -> list[tuple[int, Sealed]]:
        start = bisect_right(self._order, after)
        seqs = self._order[start:] if limit < 0 else self._order[start : start + limit]
        return [(seq, self._row(seq).sealed) for seq in seqs]

    def chains(self, after: int = 0, limit: int = -1) -> list[tuple[int, str, str]]:
        start = bisect_right(self._order, after)
        seqs = self._order[start:] if limit < 0 else self._order[start : start + limit]
        return [(seq, self._at[seq], self._row(seq).chain or "") for seq in seqs]

    def fact(self, name: str) -> str | None:
        return self._facts_kept.get(name)

    def keep_fact(self, name: str, value: str) -> None:
        self._disk.write()
        self._facts_kept[name] = value
        self._disk.lasts()

    # The table

    def _row(self, seq: int) -> Kept:
        return self._kept[self._at[seq]]

    def _head_before(self, index: int) -> Head:
        if not index:
            return GENESIS
        seq = self._order[index - 1]
        return Head(seq, self._row(seq).chain or "")

    def _insert_pending(self, events: Iterable[tuple[int | None, Sealed, Event]]) -> None:
        self._disk.write()
        for former, sealed, event in events:
            if sealed.id not in self._kept:
                self._local += 1
                stream, kept = event.envelope.stream, self._left_of(sealed)
                self._kept[sealed.id] = Kept(self._local, kept, stream, former=former)
        self._disk.lasts()

    def _is_clash(self, rows: Sequence[tuple[Row, Event]]) -> bool:
        """Whether a row claims a place that another event holds by then."""
        holders: dict[int, str] = {}
        moved: dict[str, int] = {}
        for row, _ in rows:
            holder = holders.get(row.seq, self._at.get(row.seq))
            if holder not in (None, row.sealed.id) and moved.get(holder, row.seq) == row.seq:
                return True
            holders[row.seq], moved[row.sealed.id] = row.sealed.id, row.seq
        return False

    def _take(self, row: Row, event: Event, chain: str) -> None:
        sealed = self._left_of(row.sealed)
        kept = self._kept.get(sealed.id)
        if kept is None:
            self._local += 1
            kept = self._kept[sealed.id] = Kept(self._local, sealed, event.envelope.stream)
        elif kept.sealed.body is None:
            kept.sealed = replace(kept.sealed, body=sealed.body)
        if kept.seq is not None and kept.seq != row.seq:
            del self._at[kept.seq]
            self._order.remove(kept.seq)
        if row.seq not in self._at:
            insort(self._order, row.seq)
        self._at[row.seq] = sealed.id
        kept.seq, kept.chain, kept.former = row.seq, chain, None

    def _left_of(self, sealed: Sealed) -> Sealed:
        return replace(sealed, body=None) if sealed.id in self._destroyed else sealed

    def _rechain(self, first: int) -> None:
        chain = self.head_at(first - 1).chain
        for seq, event_id, _ in self.chains(first - 1):
            chain = next_chain(chain, event_id)
            self._row(seq).chain = chain

    def _know(self, name: str, at: Any) -> None:
        if name not in self._facts_kept or int(at) > int(self._facts_kept[name]):
            self._facts_kept[name] = str(at)
