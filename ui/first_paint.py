"""Closes the window once the inbox is painted, for who measures the cold start."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QTimer

from ui.desk_page import DeskPage
from ui.program import Program
from ui.widgets.queue_view import QueuePanel

ONCE = Qt.ConnectionType.SingleShotConnection


class PaintWatch(QObject):
    """Waits for the first rows that are painted at the desk."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def watch(self, desk: DeskPage) -> None:
        """Listen at the queue of the open tab, which is there before the rest of it."""
        queue = getattr(desk.tabs.currentWidget(), "queue", None)
        if isinstance(queue, QueuePanel):
            queue.view.painted.connect(self._on_rows_painted, ONCE)

    def _on_rows_painted(self) -> None:
        """The rows are on the screen once this very event has been handled."""
        QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        """Said aloud, since a process takes its time to end."""
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        self._program.window.close()


def close_after_paint(program: Program) -> None:
    """Close `program` after the first paint of an inbox; it signs in by --sign-in."""
    program.seated.connect(PaintWatch(program).watch)
