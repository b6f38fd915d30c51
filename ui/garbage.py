"""Takes garbage away on the interface thread: a widget that dies in another takes all with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 100
LATER_MS = 1000  # Qt deletes what was left when it next comes round to it
ROUNDS = 2  # of young garbage: what is searched together stays small enough for a frame or two


class Garbage(QObject):
    """Python would collect in whatever thread it is that allocates, and so in a worker's.

    Young garbage goes several times a second; the old, whose search takes as long as there is
    history, when somebody has left the desk.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on nobody else collects."""
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Collect what is young, as far as there is enough of it."""
        young, middle, _ = gc.get_count()
        most = gc.get_threshold()[0]
        if middle > ROUNDS:
            gc.collect(1)
        elif young > most:
            gc.collect(0)

    def sweep_later(self) -> None:
        """Collect everything, once what was left is deleted."""
        QTimer.singleShot(LATER_MS, self, self.sweep)

    def sweep(self) -> None:
        """Collect everything now."""
        gc.collect()

    def end(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()
