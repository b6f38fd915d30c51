"""The history of a coverage: who did what when, and whether the office's book has it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.archive.deeds import late_delivery
from app.domain.acts import PointTicked, WorkBegun
from app.domain.coverage import Entry
from app.publication.platforms import Platforms
from ui import formats
from ui.coverage_file import CoverageFile
from ui.panes.history_words import detail, headline
from ui.texts.names import MARKS
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.label import small_label
from ui.widgets.sign_line import SignLine
from ui.workplace import Workplace

SIGNS = {"confirmed": ("check-bold", "soft"), "delivered": ("checks-bold", "ok")}
MOST = 200  # lines that are shown: each is a widget, and thousands would hold the window up
#: small steps that only the whole history tells
ASIDE = (WorkBegun, PointTicked)


class HistoryPane(Card):
    """Newest first: folded to the last line until "semua" is clicked."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Riwayat", parent)
        self._workplace = workplace
        self._theme = theme
        self._platforms = platforms
        self._file: CoverageFile | None = None
        self._unfolded = False
        self.fold = self.add_link("semua")
        self.fold.clicked.connect(self._on_fold_clicked)

    def show_file(self, file: CoverageFile) -> None:
        """Show the history of this coverage; it stays unfolded while the same one is shown."""
        if self._file is None or self._file.coverage.id != file.coverage.id:
            self._unfolded = False
        self._file = file
        self._refresh()

    @property
    def lines(self) -> list[str]:
        """The headlines that are shown, newest first."""
        return [headline(self._workplace.office, entry) for entry in self._shown()]

    def _shown(self) -> list[Entry]:
        history = self._file.coverage.history if self._file else ()
        newest = list(reversed(history))
        if self._unfolded:
            return newest[:MOST]
        return [entry for entry in newest if not isinstance(entry.body, ASIDE)][:1]

    def _refresh(self) -> None:
        empty(self.body)
        count = len(self._file.coverage.history) if self._file else 0
        self.fold.setText("ringkas" if self._unfolded else f"semua ({formats.number(count, 0)})")
        self.fold.setVisible(count > 1)
        for entry in self._shown():
            if self._file is not None:
                self.body.addWidget(self._line(self._file, entry))
        if self._unfolded and count > MOST:
            rest = formats.counted(count - MOST, "catatan yang lebih lama")
            rest = f"{rest} tidak ditampilkan di sini."
            self.body.addWidget(small_label(rest, self))

    def _line(self, file: CoverageFile, entry: Entry) -> QWidget:
        mark = "confirmed" if entry.event in file.undelivered else "delivered"
        words = headline(self._workplace.office, entry)
        said = detail(self._workplace.office, self._platforms, file.coverage, entry)
        parts = [part for part in (said, self._when(entry), self._delay(file, entry)) if part]
        return SignLine(self._theme, SIGNS[mark], words, parts, MARKS[mark], self)

    def _when(self, entry: Entry) -> str:
        zone = ZoneInfo(self._workplace.office.zone)
        at = formats.short_time(entry.at, zone)
        return f"{at} (perkiraan)" if entry.estimated else at

    def _delay(self, file: CoverageFile, entry: Entry) -> str:
        after = file.delivered_after.get(entry.event)
        if after is None:
            return ""
        moment = formats.short_time(after, ZoneInfo(self._workplace.office.zone))
        return late_delivery(entry.body, moment)

    def _on_fold_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self._refresh()
