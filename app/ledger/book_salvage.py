"""What can still be read of a ledger that cannot be opened as one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import peewee

from app.errors import Failure
from app.ledger import book_schema
from app.ledger.book import Book, Row
from app.ledger.book_schema import failures

_AT_ONCE = 200
_GIVE_UP_AFTER = 2000  # rows missing or unreadable in succession


def salvage(path: Path, keep: Callable[[], object] = lambda: None) -> list[Row]:
    """Every row that SQLite can still read, in order and unverified; [] where it reads nothing.

    Only under the lock, which `keep`, asked between any two slices, is to hold on to. A journal
    that lies beside the file is rolled back first. Raises what `keep` raises.
    """
    found: list[Row] = []
    for rows in _readable(path):
        found += rows
        keep()
    return found


def _readable(path: Path) -> Iterator[list[Row]]:
    try:
        database = book_schema.connect(path)
        with closing(database):
            if _has_table(database):
                yield from _slices(database)
    except (Failure, peewee.DatabaseError, sqlite3.DatabaseError):
        return  # also where it is a table of quite another kind


def _has_table(database: peewee.SqliteDatabase) -> bool:
    # A planted *view* of that name could keep a reader busy for ever.
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'event' AND type = 'table'"
    with failures():
        return bool(database.execute_sql(query).fetchone()[0])


def _slices(database: peewee.SqliteDatabase) -> Iterator[list[Row]]:
    book = Book(database)
    last, empty = 0, 0
    while empty < _GIVE_UP_AFTER:
        found = _try(book, last, _AT_ONCE)
        if found == []:
            return
        if found is None:
            # A damaged page lies ahead: go over it row by row.
            found = _one_by_one(database, last)
            empty = 0 if found else empty + _AT_ONCE
            last += _AT_ONCE
        else:
            last, empty = found[-1].seq, 0
        yield found


def _try(book: Book, after: int, limit: int) -> list[Row] | None:
    try:
        return book.rows(after, limit)
    except Failure:
        return None


def _one_by_one(database: peewee.SqliteDatabase, after: int) -> list[Row]:
    tries = (_try(Book(database), seq, 1) for seq in range(after, after + _AT_ONCE))
    found = {row.seq: row for rows in tries if rows for row in rows}
    return [row for seq, row in found.items() if seq <= after + _AT_ONCE]
