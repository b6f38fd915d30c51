"""The rows of the ledger that failed, named so that they are looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import SqliteDatabase

from app.ledger.replica_schema import told


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One row that failed: where, under which id, and the code that says why."""

    seq: int
    id: str
    code: str


class Quarantine:
    """The quarantine of one replica. A row leaves it by being confirmed, or by being gone."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, row: Quarantined) -> None:
        """Name a row; naming it again as it was writes nothing."""
        if row in self.all():
            return
        with told(self._database):
            self._database.execute_sql(
                "INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?)", (row.seq, row.id, row.code)
            )

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
