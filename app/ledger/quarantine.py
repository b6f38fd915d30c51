"""The rows of the ledger that failed, named so that they are looked at again."""

from __future__ import annotations

from collections.abc import Iterable

from peewee import SqliteDatabase

from app.domain.record import record
from app.ledger.replica_schema import told
from app.ledger.transactions import writing


@record
class Quarantined:
    """One row that failed: where, under which id, and the code that says why."""

    seq: int
    id: str
    code: str


class Quarantine:
    """The quarantine of one replica. A row leaves it by being confirmed, or by being gone."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, rows: Iterable[Quarantined]) -> None:
        """Name rows, in one transaction; naming them again as they were writes nothing."""
        rows = list(rows)
        if not rows:
            return
        known = set(self.all())
        new = [(row.seq, row.id, row.code) for row in rows if row not in known]
        if not new:
            return
        with told(self._database), writing(self._database) as connection:
            connection.executemany("INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?)", new)

    def release(self, seq: int) -> None:
        """The row is gone from the ledger."""
        with told(self._database):
            self._database.execute_sql("DELETE FROM quarantine WHERE seq = ?", (seq,))

    def all(self) -> list[Quarantined]:
        """Every row in quarantine, in ledger order."""
        with told(self._database):
            rows = self._database.execute_sql(
                "SELECT seq, id, code FROM quarantine ORDER BY seq"
            ).fetchall()
        return [Quarantined(*row) for row in rows]
