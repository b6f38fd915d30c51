"""A small button that is an icon: its words and its key are in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Theme

SIDE = 16


class ToolButton(QPushButton):
    """`on` gives it another icon and colour; a closed one says why."""

    def __init__(
        self, theme: Theme, icon: str, words: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = ("", "")
        self._words = f"{words} ({key})" if key else words
        self.setProperty("kind", "flat")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.show_look(icon, "soft")
        self.set_closed("")
        theme.changed.connect(self._draw)

    def show_look(self, icon: str, token: str) -> None:
        """Another icon, in a colour of the theme; the same one costs nothing."""
        if self._look != (icon, token):
            self._look = (icon, token)
            self._draw()

    @property
    def look(self) -> tuple[str, str]:
        """The icon and the token of its colour."""
        return self._look

    def set_closed(self, reason: str) -> None:
        """Close it with a reason, or open it with ""."""
        self.setEnabled(not reason)
        self.setToolTip(f"{self._words}\n{reason}" if reason else self._words)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(*self._look, SIDE))
        self.setIconSize(self._theme.icon_size(SIDE))
