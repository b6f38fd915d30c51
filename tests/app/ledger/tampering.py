"""Ledgers for tests, and what people without scruples do to them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.domain.events import Sealed, digest
from app.ledger.book import Book
from app.ledger.book_schema import SCHEMA

IGNORING = "CREATE TRIGGER lost BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END"
GUARDS = ("event_only_grows", "event_never_changes", "event_never_goes")


def sealed(number: int, body: bytes | None = b'{"a":1}') -> Sealed:
    """An event as far as the ledger can tell: its id is the hash of its envelope."""
    envelope = f"envelope {number}".encode()
    return Sealed(digest(envelope), envelope, body, b"signature %d" % number)


def three_rows(folder: Path) -> Path:
    """A ledger in `folder` with the rows 1, 2 and 3."""
    path = folder / "mejasiar.db"
    Book.create(path)
    with Book.open(path) as book:
        book.append([sealed(number) for number in (1, 2, 3)])
    return path


def sql(path: Path, *statements: str) -> None:
    """What anybody with a database tool can do to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        for statement in statements:
            tool.execute(statement)


def tampered(path: Path, change: str) -> None:
    """A change made by somebody who takes the guards down and puts them back."""
    drops = (f"DROP TRIGGER {name}" for name in GUARDS)
    loose = "PRAGMA ignore_check_constraints = ON"
    sql(path, loose, *drops, change, *SCHEMA[1:])
