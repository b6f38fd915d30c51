"""How the databases of this package are written: all that belongs together, or nothing."""

from __future__ import annotations

import sqlite3
from types import TracebackType

from peewee import SqliteDatabase

# What SQLite complains of where the program is wrong, and neither the disk nor the file.
OUR_MISTAKES = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE)


class writing:
    """One transaction of the calling thread; gives its connection.

    Not peewee's atomic(): a full disk ends the transaction by itself, and its ROLLBACK then fails
    and hides the reason. And each ✓ and ✓✓ waits for three of these: a class, without anything
    around it that takes longer than a small write itself.
    """

    __slots__ = ("_connection",)

    def __init__(self, database: SqliteDatabase) -> None:
        self._connection: sqlite3.Connection = database.connection()

    def __enter__(self) -> sqlite3.Connection:
        self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


class unhurried(writing):
    """A transaction that a power cut may take back, with nothing else harmed.

    For what the ledger says and would say again. The next commit that lasts makes it last too:
    the log is written in order.
    """

    __slots__ = ()

    def __enter__(self) -> sqlite3.Connection:
        self._connection.execute("PRAGMA synchronous = normal")
        try:
            return super().__enter__()
        except BaseException:
            self._hurry()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        finally:
            self._hurry()

    def _hurry(self) -> None:
        self._connection.execute("PRAGMA synchronous = full")
