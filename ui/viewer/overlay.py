"""What may be drawn over a photo or a video, and take the pointer there before the view does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter


class Overlay(QObject):
    """Draws nothing and takes nothing by itself; subclasses say what.

    `box` is where the whole picture lies in view coordinates, turned and zoomed; it may be larger
    than the view. A view calls `move` and `release` only while a drag lasts that `press` took.
    """

    #: it looks different now: the views that show it paint again
    changed = Signal()

    def paint(self, painter: QPainter, box: QRectF, moment_ms: int | None) -> None:
        """Draw over the picture; `moment_ms` is where a video stands, None for a photo."""

    def press(self, at: QPointF, box: QRectF) -> bool:
        """The left button went down; True takes this drag, so that the view does not pan."""
        return False

    def move(self, at: QPointF, box: QRectF) -> None:
        """The pointer moved in a drag that was taken."""

    def release(self, at: QPointF, box: QRectF) -> None:
        """The button of a taken drag came up."""

    def cursor(self, at: QPointF, box: QRectF) -> Qt.CursorShape | None:
        """The pointer's shape here; None leaves it to the view."""
        return None

    def key(self, event: QKeyEvent) -> bool:
        """A key went down on the view; True takes it."""
        return False
