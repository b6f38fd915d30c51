"""The sheet of keys with which media are looked through and rated."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.texts.rating import KEYS
from ui.theme import Theme


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
        for row, (key, words) in enumerate(KEYS):
            cap = QLabel(key, self)
            cap.setProperty("role", "heading")
            grid.addWidget(cap, row, 0)
            grid.addWidget(QLabel(words, self), row, 1)

    def show_at(self, button: QWidget) -> None:
        """Above a button, its right edge at the button's."""
        self.adjustSize()
        corner = QPoint(button.width() - self.width(), -self.height() - self._theme.px(4))
        self.move(button.mapToGlobal(corner))
        self.show()
