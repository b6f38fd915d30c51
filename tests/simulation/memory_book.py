"""Ledgers whose files hold only a number: the rows lie in memory, under that number.

Files are copied, renamed, truncated and deleted as real ones by the real code; every commit
writes a new number, so that a copy that was made before stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from app.domain.events import Sealed, digest
from app.errors import Refusal, Unavailable
from app.ledger.book import GENESIS, Book, Head, Left, Row, next_chain
from app.ledger.book_file import idle_poll, read_header
from tests.simulation.wire import Wire

Rows = tuple[Row, ...]
Mixing = Callable[[Rows, Rows, Rows], Rows]
_LAST_SEQ = 250_000_000_000_000 // 2


def overwritten(before: Rows, theirs: Rows, mine: Rows) -> Rows:
    """What is left where two write at once and the later one's pages win."""
    return mine


class Shelf:
    """All that was ever written to a ledger file, by the number in the file."""

    def __init__(self) -> None:
        self._contents: dict[bytes, Rows] = {}
        self._planted: set[bytes] = set()
        self.mix: Mixing = overwritten

    def put(self, path: Path, rows: Sequence[Row], planted: bool = False) -> None:
        """Write a whole ledger; `planted` with a trigger that is not ours in it."""
        token = b"buku besar %d\n" % len(self._contents)
        self._contents[token] = tuple(rows)
        if planted:
            self._planted.add(token)
        path.write_bytes(token)

    def get(self, path: Path) -> Rows:
        """The rows at `path`; raises what `Book.open` raises."""
        header, size, _ = read_header(path)
        if not size:
            raise Unavailable("ledger_empty")
        if header not in self._contents:
            raise Unavailable("ledger_damaged", reason="header")
        if header in self._planted:
            raise Refusal("ledger_foreign", reason="trigger")
        rows = self._contents[header]
        if rows and not 0 < rows[0].seq <= rows[-1].seq < _LAST_SEQ:
            raise Unavailable("ledger_damaged", reason="seq")
        return rows

    def salvage(self, path: Path, keep: Callable[[], object] = lambda: None) -> list[Row]:
        """What can still be read of a ledger that cannot be opened."""
        keep()
        header = path.read_bytes() if path.is_file() else b""
        return list(self._contents.get(header[:100], ()))

    def salvageable(self, path: Path) -> Rows:
        """The rows in a file, be it whole or only readable."""
        return tuple(self.salvage(path))


class MemoryBook(Book):
    """An open ledger of the shelf, with every public method of `Book`."""

    def __init__(self, shelf: Shelf, path: Path, wire: Wire, left: Left | None = None) -> None:
        self.left = left.head if left is not None and idle_poll(path) == left.token else None
        self._shelf = shelf
        self._path = path
        self._wire = wire
        wire.remote()
        shelf.get(path)

    def close(self) -> None:
        """Nothing is open."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def head(self) -> Head:
        rows = self._rows()
        return Head(rows[-1].seq, rows[-1].chain) if rows else GENESIS

    def rows(self, after: int, limit: int) -> list[Row]:
        found = self._rows()
        if not found or found[-1].seq <= after:
            return []
        return self._seen([row for row in found if row.seq > after][:limit])

    def ids(self, after: int = 0) -> list[tuple[int, str]]:
        return [(row.seq, row.sealed.id) for row in self._rows() if row.seq > after]

    def has(self, ids: Collection[str]) -> set[str]:
        return set(self.find(ids))

    def find(self, ids: Collection[str]) -> dict[str, Row]:
        wanted = set(ids)
        return {row.sealed.id: row for row in self._rows() if row.sealed.id in wanted}

    def indexed(self, ids: Collection[str]) -> dict[str, int]:
        return {event_id: row.seq for event_id, row in self.find(ids).items()}

    def append(
        self,
        events: Sequence[Sealed],
        still_mine: Callable[[], bool] = lambda: True,
        onto: str | None = None,
    ) -> list[Row]:
        made: list[Row] = []
        with self._transaction(still_mine) as rows:
            present = {row.sealed.id for row in rows}
            seq, chain = (rows[-1].seq, rows[-1].chain) if rows else (0, GENESIS.chain)
            if self.left is not None:
                if seq > self.left.seq or not present.isdisjoint(event.id for event in events):
                    raise Unavailable("ledger_busy", reason="not as it was left")
                seq, onto = self.left.seq, self.left.chain
            chain = chain if onto is None else onto
            for event in {e.id: e for e in events if e.id not in present}.values():
                seq, chain = seq + 1, next_chain(chain, event.id)
                made.append(Row(seq, event, chain))
            rows += made
        return self._seen(made)

    def repair(
        self,
        seq: int,
        sealed: Sealed,
        chain: str | None = None,
        still_mine: Callable[[], bool] = lambda: True,
    ) -> bool:
        with self._transaction(still_mine) as rows:
            standing = [row for row in rows if row.seq == seq or row.sealed.id == sealed.id]
            if [row.seq for row in standing] != [seq]:
                return False
            held = standing[0].sealed
            if held.id != sealed.id and held.id == digest(held.envelope):
                return False
            at = rows.index(standing[0])
            rows[at] = Row(seq, sealed, standing[0].chain if chain is None else chain)
            self._seen([rows[at]])
        return True

    def rechain(
        self, chains: Sequence[tuple[int, str]], still_mine: Callable[[], bool] = lambda: True
    ) -> None:
        with self._transaction(still_mine) as rows:
            known = dict(chains)
            rows[:] = [replace(row, chain=known.get(row.seq, row.chain)) for row in rows]

    def blank(self, event_id: str, still_mine: Callable[[], bool] = lambda: True) -> bool:
        with self._transaction(still_mine) as rows:
            for at, row in enumerate(rows):
                if row.sealed.id == event_id:
                    rows[at] = replace(row, sealed=replace(row.sealed, body=None))
                    return True
        return False

    def check(self) -> None:
        self._rows()

    def _rows(self) -> Rows:
        self._wire.remote()
        return self._shelf.get(self._path)

    def _seen(self, rows: list[Row]) -> list[Row]:
        self._wire.read_back.update((row.seq, row.sealed.id) for row in rows)
        return rows

    @contextmanager
    def _transaction(self, still_mine: Callable[[], bool]) -> Iterator[list[Row]]:
        """A transaction: what others commit meanwhile (their lock lied) is written over."""
        before = self._rows()
        rows = list(before)
        yield rows
        if not still_mine():
            raise Unavailable("lock_lost")
        self._wire.remote()  # before COMMIT
        if tuple(rows) != before:
            theirs = self._shelf.get(self._path)
            mine = tuple(rows)
            left = mine if theirs == before else self._shelf.mix(before, theirs, mine)
            self._shelf.put(self._path, left)
        self._wire.remote()  # COMMIT is done; its answer is on the way
