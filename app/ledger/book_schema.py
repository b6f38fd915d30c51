"""The ledger file: its tables, its header, how SQLite opens it and what SQLite's errors mean."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from traceback import clear_frames
from types import TracebackType
from urllib.parse import quote

import peewee

from app.errors import Refusal, Unavailable
from app.ledger.office_folder import share_failure
from app.put_in_place import put_in_place

FORMAT = 1
APPLICATION_ID = 0x4D65_5369  # "MeSi"
HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_ROLLBACK, _WAL = b"\x01\x01", b"\x02\x02"

_TABLE = """CREATE TABLE event (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    id TEXT NOT NULL UNIQUE,
    envelope BLOB NOT NULL,
    body BLOB,
    signature BLOB NOT NULL,
    chain TEXT NOT NULL
) STRICT"""
# INSERT OR REPLACE deletes without firing DELETE triggers unless recursive_triggers is on, hence
# a guard of its own. It also keeps rows from being put in between.
_GUARD_INSERT = """CREATE TRIGGER event_only_grows BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq >= NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"""
_GUARD_UPDATE = """CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'a ledger row never changes'); END"""
_GUARD_DELETE = """CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'a ledger row never goes'); END"""
SCHEMA = (_TABLE, _GUARD_INSERT, _GUARD_UPDATE, _GUARD_DELETE)

# Repair and destruction take this guard down and put it back within their one transaction, so
# that nothing which stays in the file can ever permit an UPDATE.
LIFT_UPDATE_GUARD = "DROP TRIGGER event_never_changes"
SET_UPDATE_GUARD = _GUARD_UPDATE

INDEX = "sqlite_autoindex_event_1"
SCHEMA_QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_master"
EXPECTED_SCHEMA = frozenset(
    {
        ("table", "event", "event", _TABLE),
        ("index", INDEX, "event", None),
        ("trigger", "event_only_grows", "event", _GUARD_INSERT),
        ("trigger", "event_never_changes", "event", _GUARD_UPDATE),
        ("trigger", "event_never_goes", "event", _GUARD_DELETE),
    }
)

# TRUNCATE and not PERSIST: a journal that stays full would keep the body of a destroyed event.
# On a real SMB share there was no clear difference (47 ms a commit against 53), both safe.
# cache_spill is off so that the file is touched by COMMIT alone.
PRAGMAS = (
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", 0),
    ("secure_delete", "ON"),
    ("cache_spill", "OFF"),
    ("synchronous", "FULL"),
    ("journal_mode", "TRUNCATE"),
)
_BUSY_SECONDS = 2.0


def connect(
    path: Path, create: bool = False, pragmas: tuple[tuple[str, object], ...] = PRAGMAS
) -> peewee.SqliteDatabase:
    """SQLite on a file of the share, to be called under the share's lock only.

    Our lock is the only one on Linux: default locking answers "locked" for ever on SMB.
    Text that is no UTF-8 is read with replacement characters instead of failing the query.
    """
    vfs = "" if sys.platform == "win32" else "&vfs=unix-none"
    database = peewee.SqliteDatabase(
        f"{_uri(path)}?mode={'rwc' if create else 'rw'}{vfs}",
        uri=True,
        timeout=_BUSY_SECONDS,
        lock_type="IMMEDIATE",
        thread_safe=False,
    )
    with failures():
        _set_aside_no_journal(path)
        database.connect()
        try:
            _set_up(database.connection(), pragmas)
        except BaseException:
            database.close()
            raise
    return database


def _set_up(connection: sqlite3.Connection, pragmas: tuple[tuple[str, object], ...]) -> None:
    """In one go: each visit opens the ledger, and one by one they take as long as opening it."""
    connection.text_factory = _text
    connection.executescript(";".join(f"PRAGMA {name}={value}" for name, value in pragmas))


def _set_aside_no_journal(path: Path) -> None:
    """What bears a journal's name and is none of ours.

    SQLite would wait for ever to open a pipe, and believes whatever lies there as a write-ahead
    log, or opens nothing for its sake: a ledger that says that it keeps a journal has none.
    """
    journal, log = f"{path}-journal", f"{path}-wal"
    wrong = [log] if os.path.lexists(log) else []
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(os.lstat(journal).st_mode):
            wrong.append(journal)
    for each in wrong:
        put_in_place(Path(each), Path(f"{each}.none-{secrets.token_hex(4)}"))


def check_header(header: bytes, size: int) -> None:
    """Refuse what must not even be opened; `header` are the file's first 100 bytes.

    Raises Unavailable `ledger_empty` or `ledger_damaged`, Refusal `ledger_wal`,
    `ledger_foreign` or `ledger_newer`.
    """
    if size == 0:
        raise Unavailable("ledger_empty")
    if len(header) < HEADER_SIZE or not header.startswith(_MAGIC):
        raise Unavailable("ledger_damaged", reason="header")
    if header[18:20] == _WAL:
        raise Refusal("ledger_wal")
    # SQLite calls a schema format that it does not know a mistake of ours, not damage.
    if header[18:20] != _ROLLBACK or _number(header, 44) not in range(1, 5):
        raise Unavailable("ledger_damaged", reason="header")
    _check_format(_number(header, 68), _number(header, 60))


def _check_format(application: int, written: int) -> None:
    if application != APPLICATION_ID:
        raise Refusal("ledger_foreign", reason="application_id")
    if written > FORMAT:
        raise Refusal("ledger_newer", needed=written, have=FORMAT)
    if written < 1:
        raise Refusal("ledger_foreign", reason="user_version")


class failures:
    """Turn what SQLite and the share complain about in a `with` into our failures; bugs pass.

    The file is free as soon as it is closed, even while the failure is still being dealt with: a
    cursor in its traceback would keep the handle open, and Windows then refuses to move the file.
    A class: it stands around every question, and a generator would take as long as the question.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failure = None if error is None else _meaning(error)
        if failure is not None:
            raise failure from error


