"""What is known of the photo or video that is looked at, over its upper right corner."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.breaking_label import BreakingLabel

WIDTH, LABELS, EDGE = 296, 74, 12  # px at 100 % text


class InfoPanel(QFrame):
    """Rows of what and value; the values can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self._filled: tuple[tuple[str, str], ...] = ()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._scroll = QScrollArea(self)
        self.setObjectName("pill")
        self.setAccessibleName("Informasi berkas")
        self.setFixedWidth(theme.zone(WIDTH))
        self._lay_out()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The rows as they stand there."""
        return self._shown

    def show_details(self, details: Iterable[tuple[str, str]]) -> None:
        """Show these rows, without those that have no value."""
        self._shown = tuple((what, value) for what, value in details if value)
        if not self.isHidden():
            self._fill()

    def setVisible(self, visible: bool) -> None:
        """What nobody sees is not laid out: it would keep the next photo waiting."""
        if visible:
            self._fill()
        super().setVisible(visible)

    def fit_into(self, height: int) -> None:
        """Be as high as the rows are, but no higher than that; then they can be scrolled."""
        if self.isHidden():
            return
        for part in self._rows.findChildren(QLabel):
            part.ensurePolished()  # else it is measured in another font than it is shown in
        self._grid.invalidate()
        margins = self.contentsMargins().top() + 2 * self._theme.px(EDGE)
        width = self.width() - 2 * self._theme.px(EDGE)
        needed = self._grid.heightForWidth(width) + margins
        # Qt keeps a bar where the rows would not fit beside one, though they fit without it
        policy = Qt.ScrollBarPolicy
        fits = needed <= height
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self.setFixedHeight(max(0, min(needed, height)))

    def _lay_out(self) -> None:
        theme, edge = self._theme, self._theme.px(EDGE)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnMinimumWidth(0, theme.px(LABELS))
        self._grid.setColumnStretch(1, 1)
        self._scroll.setWidget(self._rows)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._scroll.viewport(), self._rows):
            ground.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self._scroll)

    def _fill(self) -> None:
        if self._shown == self._filled:
            return
        self._filled = self._shown
        self._clear()
        for place, (what, value) in enumerate(self._shown):
            self._add_row(place, what, value)

    def _add_row(self, place: int, what: str, value: str) -> None:
        name, words = QLabel(what, self._rows), BreakingLabel(value, self._rows)
        name.setProperty("role", "media-label")
        words.setAccessibleName(f"{what}: {value}")
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignTop)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
