"""What a day left, held against each other: what people were told, the ledger, the replicas."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.coverage import Stage
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.sentences import report_lines
from app.verification.verify import verify_office
from tests.office_builder import Pc

SETTLED = ("delivered", "overtaken", "held")


@dataclass(frozen=True, slots=True)
class Acts:
    """One PC's acts.jsonl: what showed ✓, and what it was called later."""

    confirmed: tuple[str, ...]
    settled: Mapping[str, str]

    def count(self, mark: str) -> int:
        """How many acts bear this later mark."""
        return sum(each == mark for each in self.settled.values())


@dataclass(frozen=True, slots=True)
class _Known:
    chain: list[tuple[int, str, str]]  # seq, id, chain of every row
    cards: dict[str, dict[str, Any]]  # of every coverage, as its table has it, by id


@dataclass(frozen=True, slots=True)
class Aftermath:
    """An office's folder and its PCs' profiles, after everything ended."""

    office: Path
    profiles: Mapping[str, Path]

    def acts(self, pc: str) -> Acts:
        """What the person at a PC was told."""
        text = (self.profiles[pc] / "acts.jsonl").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        confirmed = tuple(line["id"] for line in lines if line["mark"] == "confirmed")
        settled = {line["id"]: line["mark"] for line in lines if line["mark"] in SETTLED}
        return Acts(confirmed, settled)

    def all_acts(self) -> dict[str, Acts]:
        """What everybody was told, by PC."""
        return {pc: self.acts(pc) for pc in self.profiles}

    def rows(self) -> Counter[str]:
        """How often each id lies in the ledger; read from the table itself, past its index."""
        with self._ledger() as ledger:
            return Counter(id for (id,) in ledger.execute("SELECT id FROM event NOT INDEXED"))

    def integrity(self) -> str:
        """What SQLite says of the whole file: "ok"."""
        with self._ledger() as ledger:
            return str(ledger.execute("PRAGMA integrity_check").fetchone()[0])

    def lost(self) -> list[str]:
        """Acts that showed ✓ at a PC and are no row of the ledger."""
        rows = self.rows()
        return [act for acts in self.all_acts().values() for act in acts.confirmed if not rows[act]]

    def doubled(self) -> list[str]:
        """Events that lie in the ledger more than once."""
        return [event for event, count in self.rows().items() if count > 1]

    def findings(self, pc: str) -> list[str]:
        """What `verify` says with this PC's profile; nothing for a sound office."""
        report = verify_office(OfficeFolder(self.office), Profile(self.profiles[pc]))
        return [] if report.is_sound else list(report_lines(report))

    def disagreements(self) -> list[str]:
        """What is not the same at all PCs, once each has come up to date: rows, chain, cards."""
        known = {pc: self._known(pc) for pc in self.profiles}
        first = next(iter(known))
        told = [f"{pc} and {first} differ" for pc in known if known[pc] != known[first]]
        missing = len(self.rows()) - len(known[first].chain)
        return [*told, f"{first} lacks {missing} rows"] if missing else told

    def count(self, *stages: Stage) -> int:
        """How many coverages are in these stages, as the first PC shows them."""
        first = next(iter(self.profiles))
        return sum(card["stage"] in stages for card in self._known(first).cards.values())

    def figures(self) -> str:
        """What the day came to, in a few words."""
        acts = self.all_acts().values()
        marks = [f"{sum(each.count(mark) for each in acts)} {mark}" for mark in SETTLED]
        confirmed = sum(len(each.confirmed) for each in acts)
        return f"{confirmed} acts, {', '.join(marks)}, {len(self.rows())} rows"

    def _known(self, pc: str) -> _Known:
        with self._back(pc) as back:
            cards = back.station.screens.cards(list(Stage))
            return _Known(back.station.replica.chains(), {card["id"]: card for card in cards})

    @contextmanager
    def _back(self, pc: str) -> Iterator[Pc]:
        """The PC, switched on once more where its disk and the share now are."""
        folder = OfficeFolder(self.office)
        back = Pc(folder, self.profiles[pc], OfficeClock(folder.root, 0))
        try:
            yield back
        finally:
            back.close()

    @contextmanager
    def _ledger(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.office / "mejasiar.db")) as ledger:
            yield ledger
