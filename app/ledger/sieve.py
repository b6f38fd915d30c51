"""Tells the genuine rows of the ledger from the others, which are named and looked at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.events import Event, Sealed
from app.ledger.book import Book, Row
from app.ledger.quarantine import Quarantined
from app.ledger.replica import Replica
from app.ledger.seal import NotGenuine, unseal

NAMED = 20  # incidents that a batch of junk makes
ROW_TWICE = "row_twice"
_LOOKED_AT_AGAIN = 100

Record = Callable[..., object]
"""Keeps an incident: its code, and its facts by name."""


class Sieve:
    """For one visit. Bytes that fail are put right where this PC holds the genuine ones."""

    def __init__(
        self,
        book: Book,
        replica: Replica,
        office: str,
        still_mine: Callable[[], bool],
        record: Record,
    ) -> None:
        self._book = book
        self._replica = replica
        self._office = office
        self._still_mine = still_mine
        self._record = record
        self._failed: list[Quarantined] = []
        #: the first place of an event that was confirmed there and now stands elsewhere
        self.moved: int | None = None

    def genuine(self, rows: Sequence[Row]) -> list[tuple[Row, Event]]:
        """The rows that are events of this office, the first of each id; the others are named."""
        taken = self._sifted(rows)
        self._name_failed()
        return taken

    def released(self) -> list[tuple[Row, Event]]:
        """Rows in quarantine that a PC with their bytes has put right since, some at a visit."""
        taken: list[tuple[Row, Event]] = []
        for failed in self._replica.quarantine.all()[:_LOOKED_AT_AGAIN]:
            found = self._book.rows(failed.seq - 1, 1)
            if not found or found[0].seq != failed.seq:
                self._replica.quarantine.release(failed.seq)
            else:
                taken += self._sifted(found)
        self._name_failed()
        return taken

    def _sifted(self, rows: Sequence[Row]) -> list[tuple[Row, Event]]:
        taken = [each for row in rows if (each := self._sift(row)) is not None]
        places = self._replica.places([event.id for _, event in taken])
        first: list[tuple[Row, Event]] = []
        for row, event in taken:
            place = places.setdefault(event.id, row.seq)
            if place >= row.seq:
                first.append((row, event))
            elif self._stands_at(place, event.id):
                # Only an index that lies lets an id stand in two rows.
                self._failed.append(Quarantined(row.seq, event.id, ROW_TWICE))
            else:
                self.moved = place if self.moved is None else min(self.moved, place)
        return first

    def _stands_at(self, place: int, event_id: str) -> bool:
        rows = self._book.rows(place - 1, 1)
        return [(row.seq, row.sealed.id) for row in rows] == [(place, event_id)]

    def _sift(self, row: Row) -> tuple[Row, Event] | None:
        try:
            return row, unseal(row.sealed, office=self._office)
        except NotGenuine as reason:
            ours = self._genuine_bytes(row.sealed.id)
            if ours is None or not self._book.repair(row.seq, ours, None, self._still_mine):
                self._failed.append(Quarantined(row.seq, row.sealed.id[:64], reason.code))
                return None
        self._record("row_repaired", seq=row.seq, id=ours.id)
        return Row(row.seq, ours, row.chain), unseal(ours, office=self._office)

    def _name_failed(self) -> None:
        """All in quarantine at once; a flood of junk must not become a flood of incidents."""
        self._replica.quarantine.add(self._failed)
        for failed in self._failed[:NAMED]:
            self._record("row_not_genuine", seq=failed.seq, id=failed.id, why=failed.code)
        self._failed = []

    def _genuine_bytes(self, event_id: str) -> Sealed | None:
        """What this PC holds under an id; never what a failing disk made of it."""
        ours = self._replica.sealed(event_id)
        try:
            return ours if ours is not None and unseal(ours, office=self._office) else None
        except NotGenuine:
            return None
