"""What users would pick instead of the ledger: one SQLite table on the share, with its pragmas."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from secrets import token_bytes, token_hex

_TABLE = """CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    envelope BLOB NOT NULL, body BLOB, signature BLOB NOT NULL, chain TEXT NOT NULL) STRICT"""
_PRAGMAS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA mmap_size=0",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
)
_INSERT = "INSERT INTO event (id, envelope, body, signature, chain) VALUES (?, ?, ?, ?, ?)"
UNLOCKED = "unix-none" if os.name == "posix" else "win32"  # under a lock of our own

BareRow = tuple[str, bytes, bytes | None, bytes, str]


def make_bare(path: Path) -> None:
    """A file with the empty table."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(_TABLE)


def write_bare(path: Path, rows: Iterable[BareRow], vfs: str = "", timeout: float = 5.0) -> None:
    """Open, insert, commit, close; with SQLite's own locking where no `vfs` is named."""
    where = f"{path.as_uri()}?vfs={vfs}" if vfs else path.as_uri()
    opened = sqlite3.connect(where, uri=True, timeout=timeout, isolation_level=None)
    with closing(opened) as connection:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_INSERT, rows)
        connection.execute("COMMIT")


def bare_row() -> BareRow:
    """A row of the size of a small act."""
    return token_hex(32), token_bytes(600), token_bytes(40), token_bytes(64), token_hex(32)
