"""Local databases that may be lost: whatever is in them is read again from the replica."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from app.domain.record import record
from app.ledger.transactions import writing


@record
class Layout:
    """What a disposable database must look like: its format (user_version) and its tables."""

    format: int
    tables: frozenset[str]
    statements: Sequence[str]  # that make them


def open_disposable(path: Path, layout: Layout) -> SqliteDatabase:
    """Open or make the database; one that is damaged or of another layout is made anew, empty.

    Raises peewee's or sqlite3's DatabaseError where even a new one cannot be made.
    """
    try:
        return _opened(path, layout)
    except (DatabaseError, sqlite3.DatabaseError):
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _opened(path, layout)


def _opened(path: Path, layout: Layout) -> SqliteDatabase:
    # What a power cut takes from here is read again, so nothing waits for the disk.
    pragmas = {"journal_mode": "wal", "synchronous": "off", "trusted_schema": 0}
    database = SqliteDatabase(str(path), pragmas=pragmas, timeout=10, lock_type="IMMEDIATE")
    try:
        if database.pragma("user_version") != layout.format or not _fits(database, layout):
            _make(database, layout)
        if database.pragma("quick_check", 1) != "ok":
            raise DatabaseError("damaged")
    except BaseException:
        database.close()
        raise
    return database


def _fits(database: SqliteDatabase, layout: Layout) -> bool:
    return set(database.get_tables()) == layout.tables


def _make(database: SqliteDatabase, layout: Layout) -> None:
    with writing(database):
        for table in database.get_tables():
            database.execute_sql(f'DROP TABLE "{table}"')
        for statement in layout.statements:
            database.execute_sql(statement)
        database.pragma("user_version", layout.format)
