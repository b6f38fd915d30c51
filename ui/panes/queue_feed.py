"""Keeps a queue on the screen true: read anew on changes, its clocks shown anew every second."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Role
from app.media.carrier import local_preview
from ui.panes.queue_rows import Queue, queue_rows
from ui.widgets.queue_view import QueuePanel
from ui.workplace import Workplace


class QueueFeed(QObject):
    """Feeds one panel for one role; one question at a time is under way."""

    #: how many coverages wait now, when that is another number than before
    waiting_changed = Signal(int)
    #: new rows are shown
    refreshed = Signal()

    def __init__(self, workplace: Workplace, role: Role, panel: QueuePanel) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._role = role
        self._panel = panel
        self._queue: Queue | None = None
        self._asking = self._again = False
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        workplace.ticked.connect(self._on_ticked)

    @property
    def waiting(self) -> int:
        """How many coverages wait, as far as was read."""
        return self._queue.waiting if self._queue else 0

    def refresh(self) -> None:
        """Read the queue anew; what changes meanwhile is read afterwards."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        person, now = self._workplace.person, self._workplace.now
        self._workplace.tasks.ask(
            lambda progress: read_queue(self._workplace, self._role, person, now),
            self._on_read,
            ended=self._on_ended,
            owner=self,
        )

    def _on_read(self, queue: Queue) -> None:
        before, self._queue = self.waiting, queue
        self._show(self._workplace.now)
        if queue.waiting != before:
            self.waiting_changed.emit(queue.waiting)
        self.refreshed.emit()

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        # A lambda would outlive the desk, and the office goes on after a person left it.
        self.refresh()

    def _on_ended(self) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.refresh()

    def _on_ticked(self, now: int) -> None:
        if self._panel.isVisible():
            self._show(now)

    def _show(self, now: int) -> None:
        if self._queue is not None:
            rows = queue_rows(self._role, self._queue, self._workplace.office, now)
            self._panel.set_rows(rows, self._queue.waiting)


def read_queue(workplace: Workplace, role: Role, person: str, now: int) -> Queue:
    """Read it from the local tables and the local cache; for a thread that may wait."""
    sections = workplace.station.queries.queue(role, person, now)
    cache = workplace.station.profile.cache
    thumbs = {
        card.id: local_preview(cache, card.thumb, "thumb.jpg") if card.thumb else None
        for section in sections
        for card in section.cards
    }
    return Queue(sections, thumbs)
