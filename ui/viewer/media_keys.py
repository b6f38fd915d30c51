"""The keys of the viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.viewer.media_viewer import MediaViewer

STEP = 1.25  # of the zoom, for one press of + or -
END = 1_000_000  # steps: further than any strip is long
ANYWHERE = frozenset({"B", "F", "I", "R", "Shift+R", "+", "=", "-"})
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MediaKeys:
    """B compares, F full screen, I information, R and Shift+R turn, Space plays; + - 0 1 zoom.

    Arrows step, and move a photo that is zoomed; Page Up and Page Down always step; Home and End
    go to the first and the last.
    """

    def __init__(self, viewer: MediaViewer) -> None:
        self._viewer = viewer
        photo, step = viewer.photo, viewer.step_requested.emit
        self._calls: dict[str, Callable[[], object]] = {
            "B": viewer.compare_requested.emit,
            "F": viewer.full_screen_requested.emit,
            "I": viewer.toggle_info,
            "Space": viewer.toggle_play,
            "0": photo.fit,
            "1": lambda: photo.zoom_to(1.0),
            "+": lambda: photo.zoom_by(STEP),
            "=": lambda: photo.zoom_by(STEP),
            "-": lambda: photo.zoom_by(1 / STEP),
            "R": lambda: viewer.turn_by(90),
            "Shift+R": lambda: viewer.turn_by(270),
            "PgDown": lambda: step(1),
            "PgUp": lambda: step(-1),
            "Home": lambda: step(-END),
            "End": lambda: step(END),
        }

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key says; False where it says nothing here."""
        if self._take_arrow(event):
            return True
        call = self._calls.get(written(event))
        if call is not None:
            call()
        return call is not None

    def _take_arrow(self, event: QKeyEvent) -> bool:
        viewer = self._viewer
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if viewer.photo.zoom and not viewer.is_video:
            viewer.photo.pan_steps(*arrow)
        elif arrow[0]:
            viewer.step_requested.emit(arrow[0])
        return bool(arrow[0] or viewer.photo.zoom)


class KeysFrom(QObject):
    """Takes from another widget (the strip) the keys that mean nothing there but much here."""

    def __init__(self, viewer: MediaViewer, other: QWidget) -> None:
        super().__init__(viewer)
        self._keys = MediaKeys(viewer)
        other.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only these; a list would look for a row that begins with the letter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return written(event) in ANYWHERE and self._keys.take(event)


def written(event: QKeyEvent) -> str:
    """The key as people write it; + and - count alike from wherever they come."""
    if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        return {Qt.Key.Key_Plus: "+", Qt.Key.Key_Equal: "="}.get(Qt.Key(event.key()), "-")
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()
