"""Pelaksana's queue: beside the coverages, the drafts on this PC say how far they are prepared."""

from __future__ import annotations

from app.domain.roles import Role
from app.publication.platforms import Platforms
from ui.handin.draft_book import DraftBook
from ui.handin.queue_rows import QueueAnswer, RowMaker
from ui.panes.queue_feed import QueueFeed
from ui.widgets.queue_view import QueuePanel
from ui.workplace import Workplace

PREPARED = ("hand_in", "returned")  # sections whose coverages may have a draft on this PC


class DraftFeed(QueueFeed[QueueAnswer]):
    """What is typed into a draft is shown in its row at once."""

    def __init__(
        self, workplace: Workplace, platforms: Platforms, book: DraftBook, panel: QueuePanel
    ) -> None:
        super().__init__(workplace, panel)
        self._platforms = platforms
        self._book = book
        book.changed.connect(lambda coverage_id: self.show_now())

    def read(self, person: str, now: int) -> QueueAnswer:
        """From the local tables, with the drafts; opening one that cannot be read says so."""
        station = self.workplace.station
        sections = station.queries.queue(Role.PELAKSANA, person, now)
        ids = [card.id for s in sections if s.key in PREPARED for card in s.cards]
        drafts = {each: station.drafts.seen(each) for each in ids}
        return QueueAnswer(sections, {key: draft for key, draft in drafts.items() if draft})

    def show_answer(self, answer: QueueAnswer, now: int) -> None:
        """The rows, with the drafts as they are typed."""
        maker = RowMaker(
            self.workplace.office,
            self._platforms,
            self.workplace.station.profile.cache,
            lambda key: self._book.of(key) or answer.drafts.get(key),
            now,
        )
        self.panel.set_rows(maker.rows(answer.sections))

    def count_waiting(self, answer: QueueAnswer) -> int:
        """As its sections say."""
        return sum(len(section.cards) for section in answer.sections if section.waits)
