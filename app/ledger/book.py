"""The shared table of events on the office folder: append, read back, and little else."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import peewee

from app.domain.events import LATEST, Sealed, digest
from app.errors import Refusal, Unavailable
from app.ledger import book_schema
from app.ledger.book_file import discard, idle_poll, install, read_header, write_empty
from app.ledger.book_rows import GENESIS, Head, Left, Row, as_text, chained, next_chain, row_of
from app.ledger.book_schema import FORMAT, failures
from app.ledger.transactions import writing

__all__ = ["GENESIS", "Book", "Head", "Left", "Row", "idle_poll", "install", "next_chain"]

_COLUMNS = "seq, id, envelope, body, signature, chain"
_REPAIR = (
    "UPDATE event SET id = ?, envelope = ?, body = ?, signature = ?, chain = ifnull(?, chain)"
    " WHERE seq = ?"
)
_RECHAIN = "UPDATE event SET chain = ? WHERE seq = ?"
_BLANK = "UPDATE event SET body = NULL WHERE seq = ?"
_IDS_AT_ONCE = 500
# Beyond it lies junk: at LATEST an envelope's `seen` ends, and every later act would be unreadable.
_LAST_SEQ = LATEST // 2


def _always() -> bool:
    return True


class Book:
    """The ledger, open. Open it after taking the share's lock and close it before giving it back.

    Every method raises Unavailable (`ledger_damaged`, `share_full`, `share_readonly`,
    `office_offline`, `ledger_busy`) where the share or the file does not let it do its work;
    writing raises Unavailable `lock_lost`, with nothing written, when `still_mine` says no.
    """

    def __init__(self, database: peewee.SqliteDatabase, left: Head | None = None) -> None:
        self._database = database
        #: the last row as the caller left it; None where anybody touched the file since
        self.left = left

    @classmethod
    def create(cls, path: Path, format: int = FORMAT) -> None:
        """Make an empty ledger at `path`, whole or not at all; it is not left open.

        Raises Refusal `ledger_exists` where a file is.
        """
        if os.path.lexists(path):
            raise Refusal("ledger_exists", path=str(path))
        beside = path.with_name(f"{path.name}.new-{secrets.token_hex(4)}")
        try:
            write_empty(beside, format)
            install(beside, path, beside.with_suffix(".orphans"))
        finally:
            discard(beside)

    @classmethod
    def open(cls, path: Path, left: Left | None = None) -> Book:
        """The ledger at `path`, once it has been seen to be one of ours.

        `left` is how the caller left it, under the lock and with every row read: a file that has
        not changed since was seen to be ours then.

        Raises Unavailable `ledger_missing`, `ledger_empty`, `ledger_damaged` (reason); Refusal
        `ledger_wal`, `ledger_newer` (needed, have), `ledger_foreign` (reason).
        """
        header, size, token = read_header(path)
        if left is not None and token == left.token:
            return cls(book_schema.connect(path), left.head)
        book_schema.check_header(header, size)
        book = cls(book_schema.connect(path))
        with ExitStack() as unless_ours:
            unless_ours.callback(book.close)
            book._refuse_foreign()
            unless_ours.pop_all()
        return book

    def close(self) -> None:
        """Let go of the file; a transaction that is open is rolled back."""
        with failures():
            self._database.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def head(self) -> Head:
        """The last row's number and stored chain, GENESIS where there is none."""
        found = self._query("SELECT seq, chain FROM event ORDER BY seq DESC LIMIT 1")
        return Head(found[0][0], as_text(found[0][1])) if found else GENESIS

    def rows(self, after: int, limit: int) -> list[Row]:
        """At most `limit` rows beyond row `after`, in order, unverified.

        A cell of another type than it should have reads as empty, which no genuine row has.
        """
        query = f"SELECT {_COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?"
        return [row_of(*cells) for cells in self._query(query, after, limit)]

    def ids(self, after: int = 0) -> list[tuple[int, str]]:
        """Number and id of every row beyond row `after`, in order."""
        query = "SELECT seq, id FROM event WHERE seq > ? ORDER BY seq"
        return [(seq, as_text(cell)) for seq, cell in self._query(query, after)]

    def has(self, ids: Collection[str]) -> set[str]:
        """Those of `ids` under which there is a row, be it genuine or not."""
        return set(self.find(ids))

    def find(self, ids: Collection[str]) -> dict[str, Row]:
        """The rows under `ids`, by id."""
        found: dict[str, Row] = {}
        remaining = iter(ids)
        while some := list(islice(remaining, _IDS_AT_ONCE)):
            marks = ",".join("?" * len(some))
            # By way of seq, so that the table itself is read: the index alone could lie.
            inner = f"SELECT seq FROM event WHERE id IN ({marks})"
            query = f"SELECT {_COLUMNS} FROM event WHERE seq IN ({inner})"
            rows = (row_of(*cells) for cells in self._query(query, *some))
            found |= {row.sealed.id: row for row in rows if row.sealed.id in some}
        return found

    def indexed(self, ids: Collection[str]) -> dict[str, int]:
        """The row number under each of `ids` as the index has it, which alone finds an id again."""
        found: dict[str, int] = {}
        remaining = iter(ids)
        while some := list(islice(remaining, _IDS_AT_ONCE)):
            marks = ",".join("?" * len(some))
            query = (
                f"SELECT seq, id FROM event INDEXED BY {book_schema.INDEX} WHERE id IN ({marks})"
            )
            found |= {as_text(cell): seq for seq, cell in self._query(query, *some)}
        return found

    def append(
        self,
        events: Sequence[Sealed],
        still_mine: Callable[[], bool] = _always,
        onto: str | None = None,
    ) -> list[Row]:
        """Put events at the end, all of them or none, and return their rows as read back.

        An id that is there already is skipped: it is delivered. `onto` is the chain that the
        caller computed over the genuine rows; without it the last row's stored one goes on.
        Where the ledger is as the caller `left` it, what is wrong with that is refused:
        Unavailable `ledger_busy`.
        """
        with self._writing(still_mine):
            last, present = self._end([event.id for event in events], onto)
            fresh = {event.id: event for event in events if event.id not in present}
            rows = chained(fresh.values(), last.seq, last.chain)
            self._insert(rows)
            # A planted trigger can make an INSERT succeed with nothing stored.
            if self.rows(last.seq, len(rows) + 1) != rows:
                raise Unavailable("ledger_damaged", reason="not stored")
        self.left = Head(rows[-1].seq, rows[-1].chain) if self.left and rows else self.left
        return rows

    def repair(
        self,
        seq: int,
        sealed: Sealed,
        chain: str | None = None,
        still_mine: Callable[[], bool] = _always,
    ) -> bool:
        """Write genuine bytes back into row `seq`, its chain too where one is given.

        False, with nothing written, where there is no such row, where it holds another event's
        own bytes, or where the id stands in another row.
        """
        with self._writing(still_mine):
            if not self._may_repair(seq, sealed.id):
                return False
            cells = (sealed.id, sealed.envelope, sealed.body, sealed.signature, chain, seq)
            self._rewrite(_REPAIR, *cells)
            self._expect(sealed, seq)
        return True

    def rechain(
        self, chains: Sequence[tuple[int, str]], still_mine: Callable[[], bool] = _always
    ) -> None:
        """Store these chains, (row number, chain), in place of what the rows say."""
        with self._writing(still_mine), self._unguarded():
            for seq, chain in chains:
                self._query(_RECHAIN, chain, seq)

    def blank(self, event_id: str, still_mine: Callable[[], bool] = _always) -> bool:
        """Destroy the body of an event for good, in the file's free space as well.

        False where there is no such event.
        """
        with self._writing(still_mine):
            row = self.find([event_id]).get(event_id)
            if row is None:
                return False
            self._rewrite(_BLANK, row.seq)
            self._expect(replace(row.sealed, body=None), row.seq)
        return True

    def check(self) -> None:
        """Have SQLite look through the whole file; takes time in proportion to its size."""
        answer = self._query("PRAGMA integrity_check(1)")[0][0]
        if answer != "ok":
            raise Unavailable("ledger_damaged", reason=answer)

    def _refuse_foreign(self) -> None:
        stored = set(self._query(book_schema.SCHEMA_QUERY))
        if stored != book_schema.EXPECTED_SCHEMA:
            odd = sorted(str(row[1]) for row in stored ^ book_schema.EXPECTED_SCHEMA)
            raise Refusal("ledger_foreign", reason=", ".join(odd))
        bounds = self._query("SELECT (SELECT min(seq) FROM event), (SELECT max(seq) FROM event)")
        first, last = bounds[0]
        if first is not None and not 0 < first <= last < _LAST_SEQ:
            raise Unavailable("ledger_damaged", reason="seq")

    def _query(self, query: str, *cells: object) -> list[tuple[Any, ...]]:
        with failures():
            # Peewee's own way takes as long as SQLite itself for the small questions asked here.
            connection = self._database.connection()
            found: list[tuple[Any, ...]] = connection.execute(query, cells).fetchall()
            return found

    def _end(self, ids: Sequence[str], onto: str | None) -> tuple[Head, Collection[str]]:
        """The row to go on from, and which of the ids are in the ledger already."""
        if self.left is not None:
            return self.left, ()
        head = self.head()
        return head if onto is None else Head(head.seq, onto), self.has(ids)

    def _insert(self, rows: list[Row]) -> None:
        query = f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
        cells = (
            (row.seq, event.id, event.envelope, event.body, event.signature, row.chain)
            for row in rows
            for event in [row.sealed]
        )
        with failures():
            try:
                self._database.connection().executemany(query, cells)
            except sqlite3.IntegrityError as error:
                if self.left is None:
                    raise
                raise Unavailable("ledger_busy", reason="not as it was left") from error

    def _expect(self, sealed: Sealed, seq: int) -> None:
        if [row.sealed for row in self.rows(seq - 1, 1)] != [sealed]:
            raise Unavailable("ledger_damaged", reason="not stored")

    @contextmanager
    def _writing(self, still_mine: Callable[[], bool]) -> Iterator[None]:
        with failures(), writing(self._database):
            yield
            if not still_mine():
                raise Unavailable("lock_lost")

    def _may_repair(self, seq: int, event_id: str) -> bool:
        standing = self._query("SELECT seq FROM event WHERE seq = ? OR id = ?", seq, event_id)
        if standing != [(seq,)]:
            return False
        held = self.rows(seq - 1, 1)[0].sealed
        return held.id == event_id or held.id != digest(held.envelope)

    def _rewrite(self, query: str, *cells: object) -> None:
        with self._unguarded():
            self._query(query, *cells)

    @contextmanager
    def _unguarded(self) -> Iterator[None]:
        """Inside one transaction; where it fails the guard comes back with the rest."""
        self._query(book_schema.LIFT_UPDATE_GUARD)
        yield
        self._query(book_schema.SET_UPDATE_GUARD)
