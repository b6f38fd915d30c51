"""Closes the window once the inbox is painted, for who measures the cold start."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QListView

from ui.desk_page import DeskPage
from ui.program import Program


class PaintWatch(QObject):
    """Waits for the first list with rows that is painted at the desk."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def watch(self, desk: DeskPage) -> None:
        """Listen at every list of the open tab."""
        for view in desk.tabs.findChildren(QListView):
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows are on the screen once this very event has been handled."""
        view = watched.parent()
        if event.type() is QEvent.Type.Paint and isinstance(view, QListView):
            model = view.model()
            if model is not None and model.rowCount() > 0:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._program.window, self._on_painted)
        return False

    def _on_painted(self) -> None:
        """Said aloud, since a process takes its time to end."""
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        self._program.window.close()


def close_after_paint(program: Program) -> None:
    """Close `program` after the first paint of an inbox; it signs in by --sign-in."""
    program.seated.connect(PaintWatch(program).watch)
