"""Tells once, in a sentence, what happened to the office's ledger or files; work goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.health.incidents import mark, mark_read, unread
from app.ledger.courier import Visit
from app.ledger.incidents import Incident
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


class IncidentBanner(QObject):
    """One banner for all that nobody at this PC has read; closing it, or Kesehatan, reads it."""

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

    def _prepare(self) -> Callable[[], Found]:
        replica = self._workplace.station.replica
        return lambda: _marked(unread(replica))

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
    """The sentence of one; of several alike the newest and how many more; else how many."""
    kinds = {each.code for each in incidents}
    if len(kinds) > 1:
        return (
            f"{len(incidents)} kejadian pada buku atau berkas kantor tercatat di PC ini. "
            "Pekerjaan dapat diteruskan; rinciannya ada di Kesehatan."
        )
    words = incident_sentence(incidents[0])
    return f"{words} (Dan {len(incidents) - 1} lagi.)" if len(incidents) > 1 else words
