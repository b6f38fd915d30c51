"""The small facts of a replica: asked for at every visit, and written by its own process alone."""

from __future__ import annotations

from peewee import SqliteDatabase

from app.ledger.replica_schema import told

_RAISE = """
    INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)
"""


class Facts:
    """Read once, then known by heart; what is kept lasts when `keep` returns."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        with told(database):
            found = database.execute_sql("SELECT name, value FROM fact").fetchall()
        self._known: dict[str, str] = dict(found)
        self._raised: set[str] = set()  # as only the database knows them

    def get(self, name: str) -> str | None:
        """A fact by name, None where it never was."""
        if name not in self._raised:
            return self._known.get(name)
        with told(self._database):
            sql = "SELECT value FROM fact WHERE name = ?"
            rows = self._database.connection().execute(sql, (name,)).fetchall()
        return rows[0][0] if rows else None

    def keep(self, name: str, value: str) -> None:
        """Keep a fact by name."""
        with told(self._database):
            self._database.execute_sql("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))
        self._known[name] = value

    def raise_to(self, name: str, value: int) -> None:
        """Keep a number that never goes back, within the transaction of the caller."""
        self._raised.add(name)
        self._database.connection().execute(_RAISE, (name, str(value)))
