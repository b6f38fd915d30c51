"""Whether SQLite on this share undoes a commit that was cut off: one that does not is unsafe."""

from __future__ import annotations

import secrets
import shutil
from contextlib import closing
from pathlib import Path

import peewee

from app.errors import Refusal, Unavailable
from app.ledger import book_schema
from app.ledger.book_schema import failures
from app.ledger.office_folder import share_failure

SCRATCH = ".uji-"  # begins the name of the folder in which it is tried
_ROWS = 200
_OLD, _NEW = b"lama" * 256, b"baru" * 256
# Few pages in memory, and spilling on: the transaction has to reach the file before it ends.
_SPILLING = (*book_schema.PRAGMAS, ("cache_spill", "ON"), ("cache_size", 4))


def selftest(folder: Path) -> None:
    """Leave a hot journal in a scratch folder below `folder` and see that it is rolled back.

    The journal is that of a transaction in the middle, copied with its database: the same bytes
    that a power loss leaves, without having to kill a process. Raises Refusal `share_unsafe`
    (reason), and Unavailable where the share does not let the test be made.
    """
    scratch = folder / f"{SCRATCH}{secrets.token_hex(8)}"
    try:
        scratch.mkdir()
    except OSError as error:
        raise share_failure(error) from error
    try:
        _test(scratch / "asal.db", scratch / "salinan.db")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _test(source: Path, copy: Path) -> None:
    _cut_off(source, copy)
    if _NEW not in copy.read_bytes():
        raise Refusal("share_unsafe", reason="nothing spilled")
    try:
        healthy = _reads_as_before(copy)
    except Unavailable as error:
        if error.code != "ledger_damaged":
            raise
        healthy = False
    if not healthy:
        raise Refusal("share_unsafe", reason="journal not rolled back")


def _cut_off(source: Path, copy: Path) -> None:
    database = book_schema.connect(source, create=True, pragmas=_SPILLING)
    with failures(), closing(database):  # closing rolls back
        database.execute_sql("CREATE TABLE scratch (seq INTEGER PRIMARY KEY, body BLOB)")
        database.execute_sql("BEGIN")
        _fill(database)
        database.execute_sql("COMMIT")
        database.execute_sql("BEGIN")
        database.execute_sql("UPDATE scratch SET body = ?", (_NEW,))
        for part in ("", "-journal"):
            shutil.copyfile(f"{source}{part}", f"{copy}{part}")


def _fill(database: peewee.SqliteDatabase) -> None:
    for _ in range(_ROWS):
        database.execute_sql("INSERT INTO scratch (body) VALUES (?)", (_OLD,))


def _reads_as_before(copy: Path) -> bool:
    database = book_schema.connect(copy)
    with failures(), closing(database):
        count = "SELECT count(*) FROM scratch WHERE body = ?"
        kept = database.execute_sql(count, (_OLD,)).fetchone()[0]
        sound = database.execute_sql("PRAGMA integrity_check").fetchone()[0]
        return bool(kept == _ROWS and sound == "ok")
