"""Keeps a queue on the screen true: read anew on changes, its clocks shown anew every second."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Role
from app.media.carrier import local_preview
from ui.one_question import OneQuestion
from ui.panes.queue_rows import Queue, queue_rows
from ui.widgets.queue_view import QueuePanel
from ui.workplace import Workplace

Answer = TypeVar("Answer")


class QueueFeed(QObject, Generic[Answer]):
    """Feeds one panel; one question at a time is under way. What is asked, a subclass says."""

    #: how many coverages wait now, when that is another number than before
    waiting_changed = Signal(int)
    #: new rows are shown
    refreshed = Signal()

    def __init__(self, workplace: Workplace, panel: QueuePanel) -> None:
        super().__init__(panel)
        self.workplace = workplace
        self.panel = panel
        self._answer: Answer | None = None
        self._question = OneQuestion(workplace.tasks, self._prepare, self._on_read, self)
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        workplace.ticked.connect(self._on_ticked)

    @abstractmethod
    def read(self, person: str, now: int) -> Answer:
        """Read all that the rows are made of; in a thread that may wait."""

    @abstractmethod
    def show_answer(self, answer: Answer, now: int) -> None:
        """Put the rows at office time `now` into the panel."""

    @abstractmethod
    def count_waiting(self, answer: Answer) -> int:
        """How many coverages wait for the one who asked."""

    @property
    def waiting(self) -> int:
        """How many coverages wait, as far as was read."""
        return 0 if self._answer is None else self.count_waiting(self._answer)

    def refresh(self) -> None:
        """Read the queue anew; what changes meanwhile is read afterwards."""
        self._question.ask()

    def show_now(self) -> None:
        """Show the rows as they are at this moment."""
        if self._answer is not None:
            self.show_answer(self._answer, self.workplace.now)

    def _prepare(self) -> Callable[[], Answer]:
        person, now = self.workplace.person, self.workplace.now
        return lambda: self.read(person, now)

    def _on_read(self, answer: Answer) -> None:
        before, self._answer = self.waiting, answer
        self.show_now()
        if self.waiting != before:
            self.waiting_changed.emit(self.waiting)
        self.refreshed.emit()

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        # A lambda would outlive the desk, and the office goes on after a person left it.
        self.refresh()

    def _on_ticked(self, now: int) -> None:
        if self.panel.isVisible():
            self.show_now()


class RoleFeed(QueueFeed[Queue]):
    """The queue of a deciding post."""

    def __init__(self, workplace: Workplace, role: Role, panel: QueuePanel) -> None:
        super().__init__(workplace, panel)
        self._role = role

    def read(self, person: str, now: int) -> Queue:
        """From the local tables and the local cache."""
        station = self.workplace.station
        sections = station.queries.queue(self._role, person, now)
        cache = station.profile.cache
        thumbs = {
            card.id: local_preview(cache, card.thumb, "thumb.jpg") if card.thumb else None
            for section in sections
            for card in section.cards
        }
        return Queue(sections, thumbs)

    def show_answer(self, answer: Queue, now: int) -> None:
        """Each coverage in two lines and its clock."""
        rows = queue_rows(self._role, answer, self.workplace.office, now)
        self.panel.set_rows(rows, answer.waiting)

    def count_waiting(self, answer: Queue) -> int:
        """As its sections say."""
        return answer.waiting
