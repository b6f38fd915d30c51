"""What went wrong with the ledger and was mended or set aside: a local record, mirrored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from app.domain.events import canonical, digest
from app.domain.record import record
from app.ledger.replica_schema import told
from app.ledger.transactions import writing
from app.own_files import write_beside

# Somebody who writes junk into the ledger must not fill the office's disk with reports of it.
MOST_MIRRORED = 1000

BRANCH_LEFT = "branch_left"  # facts: since (chain before the first), ids (in their old order)


@record
class Incident:
    """One finding. The same code with the same facts is the same incident, however often met.

    Codes: row_not_genuine, row_repaired, chain_disagrees, ledger_behind, ledger_reordered,
    ledger_replaced, acts_out_of_effect, head_unknown, profile_cloned, replica_rescued, and
    branch_left, which is for `verify`. app/verification/incident_words.py has their sentences.
    """

    code: str
    at: int  # office time at which this PC first met it
    facts: dict[str, Any]

    @property
    def key(self) -> str:
        """What tells one incident from another: 32 hex."""
        return digest(canonical([self.code, self.facts]))[:32]

    @property
    def is_told(self) -> bool:
        """Whether it is for people; what only `verify` needs is not."""
        return self.code != BRANCH_LEFT


class Incidents:
    """The incidents of one replica."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._all_mirrored = False  # as far as is known since this run began

    def record(self, incident: Incident) -> bool:
        """Keep an incident; False when it is known already."""
        with told(self._database):
            cursor = self._database.execute_sql(
                "INSERT OR IGNORE INTO incident (key, at, code, facts) VALUES (?, ?, ?, ?)",
                (incident.key, incident.at, incident.code, canonical(incident.facts).decode()),
            )
        self._all_mirrored = False
        return bool(cursor.rowcount > 0)

    def all(self) -> list[Incident]:
        """Every incident, oldest first."""
        return self._read("")

    def mirror(self, folder: Path, device: str, again: bool = False) -> int:
        """Write what is not mirrored yet into `folder`, on the share; how many. Raises OSError.

        `again`: also what was, for the folder may be another one than it was then.
        """
        if self._all_mirrored and not again:
            return 0
        self._all_mirrored = True  # what is recorded from here on takes it back
        try:
            return self._mirror(folder, device, again)
        except BaseException:
            self._all_mirrored = False
            raise

    def _mirror(self, folder: Path, device: str, again: bool) -> int:
        waiting = self._read("" if again else "WHERE mirrored = 0")
        if not waiting:
            return 0
        for place in (folder.parent, folder):  # the office folder itself is never made
            place.mkdir(exist_ok=True)
        present = {path.name for path in folder.glob(f"{device}-*.json")}
        missing = {_file_name(device, each): each for each in waiting}
        missing = {name: each for name, each in missing.items() if name not in present}
        # `verify` needs each branch that was left: no flood of junk may keep one away.
        branches = {name: each for name, each in missing.items() if each.code == BRANCH_LEFT}
        others = [name for name in missing if name not in branches]
        room = max(0, MOST_MIRRORED - len(present))
        written = [*branches][:MOST_MIRRORED] + others[:room]
        for name in written:
            write_beside(folder / name, canonical(_content(missing[name])))
        self._mark_mirrored(waiting)
        return len(written)

    def _mark_mirrored(self, incidents: Sequence[Incident]) -> None:
        with told(self._database), writing(self._database) as connection:
            connection.executemany(
                "UPDATE incident SET mirrored = 1 WHERE key = ?",
                [(incident.key,) for incident in incidents],
            )

    def _read(self, where: str) -> list[Incident]:
        with told(self._database):
            rows = self._database.execute_sql(
                f"SELECT at, code, facts FROM incident {where} ORDER BY at, key"
            ).fetchall()
        return [Incident(code, at, json.loads(facts)) for at, code, facts in rows]


def _file_name(device: str, incident: Incident) -> str:
    return f"{device}-{incident.key}.json"


def _content(incident: Incident) -> dict[str, Any]:
    return {"code": incident.code, "at": incident.at, "facts": incident.facts}
