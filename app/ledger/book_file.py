"""The ledger as a file on the share: made, put in place, looked at without being opened."""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from pathlib import Path

from app.errors import Unavailable
from app.ledger import book_schema
from app.ledger.book_schema import failures
from app.ledger.office_folder import share_failure
from app.ledger.plain_files import look_into
from app.own_files import sync_folder
from app.put_in_place import put_in_place

_PARTS = ("", "-journal", "-wal", "-shm")


def idle_poll(path: Path) -> bytes | None:
    """A token that differs after every commit; None where the ledger cannot be read.

    The header counts commits, but an older copy that was put back counts on from its own
    number: size, time and identity of the file tell the two apart.

    Needs no lock, but must not be called while this process has the ledger open: closing any
    handle on a file drops the process's POSIX locks on it.
    """
    try:
        return _token(*look_into(path, book_schema.HEADER_SIZE))
    except OSError:
        return None


def install(new: Path, path: Path, aside: Path) -> None:
    """Put the closed ledger `new` in the place of `path`, under the lock.

    What lay there is moved into the folder `aside`, its journals with it, for a journal that is
    left behind would be rolled back into the new one. Cut off half-way, doing it again is right.
    """
    with failures():
        for part in _PARTS:
            old = path.with_name(path.name + part)
            if os.path.lexists(old):
                aside.mkdir(parents=True, exist_ok=True)
                put_in_place(old, aside / old.name)
        put_in_place(new, path)
        sync_folder(path.parent)


def write_empty(path: Path, format: int) -> None:
    """Make a ledger without rows where no file is yet."""
    database = book_schema.connect(path, create=True)
    with failures(), closing(database):
        database.execute_sql("PRAGMA auto_vacuum = NONE")
        database.execute_sql("BEGIN")
        for statement in book_schema.SCHEMA:
            database.execute_sql(statement)
        database.execute_sql(f"PRAGMA application_id = {book_schema.APPLICATION_ID}")
        database.execute_sql(f"PRAGMA user_version = {format}")
        database.execute_sql("COMMIT")
        # No two ledgers share a header, so a rebuilt one never looks unchanged to `idle_poll`.
        database.execute_sql(f"PRAGMA schema_version = {secrets.randbelow(2**30)}")


def discard(path: Path) -> None:
    """Remove a ledger that was never installed."""
    with failures():
        for part in _PARTS:
            path.with_name(path.name + part).unlink(missing_ok=True)


def read_header(path: Path) -> tuple[bytes, int, bytes | None]:
    """The first 100 bytes, the size of the file and its `idle_poll`, before SQLite touches it.

    Raises Unavailable `ledger_missing`, or `ledger_damaged` where something else bears its name;
    what only cannot be reached raises as `share_failure` says, for it must not be replaced.
    """
    try:
        header, facts = look_into(path, book_schema.HEADER_SIZE)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.parent.is_dir():
            raise Unavailable("ledger_missing", path=str(path)) from error
        if path.exists() and not path.is_file():
            raise Unavailable("ledger_damaged", reason="no file") from error
        raise share_failure(error) from error
    return header, facts.st_size, _token(header, facts)


def _token(header: bytes, facts: os.stat_result) -> bytes | None:
    seen = f"{facts.st_size}:{facts.st_mtime_ns}:{facts.st_ino}"
    return header + seen.encode() if header else None
