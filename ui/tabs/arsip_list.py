"""The list of the archive: what waits to be archived, then month by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.cards import Card
from app.domain.coverage import Stage
from app.domain.office import Office
from app.media.carrier import local_preview
from app.publication.platforms import Platforms
from app.queries import Queries
from ui import formats
from ui.handin.queue_rows import platform_name
from ui.models.queue_model import QueueRow
from ui.one_question import OneQuestion
from ui.theme import Theme
from ui.widgets.queue_view import QueuePanel
from ui.widgets.search_field import SearchField
from ui.workplace import Workplace

ENDED = (Stage.PUBLISHED, Stage.ARCHIVED, Stage.CANCELLED)
TO_ARCHIVE = "Menunggu diarsipkan"
EVERY_MONTH = "Semua bulan"


@dataclass(frozen=True, slots=True)
class ArchiveAnswer:
    """What was read for the list at once."""

    cards: tuple[Card, ...]
    thumbs: Mapping[str, Path | None]
    months: tuple[str, ...]
    to_archive: int  # in the whole office, whatever the list is narrowed to


class ArchiveFilter(QWidget):
    """A month, and words that must occur."""

    #: another month or other words
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField(theme, self)
        self.words.setPlaceholderText("Cari di arsip…")
        self.words.setAccessibleName("Cari di arsip")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.month = QComboBox(self)
        self.month.setAccessibleName("Bulan")
        self.month.addItem(EVERY_MONTH, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10))
        column.setSpacing(theme.px(8))
        column.addWidget(self.words)
        column.addWidget(self.month)
        self.words.search_changed.connect(lambda _: self.changed.emit())
        self.month.activated.connect(lambda _: self.changed.emit())

    @property
    def chosen_month(self) -> str:
        """YYYY-MM; empty for every month."""
        return str(self.month.currentData() or "")

    def clear(self) -> None:
        """Narrow nothing."""
        if self.words.text() or self.chosen_month:
            self.words.clear()
            self.month.setCurrentIndex(0)
            self.changed.emit()

    def set_months(self, months: tuple[str, ...]) -> None:
        """The months to choose from; the choice stays."""
        if months == tuple(self.month.itemData(at) for at in range(1, self.month.count())):
            return
        chosen = self.chosen_month
        self.month.clear()
        self.month.addItem(EVERY_MONTH, "")
        for month in months:
            self.month.addItem(month_name(month), month)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen)))


class ArchiveFeed(QObject):
    """Feeds the panel; one question at a time is under way."""

    #: how many coverages wait to be archived, when that is another number than before
    waiting_changed = Signal(int)
    #: new rows are shown
    refreshed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        platforms: Platforms,
        panel: QueuePanel,
        narrowed: ArchiveFilter,
    ) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._platforms = platforms
        self._panel = panel
        self._filter = narrowed
        self._question = OneQuestion(workplace.tasks, self._prepare, self._on_read, self)
        self.waiting = 0
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        narrowed.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list anew; what changes meanwhile is read afterwards."""
        self._question.ask()

    def _prepare(self) -> Callable[[], ArchiveAnswer]:
        station = self._workplace.station
        words, month = self._filter.words.text().strip(), self._filter.chosen_month
        return lambda: read_archive(station.queries, station.profile.cache, words, month)

    def _on_read(self, answer: ArchiveAnswer) -> None:
        rows = archive_rows(answer, self._workplace.office, self._platforms)
        self._filter.set_months(answer.months)
        self._panel.set_rows(rows, answer.to_archive or None)
        if answer.to_archive != self.waiting:
            self.waiting = answer.to_archive
            self.waiting_changed.emit(self.waiting)
        self.refreshed.emit()

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        # A lambda would outlive the desk, and the office goes on after a person left it.
        self.refresh()


def read_archive(queries: Queries, cache: Path, words: str, month: str) -> ArchiveAnswer:
    """Read it from the local tables and the local cache; for a thread that may wait."""
    every = queries.archive()
    cards = tuple(queries.month(month)) if month else queries.archive(words)
    wanted = words.lower().split()
    if month and wanted:
        found = {card.id for card in queries.search(words)}
        cards = tuple(card for card in cards if card.id in found)
    shown = tuple(card for card in cards if card.stage in ENDED)
    thumbs = {
        card.id: local_preview(cache, card.thumb, "thumb.jpg") if card.thumb else None
        for card in shown
    }
    to_archive = sum(card.stage is Stage.PUBLISHED for card in every)
    return ArchiveAnswer(shown, thumbs, queries.months(), to_archive)


def archive_rows(answer: ArchiveAnswer, office: Office, platforms: Platforms) -> list[QueueRow]:
    """What waits first, the longest waiting on top; then the rest, the latest activity on top."""
    waiting = [card for card in answer.cards if card.stage is Stage.PUBLISHED]
    rest = [card for card in answer.cards if card.stage is not Stage.PUBLISHED]
    waiting.sort(key=lambda card: card.updated_at)
    rest.sort(key=lambda card: card.starts_at, reverse=True)
    return [_row(card, answer, office, platforms) for card in (*waiting, *rest)]


def month_name(month: str) -> str:
    """November 2026, of 2026-11."""
    year, number = month.split("-")
    return f"{formats.MONTHS[int(number) - 1]} {year}"


def _row(card: Card, answer: ArchiveAnswer, office: Office, platforms: Platforms) -> QueueRow:
    day = formats.local(card.starts_at, ZoneInfo(office.zone)).date()
    leader = office.leaders.get(card.leader, card.leader)
    waits = card.stage is Stage.PUBLISHED
    return QueueRow(
        coverage_id=card.id,
        section=TO_ARCHIVE if waits else formats.month_of(day),
        title=card.title,
        subtitle=f"{leader} · {formats.short_date(day)}",
        time_text=_ending(card, platforms),
        thumb_path=answer.thumbs.get(card.id),
        badge="held" if card.held else "confirmed" if card.undelivered else "",
    )


def _ending(card: Card, platforms: Platforms) -> str:
    if card.stage is Stage.CANCELLED:
        return "dibatalkan"
    where = formats.listed([platform_name(platforms, key) for key in card.published])
    return f"terbit di {where}" if where else "diturunkan"
