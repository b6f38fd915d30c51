"""What this PC knows of the office's media files: which there are, and how each was found last.

Disposable like the screens: a PC without it names the files anew and looks at each again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from app.domain.record import record
from app.ledger.disposable import Layout, open_disposable
from app.ledger.transactions import writing

_COLUMNS = (
    "coverage, sha256, extension, name, size, previews, event, named_at,"
    " state, pictures, attempts, looked_at, checked_at, due_at, found_size, found_time"
)
_STATEMENTS = (
    """CREATE TABLE file (
        coverage TEXT NOT NULL, sha256 TEXT NOT NULL, extension TEXT NOT NULL, name TEXT NOT NULL,
        size INTEGER NOT NULL, previews TEXT NOT NULL, event TEXT NOT NULL,
        named_at INTEGER NOT NULL, state TEXT NOT NULL, pictures TEXT NOT NULL,
        attempts INTEGER NOT NULL, looked_at INTEGER NOT NULL, checked_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL, found_size INTEGER NOT NULL, found_time INTEGER NOT NULL,
        PRIMARY KEY (coverage, sha256)
    ) WITHOUT ROWID""",
    "CREATE INDEX file_due ON file (due_at)",
    "CREATE INDEX file_looked ON file (looked_at)",
    "CREATE INDEX file_hash ON file (sha256)",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
_LAYOUT = Layout(1, frozenset({"file", "fact"}), _STATEMENTS)
_MANY = 500  # parameters of one question


@record
class CheckedFile:
    """A file that a delivered event names, and how it was found. Times are ms of office time.

    `state`: "new" (never read whole here), "ok", "missing", "altered" or "unreadable";
    `pictures`: the same of its previews, "" where they are as named.
    """

    coverage: str
    sha256: str
    extension: str
    name: str
    size: int
    previews: dict[str, str]  # name -> SHA-256
    event: str  # that names it
    named_at: int
    state: str = "new"
    pictures: str = ""
    attempts: int = 0  # in a row that could not read it
    looked_at: int = 0  # when its place was looked at
    checked_at: int = 0  # when it was read whole
    due_at: int = 0  # when it is to be read again
    found_size: int = 0
    found_time: int = 0  # its mtime in ns as it was read last

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be wrong with it or its previews."""
        return self.state in ("new", "ok") and not self.pictures


@record
class Tally:
    """Counts over all files."""

    files: int
    size: int  # bytes
    checked: int  # read whole at least once
    ok: int
    missing: int
    altered: int
    unreadable: int
    pictures: int  # files of which a preview is missing or altered
    oldest: int  # when the file that waited longest was read whole, 0 where one never was


