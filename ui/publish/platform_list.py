"""The platforms that Kasubag named, with what became of each; one of them is worked on."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.domain.coverage import Coverage, Result
from app.publication.platforms import Platforms
from ui import formats
from ui.handin.queue_rows import platform_name
from ui.panes.fates import SIGNS, WORDS, fate_of, progress
from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.widgets.card import Card


class PlatformList(Card):
    """Its heading counts: "2 dari 3 kanal"."""

    #: the key of the platform that is worked on now
    platform_chosen = Signal(str)

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Kanal", parent)
        self._theme = theme
        self._platforms = platforms
        self._note = self.add_note()
        self._rows: dict[str, PlatformRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(6))
        self.body.addLayout(self._column)
        self._chosen = self._coverage = ""

    @property
    def chosen(self) -> str:
        """The key of the platform that is worked on; empty for none."""
        return self._chosen

    @property
    def progress(self) -> str:
        """How many are done."""
        return self._note.text()

    def show_coverage(self, coverage: Coverage, zone: str) -> None:
        """Show the platforms of a coverage; the choice stays while it is among them."""
        if tuple(self._rows) != coverage.platforms:
            self._build(coverage.platforms)
        standing = coverage.standing_results
        for key, row in self._rows.items():
            row.show_result(standing.get(key), zone)
        self._note.setText(progress(coverage))
        if self._chosen not in self._rows or coverage.id != self._coverage:
            self._choose_first_open(coverage.platforms, standing)
        self._coverage = coverage.id

    def choose(self, key: str) -> None:
        """Work on this platform."""
        if key in self._rows:
            self._rows[key].button.setChecked(True)

    def choose_next_open(self, coverage: Coverage) -> None:
        """Work on the next one that is not published yet, where there is one."""
        self._choose_first_open(coverage.platforms, coverage.standing_results)

    def _choose_first_open(self, keys: tuple[str, ...], standing: Mapping[str, Result]) -> None:
        fresh = [key for key in keys if key not in standing]
        unpublished = [
            key for key in keys if key in standing and standing[key].record.outcome != "published"
        ]
        self.choose(next(iter([*fresh, *unpublished, *keys]), ""))

    def _build(self, keys: tuple[str, ...]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {key: self._row(key) for key in keys}
        self._chosen = ""

    def _row(self, key: str) -> PlatformRow:
        row = PlatformRow(self._theme, platform_name(self._platforms, key), self)
        row.button.toggled.connect(lambda on: self._on_toggled(key, on))
        self._column.addWidget(row)
        return row

    def _on_toggled(self, key: str, on: bool) -> None:
        if not on:
            return
        for other, row in self._rows.items():
            if other != key:
                row.button.setChecked(False)
        self._chosen = key
        self.platform_chosen.emit(key)


class PlatformRow(QWidget):
    """One platform: its name to choose it, a mark, and what became of it in words."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.button = QRadioButton(name, self)
        self.button.setAutoExclusive(False)  # rows have different parents: the list sees to it
        self._mark = QLabel(self)
        self._words = QLabel(self)
        self._words.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.button, 1)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.button.clicked.connect(lambda: self.button.setChecked(True))

    def show_result(self, result: Result | None, zone: str) -> None:
        """Show what became of it."""
        self._mark.setPixmap(self._theme.picture(*SIGNS[fate_of(result)], 13))
        self._words.setText(_words(result, zone))
        told = result.record.reason or result.record.url if result else ""
        self._words.setToolTip(plain_tip(told))


def _words(result: Result | None, zone: str) -> str:
    if result is None:
        return "belum"
    fate = fate_of(result)
    if fate != "published":
        return WORDS[fate]
    return f"terbit {formats.clock(result.record.published_at or result.at, ZoneInfo(zone))}"
