"""The foot of a queue: whether what waits can be taken along, and the way to make it so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.panes.taking_along import Survey, TakingAlong
from ui.texts.luggage import TITLE, missing_words, ready_words
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.progress_row import ProgressRow


class LuggageLine(QFrame):
    """Takes no room while nothing waits."""

    #: the person wants to choose and see more
    opened = Signal()

    def __init__(self, theme: Theme, taking: TakingAlong, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._taking = taking
        self._ready = False
        self.setObjectName("foot")
        self._icon = QLabel(self)
        self.words = QLabel(self)
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.open = LinkButton(f"{TITLE}…", self)
        self.progress = ProgressRow(theme, self)
        self._lay_out(theme)
        self.open.clicked.connect(self.opened)
        self.progress.cancel_requested.connect(taking.cancel)
        taking.surveyed.connect(self._on_surveyed)
        taking.advanced.connect(self.progress.show_advance)
        taking.busy_changed.connect(self._on_busy_changed)
        theme.changed.connect(self._show_icon)
        self.hide()

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        column.addLayout(foot)

    def _on_surveyed(self, survey: Survey) -> None:
        self.setVisible(bool(survey.parcels))
        files = sum(len(parcel.missing) for parcel in survey.parcels)
        self._ready = not files
        if files:
            self.words.setText(missing_words(files, survey.missing_size))
        else:
            total = sum(parcel.size for parcel in survey.parcels)
            self.words.setText(ready_words(len(survey.parcels), total))
        self.words.setAccessibleName(self.words.text())
        self._on_busy_changed(self._taking.is_busy)
        self._show_icon()

    def _on_busy_changed(self, busy: bool) -> None:
        self._icon.setVisible(not busy)
        self.words.setVisible(not busy)
        self.open.setText("Lihat…" if busy or self._ready else f"{TITLE}…")
        if not busy:
            self.progress.finish()

    def _show_icon(self) -> None:
        name, token = ("check-circle-fill", "ok") if self._ready else ("suitcase-simple", "soft")
        self._icon.setPixmap(self._theme.picture(name, token, 16))
