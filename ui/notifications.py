"""Desktop notifications of new work, where the desktop has a place for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.theme import Theme


class Notifications(QObject):
    """Says what newly waits for the signed-in person; silent on a desktop without a tray."""

    #: a notification was clicked: the coverage that it spoke of, "" for several
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._known: frozenset[str] | None = None
        self._told = ""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(theme.icon("broadcast", "brand", 32), self)
            self._tray.setToolTip("Meja Siar")
            self._tray.messageClicked.connect(lambda: self.chosen.emit(self._told))
            self._tray.show()

    def forget(self) -> None:
        """Somebody else sits here now: what waits for them is not new."""
        self._known = None

    def show_waiting(self, titles: dict[str, str]) -> str:
        """What waits now, coverage id -> title; the sentence that was said, "" for none."""
        known, self._known = self._known, frozenset(titles)
        new = [] if known is None else [each for each in titles if each not in known]
        if not new:
            return ""
        self._told = new[0] if len(new) == 1 else ""
        words = titles[new[0]] if len(new) == 1 else f"{len(new)} liputan baru"
        return self.say("Menunggu Anda", words)

    def say(self, title: str, words: str) -> str:
        """Show any notification; returns its words."""
        if self._tray is not None:
            self._tray.showMessage(title, words, self._tray.icon())
        return words

    def close(self) -> None:
        """Take the icon out of the tray."""
        if self._tray is not None:
            self._tray.hide()
