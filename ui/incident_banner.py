"""Tells once, in a sentence, what happened to the office's ledger or files; work goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.health.incidents import mark, mark_read, unread
from app.ledger.incidents import Incident
from app.ledger.mirrored import Mirrored, SharedIncidents
from app.ledger.visit import Visit
from app.verification.incident_words import incident_sentence
from ui.messages import Action, Messages
from ui.one_question import OneQuestion
from ui.workplace import Workplace

INCIDENTS = "incidents"  # key of the banner
Found = tuple[list[Incident], tuple[str, ...]]
# Over by the time it is told, and nothing is left to do.
MENDED = frozenset(
    {
        "row_repaired",
        "ledger_behind",
        "ledger_reordered",
        "ledger_replaced",
        "ledger_restored",
        "media_restored",
        "preview_restored",
    }
)
LOSSES = frozenset({"media_lost", "media_altered", "preview_lost"})
# Of several kinds the first is told: what somebody has to do, then what it was, then its traces.
_FIRST = (
    "media_altered",
    "media_lost",
    "replica_rescued",
    "profile_cloned",
    "row_not_genuine",
    "ledger_restored",
    "ledger_replaced",
    "ledger_behind",
    "acts_out_of_effect",
    "row_repaired",
    "ledger_reordered",
    "chain_disagrees",
    "head_unknown",
)
ELSEWHERE_EVERY = 60_000  # ms between two looks at what other PCs met


class IncidentBanner(QObject):
    """One banner for all that nobody at this PC has read; closing it, or Kesehatan, reads it.

    What another PC met, and mended before this one could meet it, is told here as well. What the
    watch over the files met comes the same way: no visit brings it, but the share has it soon.
    """

    def __init__(
        self,
        workplace: Workplace,
        messages: Messages,
        open_health: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._open_health = open_health
        self._question = OneQuestion(
            workplace.tasks, self._prepare, lambda found: self._tell(*found), self
        )
        self._told: tuple[str, ...] = ()
        self._shared = SharedIncidents(workplace.station.folder)
        self._mirrored: list[Mirrored] = []
        self._looking = False
        self._looked: int | None = None  # office time of the last look at the others'
        workplace.visited.connect(self._on_visited)

    def look(self) -> None:
        """Ask what is unread; what was told already is not told again."""
        self._question.ask()

    def read(self, marks: Sequence[str]) -> None:
        """Remember that these (marks of incidents) were read; what is left is told anew."""
        replica = self._workplace.station.replica
        self._workplace.tasks.change(
            lambda progress: mark_read(replica, marks), lambda _: self.look(), owner=self
        )

    def _on_visited(self, visit: Visit) -> None:
        if visit.incidents:
            self.look()
        now = self._workplace.now
        due = self._looked is None or abs(now - self._looked) >= ELSEWHERE_EVERY
        if visit.state == "connected" and due and not self._looking:
            self._look_elsewhere(now)

    def _look_elsewhere(self, now: int) -> None:
        self._looking, self._looked = True, now
        self._workplace.tasks.look(
            lambda progress: self._shared.fresh(),
            self._on_elsewhere_seen,
            ended=self._on_elsewhere_ended,
            owner=self,
        )

    def _on_elsewhere_seen(self, fresh: list[Mirrored]) -> None:
        if fresh:
            self._mirrored += fresh
            self.look()

    def _on_elsewhere_ended(self) -> None:
        self._looking = False

    def _prepare(self) -> Callable[[], Found]:
        replica, now = self._workplace.station.replica, self._workplace.now
        mirrored = tuple(self._mirrored)
        return lambda: _marked(self._still_so(unread(replica, mirrored, now)))

    def _still_so(self, incidents: list[Incident]) -> list[Incident]:
        """Without the files that were lost then and are whole again: nobody need look for them."""
        if not any(each.code in LOSSES for each in incidents):
            return incidents
        troubled = {each.sha256 for each in self._workplace.station.care.state().troubles}
        return [
            each
            for each in incidents
            if each.code not in LOSSES or each.facts.get("sha256") in troubled
        ]

    def _tell(self, incidents: list[Incident], marks: tuple[str, ...]) -> None:
        if marks == self._told:
            return
        self._told = marks
        if not incidents:
            self._messages.withdraw(INCIDENTS)
            return
        level = "info" if all(each.code in MENDED for each in incidents) else "late"
        self._messages.tell(
            banner_words(incidents),
            level,
            Action("Lihat Kesehatan", self._open_health),
            key=INCIDENTS,
            closed=lambda: self.read(marks),
        )


def _marked(incidents: list[Incident]) -> Found:
    """With their marks: of thousands they take a while to make."""
    return incidents, tuple(mark(each) for each in incidents)


def banner_words(incidents: Sequence[Incident]) -> str:
    """The sentence of what matters most, of several alike the newest; and how many more."""
    kinds = {each.code for each in incidents}
    told = min(incidents, key=_rank)
    words, more = incident_sentence(told), len(incidents) - 1
    if len(kinds) > 1:
        return f"{words} (Dan {more} kejadian lain; rinciannya ada di Kesehatan.)"
    return f"{words} (Dan {more} lagi.)" if more else words


def _rank(incident: Incident) -> int:
    return _FIRST.index(incident.code) if incident.code in _FIRST else len(_FIRST)
