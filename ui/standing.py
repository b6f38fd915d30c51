"""What waits in the office, and what the signed-in person should look at, kept up to date."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.judge import Verdict
from app.domain.record import record
from app.domain.roles import Role
from app.queries import Notice
from ui.one_question import OneQuestion
from ui.workplace import Workplace

TOGETHER_MS = 120  # changes within this time are counted once
LOOKED_AT = (Verdict.OVERTAKEN.value, Verdict.HELD.value)


@record
class Standing:
    """How things stand for one person."""

    counts: dict[str, int]  # role -> coverages that wait there
    mine: dict[str, str]  # coverage id -> title, of what waits for the person's own posts
    notices: tuple[Notice, ...]  # own acts that did not take effect


class StandingWatch(QObject):
    """Asks again whenever something changed, one question at a time."""

    #: the Standing
    counted = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._question = OneQuestion(workplace.tasks, self._prepare, self.counted.emit, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TOGETHER_MS)
        self._pause.timeout.connect(self.count)
        # Methods, not lambdas: Qt lets go of them when the desk is left, and the office goes on.
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self._pause.start)
        workplace.session_changed.connect(self._pause.start)

    def count_soon(self) -> None:
        """Ask in a moment, together with what else changes until then."""
        self._pause.start()

    def count(self) -> None:
        """Ask now; what changes meanwhile is asked for afterwards."""
        self._question.ask()

    def _prepare(self) -> Callable[[], Standing]:
        workplace = self._workplace
        person, now = workplace.person, workplace.now
        roles = {post.role for post in workplace.actor().posts}
        return lambda: standing(workplace, person, roles, now)

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        self._pause.start()


def standing(workplace: Workplace, person: str, roles: set[Role], now: int) -> Standing:
    """Read it from the local tables; for a thread that may wait."""
    queries = workplace.station.queries
    counts, mine = dict[str, int](), dict[str, str]()
    for role in Role:
        waiting = [c for s in queries.queue(role, person, now) if s.waits for c in s.cards]
        counts[role.value] = len(waiting)
        if role in roles:
            mine.update({card.id: card.title for card in waiting})
    own = (n for n in queries.notices() if n.person == person and n.verdict in LOOKED_AT)
    return Standing(counts, mine, tuple(own))
