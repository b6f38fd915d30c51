"""What this PC could not keep is tried again by itself, and the person is told of it once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Failure, Unavailable

AGAIN_MS = 5000


class SecondTry(QObject):
    """For what stays on the screen meanwhile: a disk that is full may have room in a moment."""

    #: the time has come
    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    def can_mend(self, failure: Failure) -> bool:
        """Whether it may go another time: the world says no, and not a rule."""
        return isinstance(failure, Unavailable)

    def put_off(self) -> bool:
        """Try again soon; whether the person is still to be told why."""
        self._timer.start(AGAIN_MS)
        told, self._told = self._told, True
        return not told

    def went(self) -> None:
        """It could be kept: the next time that it cannot is told again."""
        self._told = False
