"""What became of the publication, platform by platform."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.domain.coverage import Coverage, Result
from app.publication.platforms import Platforms
from ui import formats
from ui.handin.queue_rows import platform_name
from ui.panes.fates import SIGNS, WORDS, fate_of, progress
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.sign_line import SignLine
from ui.workplace import Workplace


class ResultsPane(Card):
    """Hidden before an admin was directed."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Publikasi", parent)
        self._workplace = workplace
        self._theme = theme
        self._platforms = platforms
        self._note = self.add_note()
        self.hide()

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the last record of every platform that was directed."""
        empty(self.body)
        standing = coverage.standing_results
        for key in coverage.platforms:
            self.body.addWidget(self._line(key, standing.get(key)))
        self._note.setText(progress(coverage))
        self.set_title(f"Publikasi · {self._workplace.name_of(coverage.admin)}")
        self.setVisible(bool(coverage.admin))

    def _line(self, key: str, result: Result | None) -> QWidget:
        fate = fate_of(result)
        words = f"{platform_name(self._platforms, key)}: {WORDS.get(fate, 'menunggu')}"
        said = () if result is None else (self._said(result),)
        return SignLine(self._theme, SIGNS[fate], words, said, parent=self)

    def _said(self, result: Result) -> str:
        zone = ZoneInfo(self._workplace.office.zone)
        at = formats.short_time(result.record.published_at or result.at, zone)
        said = result.record.url or result.record.reason
        return f"{said}\n{at}"
