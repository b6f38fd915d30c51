"""The sheet of keys with which media are looked at, looked through and rated."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.texts.rating import KEYS as RATING
from ui.texts.viewing import KEYS as VIEWING
from ui.theme import Theme

Keys = tuple[tuple[str, str], ...]


class KeySheet(QFrame):
    """A small page that goes away by itself when something else is clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._theme = theme
        grid = QGridLayout(self)
        inset = theme.px(14)
        grid.setContentsMargins(inset, inset, inset, inset)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(6))
        for column, (heading, keys) in enumerate((("Melihat", VIEWING), ("Menilai", RATING))):
            self._add(grid, 2 * column, heading, keys)
        grid.setColumnMinimumWidth(2, theme.px(64))

    def _add(self, grid: QGridLayout, column: int, heading: str, keys: Keys) -> None:
        title = QLabel(heading, self)
        title.setProperty("role", "label")
        grid.addWidget(title, 0, column, 1, 2)
        for row, (key, words) in enumerate(keys, 1):
            cap = QLabel(key, self)
            cap.setProperty("role", "heading")
            grid.addWidget(cap, row, column)
            grid.addWidget(QLabel(words, self), row, column + 1)

    def show_at(self, button: QWidget) -> None:
        """Above a button, its right edge at the button's."""
        self.adjustSize()
        corner = QPoint(button.width() - self.width(), -self.height() - self._theme.px(4))
        self.move(button.mapToGlobal(corner))
        self.show()
