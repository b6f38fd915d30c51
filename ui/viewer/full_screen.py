"""The viewer over the whole screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.media_viewer import MediaViewer


class FullScreen(QWidget):
    """A window that fills the screen with a viewer of its own; F and Escape close it."""

    #: the person wants the next (1) or the previous (-1) item
    step_requested = Signal(int)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.viewer = MediaViewer(theme, tasks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewer)
        self.viewer.full_screen_requested.connect(self.close)
        self.viewer.step_requested.connect(self.step_requested)
        self.viewer.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def open_full_screen(theme: Theme, tasks: Tasks, viewer: MediaViewer) -> FullScreen:
    """Show what `viewer` shows over the whole screen, and go on following it until it is closed."""
    window = FullScreen(theme, tasks, viewer)
    window.viewer.show_item(viewer.item)
    viewer.item_shown.connect(window.viewer.show_item)
    window.step_requested.connect(viewer.step_requested)
    window.viewer.rotation_changed.connect(viewer.rotation_changed)
    window.showFullScreen()
    return window
