"""The local tables that the screens read: disposable, replayed from the replica whenever needed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from peewee import PeeweeException

from app.domain.record import record
from app.errors import Unavailable
from app.ledger.disposable import Layout, open_disposable
from app.ledger.transactions import OUR_MISTAKES, writing

_STATEMENTS = (
    """CREATE TABLE card (
        id TEXT PRIMARY KEY, stage TEXT NOT NULL, role TEXT NOT NULL, month TEXT NOT NULL,
        updated INTEGER NOT NULL, unsettled INTEGER NOT NULL, words TEXT NOT NULL,
        content TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX card_stage ON card (stage, updated)",
    "CREATE INDEX card_month ON card (month)",
    """CREATE TABLE notice (
        event TEXT PRIMARY KEY, coverage TEXT NOT NULL, content TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX notice_coverage ON notice (coverage)",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
_KEEP = "INSERT OR REPLACE INTO fact VALUES (?, ?)"
_NO_FACTS: Mapping[str, str] = {}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LAYOUT = Layout(4, frozenset({"card", "notice", "fact"}), _STATEMENTS)


@record
class CardRow:
    """A card as it is kept: what is searched and sorted by beside the content (JSON object)."""

    id: str
    stage: str
    role: str
    month: str  # YYYY-MM of the activity, in the office's zone
    updated: int
    unsettled: bool  # to be judged again when the office's people change
    words: str  # lower case, for searching
    content: dict[str, Any]


class Screens:
    """One PC's screens.db. A file that is damaged or of another format is simply made anew."""

    def __init__(self, path: Path) -> None:
        self._database = open_disposable(path, _LAYOUT)

    def close(self) -> None:
        """Close the calling thread's connection."""
        self._database.close()

    def replace(
        self, coverage: str, row: CardRow | None, notices: Iterable[tuple[str, dict[str, Any]]]
    ) -> None:
        """Put a coverage's card and notices (event id, content) in place of what was there."""
        self.replace_all([(coverage, row, notices)])

    def replace_all(
        self,
        changes: Sequence[tuple[str, CardRow | None, Iterable[tuple[str, dict[str, Any]]]]],
        facts: Mapping[str, str] = _NO_FACTS,
    ) -> None:
        """The same for many coverages, in one transaction, and facts by name with them.

        Raises Unavailable `screens_full`, or `screens_unusable` (reason).
        """
        with _told(), writing(self._database) as connection:
            connection.executemany(
                "DELETE FROM notice WHERE coverage = ?", [(each,) for each, _, _ in changes]
            )
            connection.executemany(
                "DELETE FROM card WHERE id = ?", [(each,) for each, row, _ in changes if not row]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [_values(row) for _, row, _ in changes if row is not None],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO notice VALUES (?, ?, ?)",
                [
                    (event, coverage, _json(content))
                    for coverage, _, notices in changes
                    for event, content in notices
                ],
            )
            if facts:
                connection.executemany(_KEEP, facts.items())

    def cards(self, stages: Sequence[str], limit: int = -1) -> list[dict[str, Any]]:
        """Cards in these stages of their life, the last touched first; at most `limit`, if any."""
        marks = ", ".join("?" * len(stages))
        return self._contents(
            f"SELECT content FROM card WHERE stage IN ({marks}) ORDER BY updated DESC LIMIT ?",
            *(*stages, limit),
        )

    def cards_of_month(self, month: str) -> list[dict[str, Any]]:
        """Cards whose activity took place in a month (YYYY-MM)."""
        return self._contents("SELECT content FROM card WHERE month = ?", month)

    def months(self) -> list[str]:
        """The months (YYYY-MM) that any card's activity lies in, the latest first."""
        sql = "SELECT DISTINCT month FROM card ORDER BY month DESC"
        return [str(row[0]) for row in self._database.execute_sql(sql).fetchall()]

    def found(self, words: str, limit: int = 100) -> list[dict[str, Any]]:
        """Cards in which every one of these words occurs, the last touched first."""
        wanted = words.lower().split()
        where = " AND ".join("instr(words, ?) > 0" for _ in wanted) or "1"
        return self._contents(
            f"SELECT content FROM card WHERE {where} ORDER BY updated DESC LIMIT ?",
            *(*wanted, limit),
        )

    def card(self, coverage: str) -> dict[str, Any] | None:
        """One card, None where there is none."""
        found = self._contents("SELECT content FROM card WHERE id = ?", coverage)
        return found[0] if found else None

    def unsettled(self) -> list[str]:
        """Coverages with held or waiting events: a change of people may change them."""
        rows = self._database.execute_sql("SELECT id FROM card WHERE unsettled").fetchall()
        waiting = self._database.execute_sql("SELECT DISTINCT coverage FROM notice").fetchall()
        return sorted({row[0] for row in rows} | {row[0] for row in waiting})

    def notices(self, coverage: str | None = None) -> list[dict[str, Any]]:
        """What did not take effect: of one coverage, or of all."""
        if coverage is None:
            return self._contents("SELECT content FROM notice")
        return self._contents("SELECT content FROM notice WHERE coverage = ?", coverage)

    def fact(self, name: str) -> str:
        """A fact kept by name, empty where it never was."""
        row = self._database.execute_sql(
            "SELECT value FROM fact WHERE name = ?", (name,)
        ).fetchone()
        return str(row[0]) if row else ""

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a fact by name; a full disk does not, and like all that is here it may be lost."""
        with suppress(PeeweeException):
            if self.fact(name) != value:
                self._database.execute_sql(_KEEP, (name, value))

    def clear(self) -> None:
        """Forget everything: it is about to be replayed."""
        with writing(self._database) as connection:
            for table in sorted(_LAYOUT.tables):
                connection.execute(f"DELETE FROM {table}")

    def _contents(self, sql: str, *values: object) -> list[dict[str, Any]]:
        rows = self._database.execute_sql(sql, values).fetchall()
        return [json.loads(row[0]) for row in rows]


def _values(row: CardRow) -> tuple[object, ...]:
    fields = (row.id, row.stage, row.role, row.month, row.updated, int(row.unsettled), row.words)
    return (*fields, _json(row.content))


def _json(content: dict[str, Any]) -> str:
    return _ENCODER.encode(content)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF
        if code in OUR_MISTAKES:
            raise
        if code == sqlite3.SQLITE_FULL:
            raise Unavailable("screens_full") from error
        raise Unavailable("screens_unusable", reason=str(error)) from error
