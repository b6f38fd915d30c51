"""Keeps Pelaksana's queue true: read anew on changes, its clocks shown anew every second."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.roles import Role
from app.publication.platforms import Platforms
from ui.handin.draft_book import DraftBook
from ui.handin.queue_rows import QueueAnswer, RowMaker
from ui.widgets.queue_view import QueuePanel
from ui.workplace import Workplace

PREPARED = ("hand_in", "returned")  # sections whose coverages may have a draft on this PC


class QueueFeed(QObject):
    """One question at a time is under way."""

    #: how many coverages wait now, when that is another number than before
    waiting_changed = Signal(int)
    #: new rows are shown
    refreshed = Signal()

    def __init__(
        self, workplace: Workplace, platforms: Platforms, book: DraftBook, panel: QueuePanel
    ) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._platforms = platforms
        self._book = book
        self._panel = panel
        self._answer = QueueAnswer((), {})
        self._asking = self._again = False
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        workplace.ticked.connect(self._on_ticked)
        book.changed.connect(lambda coverage_id: self._show(workplace.now))

    @property
    def waiting(self) -> int:
        """How many coverages wait, as far as was read."""
        return sum(len(section.cards) for section in self._answer.sections if section.waits)

    def refresh(self) -> None:
        """Read the queue anew; what changes meanwhile is read afterwards."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        person, now = self._workplace.person, self._workplace.now
        self._workplace.tasks.ask(
            lambda progress: self._read(person, now),
            self._on_read,
            ended=self._on_ended,
            owner=self,
        )

    def _read(self, person: str, now: int) -> QueueAnswer:
        station = self._workplace.station
        sections = station.queries.queue(Role.PELAKSANA, person, now)
        ids = [card.id for s in sections if s.key in PREPARED for card in s.cards]
        drafts = {each: station.drafts.read(each) for each in ids}
        return QueueAnswer(sections, {key: draft for key, draft in drafts.items() if draft})

    def _on_read(self, answer: QueueAnswer) -> None:
        before, self._answer = self.waiting, answer
        self._show(self._workplace.now)
        if self.waiting != before:
            self.waiting_changed.emit(self.waiting)
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
        maker = RowMaker(
            self._workplace.office,
            self._platforms,
            self._workplace.station.profile.cache,
            lambda key: self._book.of(key) or self._answer.drafts.get(key),
            now,
        )
        self._panel.set_rows(maker.rows(self._answer.sections))
