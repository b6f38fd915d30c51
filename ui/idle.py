"""Notices that nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QWindow

TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
MINUTE = 60_000


class IdleWatch(QObject):
    """Listens at the window itself: a filter on the whole application would hear every event."""

    #: nobody was here for so long
    idled = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cursor = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(minutes * MINUTE)
        self._timer.timeout.connect(self._on_timer_timed_out)

    def watch(self, window: QWindow | None) -> None:
        """Listen at this window; without minutes or window there is nothing to do."""
        if window is not None and self._timer.interval() > 0:
            window.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """The program ends: nobody is missed any more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count from here; nothing is taken away from the window."""
        if event.type() in TOUCHES:
            self._timer.start()
        return False

    def _on_timer_timed_out(self) -> None:
        cursor = QCursor.pos()
        moved, self._cursor = cursor != self._cursor, cursor
        if not moved:
            self.idled.emit()
        self._timer.start()