class CheckedFiles:
    """One PC's table. Any thread may call any method; each gets its own connection.

    The file is opened when it is first asked: a start has no time for it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _database(self) -> SqliteDatabase:
        return open_disposable(self._path, _LAYOUT)

    def close(self) -> None:
        """Close the calling thread's connection."""
        if "_database" in self.__dict__:
            self._database.close()

    def add(self, files: Iterable[CheckedFile], mark: str) -> None:
        """Keep files that are not known yet, and how far the events were read (`mark`)."""
        values = [_values(file) for file in files]
        with writing(self._database) as connection:
            marks = ", ".join("?" * len(_COLUMNS.split(",")))
            connection.executemany(
                f"INSERT OR IGNORE INTO file ({_COLUMNS}) VALUES ({marks})", values
            )
            self.keep_fact("mark", mark)

    def put(self, file: CheckedFile) -> None:
        """Keep how a file was found."""
        marks = ", ".join("?" * len(_COLUMNS.split(",")))
        self._database.execute_sql(
            f"INSERT OR REPLACE INTO file ({_COLUMNS}) VALUES ({marks})", _values(file)
        )

    def forget(self, coverage: str, sha256: str) -> None:
        """There is no such file any more, and that is as it should be."""
        self._database.execute_sql(
            "DELETE FROM file WHERE coverage = ? AND sha256 = ?", (coverage, sha256)
        )

    def one(self, coverage: str, sha256: str) -> CheckedFile | None:
        """A file by its coverage and hash, None where no event names it."""
        found = self._files("WHERE coverage = ? AND sha256 = ?", coverage, sha256)
        return found[0] if found else None

    def due(self, now: int, first: Sequence[str], limit: int) -> list[CheckedFile]:
        """What is to be read whole: of the coverages `first`, then the newest."""
        found: list[CheckedFile] = []
        for start in range(0, len(first), _MANY):
            some = first[start : start + _MANY]
            marks = ", ".join("?" * len(some))
            found += self._files(
                f"WHERE due_at <= ? AND coverage IN ({marks}) ORDER BY named_at DESC LIMIT ?",
                *(now, *some, limit),
            )
        rest = self._files("WHERE due_at <= ? ORDER BY named_at DESC LIMIT ?", now, limit)
        unique = {(file.coverage, file.sha256): file for file in (*found, *rest)}
        return list(unique.values())[:limit]

    def unseen(self, before: int, limit: int) -> list[CheckedFile]:
        """Files whose places were looked at before, the longest ago first."""
        return self._files("WHERE looked_at < ? ORDER BY looked_at LIMIT ?", before, limit)

    def troubled(self, limit: int = 100) -> list[CheckedFile]:
        """What is missing, altered or unreadable, the newest first."""
        where = "WHERE state NOT IN ('new', 'ok') OR pictures != ''"
        return self._files(f"{where} ORDER BY named_at DESC LIMIT ?", limit)

    def troubled_of(self, coverage: str) -> list[CheckedFile]:
        """Those of one coverage."""
        where = "WHERE coverage = ? AND (state NOT IN ('new', 'ok') OR pictures != '')"
        return self._files(where, coverage)

    def by_name(self, prefix: str) -> list[CheckedFile]:
        """The files whose hash begins so; none for an empty prefix."""
        where = "WHERE sha256 >= ? AND sha256 < ?"
        return self._files(where, prefix, prefix + "g") if prefix else []

    def hurry(self, coverage: str, sha256: str, checked_before: int) -> bool:
        """Read this file next, unless it was read since; False for none that is named."""
        cursor = self._database.execute_sql(
            "UPDATE file SET due_at = 0 WHERE coverage = ? AND sha256 = ? AND checked_at < ?",
            (coverage, sha256, checked_before),
        )
        return bool(cursor.rowcount > 0)

    def tally(self) -> Tally:
        """The counts."""
        row = self._database.execute_sql(
            "SELECT count(*), coalesce(sum(size), 0), sum(checked_at > 0), sum(state = 'ok'),"
            " sum(state = 'missing'), sum(state = 'altered'), sum(state = 'unreadable'),"
            " sum(pictures != ''), min(checked_at) FROM file"
        ).fetchone()
        return Tally(*(int(each or 0) for each in row))

    def fact(self, name: str) -> str:
        """A fact kept by name, empty where it never was."""
        row = self._database.execute_sql(
            "SELECT value FROM fact WHERE name = ?", (name,)
        ).fetchone()
        return str(row[0]) if row else ""

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a fact by name."""
        self._database.execute_sql("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _files(self, where: str, *values: object) -> list[CheckedFile]:
        rows = self._database.execute_sql(f"SELECT {_COLUMNS} FROM file {where}", values).fetchall()
        return [_file(row) for row in rows]


def _values(file: CheckedFile) -> tuple[object, ...]:
    named = (file.coverage, file.sha256, file.extension, file.name, file.size)
    previews = json.dumps(file.previews, sort_keys=True)
    found = (file.state, file.pictures, file.attempts, file.looked_at, file.checked_at)
    last = (file.due_at, file.found_size, file.found_time)
    return (*named, previews, file.event, file.named_at, *found, *last)


def _file(row: Sequence[Any]) -> CheckedFile:
    before, previews, after = row[:5], json.loads(row[5]), row[6:]
    return CheckedFile(*[*before, previews, *after])