def _meaning(error: BaseException) -> Unavailable | None:
    if isinstance(error, peewee.DatabaseError | sqlite3.DatabaseError):
        clear_frames(error.__traceback__)
        # execute_sql wraps what sqlite3 raises, but fetching rows does not.
        return _failure(error.__context__ if isinstance(error, peewee.DatabaseError) else error)
    if isinstance(error, UnicodeDecodeError):
        # SQLite's complaint about a damaged schema quotes it, broken characters and all.
        return Unavailable("ledger_damaged", reason="schema")
    return share_failure(error) if isinstance(error, OSError) else None


def _failure(error: BaseException | None) -> Unavailable | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    kinds: dict[int, str] = {
        sqlite3.SQLITE_CORRUPT: "ledger_damaged",
        sqlite3.SQLITE_NOTADB: "ledger_damaged",
        sqlite3.SQLITE_FULL: "share_full",
        sqlite3.SQLITE_READONLY: "share_readonly",
        sqlite3.SQLITE_PERM: "share_readonly",
        sqlite3.SQLITE_IOERR: "office_offline",
        sqlite3.SQLITE_CANTOPEN: "office_offline",
        sqlite3.SQLITE_PROTOCOL: "ledger_busy",
        sqlite3.SQLITE_BUSY: "ledger_busy",
        sqlite3.SQLITE_LOCKED: "ledger_busy",
        sqlite3.SQLITE_CONSTRAINT: "ledger_damaged",
    }
    return Unavailable(kinds[code], reason=str(error)) if code in kinds else None


@lru_cache(maxsize=8)
def _uri(path: Path) -> str:
    # Path.as_uri() puts a UNC server where SQLite allows "localhost" only.
    posix = path.absolute().as_posix()
    return ("file://" if posix.startswith("/") else "file:///") + quote(posix)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big", signed=True)


def _text(data: bytes) -> str:
    return data.decode(errors="replace")
