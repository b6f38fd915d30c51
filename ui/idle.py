"""Notices that nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QWindow

TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
MINUTE = 60_000


class IdleWatch(QObject):
    """Listens at each window that is worked in, dialogs and full screens among them.

    A filter on the whole application would hear every event.
    """

    #: nobody was here for so long
    idled = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        """After so many minutes; 0 for never."""
        super().__init__(parent)
        self._cursor = QCursor.pos()
        self._is_watching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(minutes * MINUTE)
        self._timer.timeout.connect(self._on_timer_timed_out)

    def watch(self, window: QWindow | None) -> None:
        """Somebody is here: count from now on, at this window and those that come to the front."""
        app = QGuiApplication.instance()
        if not self._is_watching and isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen_at)
        self._is_watching = True
        self._listen_at(window)
        self._begin()

    def set_minutes(self, minutes: int) -> None:
        """Another time, counted from now on; 0 for never."""
        self._timer.setInterval(minutes * MINUTE)
        self._begin()

    def stop(self) -> None:
        """The program ends: nobody is missed any more."""
        self._is_watching = False
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count from here; nothing is taken away from the window."""
        if event.type() in TOUCHES:
            self._begin()
        return False

    def _listen_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _on_timer_timed_out(self) -> None:
        cursor = QCursor.pos()
        moved, self._cursor = cursor != self._cursor, cursor
        if not moved:
            self.idled.emit()
        self._begin()

    def _begin(self) -> None:
        if self._is_watching and self._timer.interval() > 0:
            self._timer.start()
        else:
            self._timer.stop()
