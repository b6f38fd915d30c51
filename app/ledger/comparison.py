"""The ledger held against the replica, row by row."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.events import Event, Sealed
from app.domain.record import record
from app.errors import Unavailable
from app.ledger.book import Book, Row
from app.ledger.replica import Replica
from app.ledger.seal import NotGenuine, unseal


@record
class Compared:
    """What one window showed."""

    repaired: tuple[tuple[int, str], ...]  # (seq, id) of rows whose genuine bytes are back
    restored: tuple[tuple[int, Event], ...]  # what this PC had without its body, and now with it
    diverged: int | None  # the first place at which the two histories differ
    next: int | None  # place to go on after, None when everything was seen
    misled: int | None = None  # the first row whose stored chain is not the computed one


class Comparison:
    """Whether the ledger still holds what this PC confirmed, where it confirmed it."""

    def __init__(
        self, book: Book, replica: Replica, office: str, still_mine: Callable[[], bool]
    ) -> None:
        self._book = book
        self._replica = replica
        self._office = office
        self._still_mine = still_mine
        self._restored: list[tuple[int, Event]] = []

    def window(self, after: int, limit: int) -> Compared:
        """Compare at most `limit` confirmed rows beyond place `after`, repairing what failed."""
        ours = self._replica.confirmed_batch(after, limit)
        self._restored = []
        if not ours:
            return Compared((), (), None, None)
        last = ours[-1][0]
        junk = {failed.seq for failed in self._replica.quarantine.all()}
        theirs = [row for row in self._book.rows(after, len(ours) + len(junk)) if row.seq <= last]
        following = last if len(ours) == limit else None
        if [(row.seq, row.sealed) for row in theirs] == ours:
            self._check_index(theirs)
            misled = self._check_chains(theirs, after, limit, any(seq < last for seq in junk))
            return Compared((), (), None, following, misled)
        return self._settle(dict(ours), {row.seq: row for row in theirs}, junk, following)

    def _check_index(self, rows: list[Row]) -> None:
        """An index that lies lets an id be written twice, and hides one that is there."""
        expected = {row.sealed.id: row.seq for row in rows}
        if self._book.indexed(expected) != expected:
            raise Unavailable("ledger_damaged", reason="index")

    def _check_chains(self, rows: list[Row], after: int, limit: int, uncertain: bool) -> int | None:
        """Stored chains are put right where no row before them is in doubt; the first wrong one.

        A PC to which some row is no event computes another chain: it leaves them as they are.
        """
        ours = {seq: chain for seq, _, chain in self._replica.chains(after, limit)}
        wrong = [(row.seq, ours[row.seq]) for row in rows if row.chain != ours[row.seq]]
        if wrong and not uncertain:
            self._book.rechain(wrong, self._still_mine)
        return wrong[0][0] if wrong else None

    def _settle(
        self,
        ours: dict[int, Sealed],
        theirs: dict[int, Row],
        junk: set[int],
        following: int | None,
    ) -> Compared:
        repaired: list[tuple[int, str]] = []
        for seq in sorted(ours.keys() | theirs.keys()):
            mine, row = ours.get(seq), theirs.get(seq)
            if mine is None and seq in junk:
                continue
            if mine is None or row is None:
                return self._compared(repaired, seq, None)
            if not self._same(seq, mine, row.sealed):
                if not self._mend(seq, mine):
                    return self._compared(repaired, seq, None)
                repaired.append((seq, mine.id))
        return self._compared(repaired, None, following)

    def _compared(
        self, repaired: list[tuple[int, str]], diverged: int | None, following: int | None
    ) -> Compared:
        return Compared(tuple(repaired), tuple(self._restored), diverged, following)

    def _same(self, seq: int, mine: Sealed, theirs: Sealed) -> bool:
        """Equal, or equal but for a body that only one of the two still has to have."""
        if mine == theirs:
            return True
        if mine.id != theirs.id or not self._is_genuine(theirs) or theirs.body is None:
            return False
        if self._replica.is_destroyed(mine.id):
            self._book.blank(mine.id, self._still_mine)
            return True
        self._replica.restore(theirs)
        self._restored.append((seq, unseal(theirs, office=self._office)))
        return True

    def _mend(self, seq: int, mine: Sealed) -> bool:
        if not self._is_genuine(mine):
            raise self._replica.doubt(mine.id)
        chain = self._replica.head_at(seq).chain
        return self._book.repair(seq, mine, chain, self._still_mine)

    def _is_genuine(self, sealed: Sealed) -> bool:
        try:
            unseal(sealed, office=self._office)
        except NotGenuine:
            return False
        return True
