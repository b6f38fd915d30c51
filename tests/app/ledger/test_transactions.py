"""All of a transaction or nothing, and the reason why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from app.ledger.transactions import unhurried, writing

FULL, NORMAL = 2, 1
TWICE = [("satu",), ("satu",)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    """A file with one table, whose commits last."""
    pragmas = {"journal_mode": "wal", "synchronous": "full"}
    database = SqliteDatabase(str(tmp_path / "uji.db"), pragmas=pragmas, timeout=0)
    database.execute_sql("CREATE TABLE note (text TEXT UNIQUE)")
    yield database
    database.close()


def _notes(database: SqliteDatabase) -> list[str]:
    return [text for (text,) in database.execute_sql("SELECT text FROM note").fetchall()]


@pytest.mark.parametrize("kind", [writing, unhurried])
def test_all_of_it_is_there_afterwards(database: SqliteDatabase, kind: type[writing]) -> None:
    with kind(database) as connection:
        connection.execute("INSERT INTO note VALUES ('satu')")
        connection.execute("INSERT INTO note VALUES ('dua')")
    assert _notes(database) == ["satu", "dua"]
    assert not connection.in_transaction


@pytest.mark.parametrize("kind", [writing, unhurried])
def test_nothing_of_it_is_there_where_something_fails(
    database: SqliteDatabase, kind: type[writing]
) -> None:
    with pytest.raises(sqlite3.IntegrityError), kind(database) as connection:
        connection.executemany("INSERT INTO note VALUES (?)", TWICE)
    assert _notes(database) == []
    assert not connection.in_transaction


def test_what_ended_the_transaction_by_itself_is_what_is_told(database: SqliteDatabase) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), writing(database) as connection:
        connection.executemany("INSERT OR ROLLBACK INTO note VALUES (?)", TWICE)
    assert _notes(database) == []


def test_only_the_unhurried_does_not_wait_for_the_disk(database: SqliteDatabase) -> None:
    with writing(database) as connection:
        assert database.pragma("synchronous") == FULL
    with unhurried(database) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (NORMAL,)
    assert database.pragma("synchronous") == FULL


def test_who_cannot_begin_waits_for_the_disk_again_afterwards(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "uji.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="locked"), unhurried(database):
        raise AssertionError("two write at once")
    other.close()
    assert database.pragma("synchronous") == FULL
