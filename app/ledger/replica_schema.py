"""The shape of a replica's file, how it is opened, and what its failures mean."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from peewee import PeeweeException, SqliteDatabase

from app.domain.events import Malformed
from app.errors import Refusal, Unavailable
from app.ledger.transactions import OUR_MISTAKES, writing

FORMAT = 1
APPLICATION_ID = 0x4D534C52  # "MSLR"

# After so many pages (1 MB, some 25 acts) the log goes into the file and begins anew. Writing over
# what a log has already takes the disk half as long as making it longer, and each ✓ waits for it.
_LOG_PAGES = 256

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_SCHEMA = (
    # `seq` and `chain` are the place in the ledger, NULL for what it does not have yet: the index
    # of `seq` finds those, in the order of `local`. No row is ever deleted, so `local` only grows.
    # `former` is the place of a row that the ledger had and does not show any more.
    """CREATE TABLE event (
        local INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        seq INTEGER UNIQUE,
        chain TEXT,
        former INTEGER,
        stream TEXT NOT NULL,
        envelope BLOB NOT NULL,
        body BLOB,
        signature BLOB NOT NULL
    )""",
    "CREATE INDEX event_of_stream ON event (stream)",
    "CREATE TABLE destroyed (id TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE quarantine (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL
    )""",
    """CREATE TABLE incident (
        key TEXT PRIMARY KEY, at INTEGER NOT NULL, code TEXT NOT NULL, facts TEXT NOT NULL,
        mirrored INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID""",
)


class told:
    """Turn the engine's failures in a `with` into ours.

    Raises Unavailable replica_damaged (the file is no sound database: the next start rescues
    it), profile_full, or replica_unusable with the engine's reason. A class: it stands around
    every question, and a generator would take as long as the question.
    """

    __slots__ = ("_database",)

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, Malformed | sqlite3.Error | PeeweeException):
            failure = _failure(self._database, error)
            if failure is not None:
                raise failure from error


def _failure(database: SqliteDatabase, error: BaseException) -> Unavailable | None:
    """What it means for this PC; None for a mistake of ours."""
    code = _engine_code(error) & 0xFF
    # SQLite does not notice when a page that holds the end of a body is damaged.
    if isinstance(error, Malformed) or code in _DAMAGE:
        suspicion(Path(database.database)).touch()
        return Unavailable("replica_damaged", reason=str(error))
    if code == sqlite3.SQLITE_FULL:
        return Unavailable("profile_full", reason=str(error))
    if code in OUR_MISTAKES:
        return None
    return Unavailable("replica_unusable", reason=str(error))


def open_database(path: Path) -> SqliteDatabase:
    """The replica at `path`, made where there is none.

    Each thread that uses it gets a connection of its own; `synchronous=FULL` makes a commit in
    WAL mode last on return. Raises Refusal replica_newer, and what `told` raises.
    """
    database = SqliteDatabase(
        str(path),
        pragmas={
            "journal_mode": "wal",
            "synchronous": "full",
            "wal_autocheckpoint": _LOG_PAGES,
            "trusted_schema": 0,
            "cell_size_check": 1,
        },
        # Deferred transactions that write after reading fail at once instead of waiting.
        lock_type="IMMEDIATE",
        timeout=10,
    )
    with told(database):
        try:
            _ensure_schema(database)
        except BaseException:
            database.close()
            raise
    return database


def suspicion(path: Path) -> Path:
    """The file whose presence says that damage was met in the replica at `path`."""
    return path.with_name(f"{path.name}.suspect")


def _ensure_schema(database: SqliteDatabase) -> None:
    made = database.pragma("user_version")
    if made > FORMAT:
        raise Refusal("replica_newer", needed=made, have=FORMAT)
    if made == FORMAT:
        return
    with writing(database):
        if database.pragma("user_version") == FORMAT:
            return  # another process made it while we waited for the transaction
        if database.get_tables():
            raise Unavailable("replica_damaged", reason="another program's tables")
        for statement in _SCHEMA:
            database.execute_sql(statement)
        database.pragma("application_id", APPLICATION_ID)
        database.pragma("user_version", FORMAT)


def _engine_code(error: BaseException) -> int:
    """SQLite's own result code; Peewee raises its exceptions in the course of SQLite's.

    The last one raised may only complain that SQLite had rolled back by itself: the first
    that says something counts.
    """
    found: BaseException | None = error
    while found is not None:
        code = getattr(found, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code != sqlite3.SQLITE_ERROR:
            return int(code)
        found = found.__cause__ or found.__context__
    return sqlite3.SQLITE_ERROR
