"""Drawing marks, and moving one's own, by the pointer or by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from app.domain.marks import SCALE, Mark
from ui.theme import Theme
from ui.viewer.marks_drawing import Drawing
from ui.viewer.marks_layer import PULLED_BY_ENDS, MarksLayer
from ui.viewer.marks_paint import MarkStyle, paint_crosshair
from ui.viewer.marks_place import (
    REACH,
    Spot,
    distance,
    pulled,
    shifted,
    to_spot,
    to_view,
    view_points,
)
from ui.viewer.marks_shown import ShownMark

MIDDLE = (SCALE // 2, SCALE // 2)
FAR, NEAR = SCALE // 40, SCALE // 200  # what an arrow key moves by; with Shift
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MarksOverlay(MarksLayer):
    """Says what the person wants; places nothing itself.

    With a `tool` (a shape) the next drag draws; without one it chooses, and moves an own mark
    while `editing`. Keys: arrows lead the crosshair or the chosen mark, Enter presses and lets go.
    """

    #: a shape (Mark, no text yet) was drawn: what should it say?
    text_wanted = Signal(object)
    #: the key of an own mark, and the Mark in its place
    reshaped = Signal(str, object)
    #: somebody begins to draw
    begun = Signal()
    #: another tool is in hand (a shape, or "")
    tool_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.tool = ""
        self.ink = theme.mark_colours[0]
        self.span: tuple[int, int] | None = None  # of a video, that the next mark is to have
        self.written: Mark | None = None  # drawn, and its words are being written
        self._drawing: Drawing | None = None
        self._grip: tuple[Spot, int | None] | None = None
        self._crosshair: Spot | None = None

    def show_item(self, sha256: str, rotation: int, is_video: bool = False) -> None:
        """This item lies in the view now, turned so; what was half drawn on another is dropped."""
        if sha256 != self._sha256:
            self._drop()
            self.span = None
        super().show_item(sha256, rotation, is_video)

    def choose(self, key: str) -> None:
        """Choose a mark, or none."""
        self._grip = None
        super().choose(key)

    def take_tool(self, tool: str) -> None:
        """Draw with this from now on; "" chooses and moves."""
        self._drop()
        self.tool = tool
        if tool:
            self.choose("")
        self.tool_changed.emit(tool)
        self.changed.emit()

    def paint(self, painter: QPainter, box: QRectF, moment_ms: int | None) -> None:
        """The marks of the item, what is being drawn, and the crosshair of the keyboard."""
        super().paint(painter, box, moment_ms)
        begun = self._drawing.mark() if self._drawing else self.written
        if begun is not None:
            self._paint(painter, ShownMark("", "", begun, "", "", self.ink, 0, 0))
        if self._crosshair is not None:
            style = MarkStyle.of(self._theme)
            paint_crosshair(painter, style, to_view(self._crosshair, box, self._rotation))

    # The pointer

    def press(self, at: QPointF, box: QRectF) -> bool:
        """Begin to draw; or choose, and take hold of an own mark."""
        self.box, spot = box, to_spot(at, box, self._rotation)
        if self.tool:
            self._begin(spot)
            return True
        taken = super().press(at, box)
        shown = self.chosen_mark
        if taken and shown is not None and shown.own and self.editing:
            self._grip = (spot, self._end_at(shown.mark, at))
        return taken

    def move(self, at: QPointF, box: QRectF) -> None:
        """Draw on, or carry the mark along."""
        self.box = box
        self._lead(to_spot(at, box, self._rotation))

    def release(self, at: QPointF, box: QRectF) -> None:
        """What was drawn is asked for its words; what was moved stays there."""
        if self._drawing is not None:
            self._drawing.go_to(to_spot(at, box, self._rotation))
            self._finish()
        else:
            self._let_go()

    def cursor(self, at: QPointF, box: QRectF) -> Qt.CursorShape | None:
        """A cross while drawing; over an own mark that can be moved, the four arrows."""
        if self.tool:
            return Qt.CursorShape.CrossCursor
        shape = super().cursor(at, box)
        shown = self.chosen_mark
        movable = shown is not None and shown.own and self.editing and shown.key == self._under
        return Qt.CursorShape.SizeAllCursor if movable else shape

    def _end_at(self, mark: Mark, at: QPointF) -> int | None:
        if mark.shape not in PULLED_BY_ENDS:
            return None
        points = view_points(mark, self.box, self._rotation)
        near = [n for n, p in enumerate(points) if distance("pin", [p], at) <= REACH]
        return near[0] if near else None

    # Drawing and moving, by whichever means

    def _begin(self, spot: Spot) -> None:
        self.begun.emit()
        span = self.span or (self.moment, self.moment)
        self._drawing = Drawing(self._sha256, self.tool, spot, *span)
        self.changed.emit()

    def _lead(self, spot: Spot) -> None:
        shown = self.chosen_mark
        if self._drawing is not None:
            self._drawing.go_to(spot)
        elif self._grip is not None and shown is not None:
            begun, end = self._grip
            by = (spot[0] - begun[0], spot[1] - begun[1])
            points = shifted(shown.mark, by) if end is None else pulled(shown.mark, end, spot)
            self._lifted = replace(shown.mark, points=points)
        self.changed.emit()

    def _finish(self) -> None:
        drawing, self._drawing = self._drawing, None
        if drawing is not None and drawing.is_worth_keeping:
            self.text_wanted.emit(drawing.mark())
        self.changed.emit()

    def _let_go(self) -> None:
        shown, lifted = self.chosen_mark, self._lifted
        self._grip = self._lifted = None
        if shown is not None and lifted is not None and lifted != shown.mark:
            self.reshaped.emit(shown.key, lifted)
        self.changed.emit()

    def _drop(self) -> None:
        """Forget what is half drawn or half moved."""
        self._drawing = self._lifted = self._grip = self._crosshair = None

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Arrows, Enter and Escape, while there is something that they lead."""
        key = Qt.Key(event.key())
        arrow = ARROWS.get(key)
        if arrow is not None:
            step = NEAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FAR
            return self._lead_by((arrow[0] * step, arrow[1] * step))
        calls: dict[Qt.Key, Callable[[], bool]] = {
            Qt.Key.Key_Return: self._on_enter,
            Qt.Key.Key_Enter: self._on_enter,
            Qt.Key.Key_Escape: self._on_escape,
        }
        return calls[key]() if key in calls else False

    def _lead_by(self, by: Spot) -> bool:
        """Along the axes of the view, however the picture is turned."""
        shown = self.chosen_mark
        if self.tool:
            self._crosshair = self._beside(self._crosshair or MIDDLE, by)
            self._lead(self._crosshair)
            return True
        if shown is None or not (shown.own and self.editing):
            return False
        mark = self._lifted or shown.mark
        here = (mark.points[0], mark.points[1])
        there = self._beside(here, by)
        points = shifted(mark, (there[0] - here[0], there[1] - here[1]))
        self._lifted = replace(mark, points=points)
        self.changed.emit()
        return True

    def _beside(self, spot: Spot, by: Spot) -> Spot:
        square = QRectF(0, 0, SCALE, SCALE)
        at = to_view(spot, square, self._rotation)
        return to_spot(at + QPointF(by[0], by[1]), square, self._rotation)

    def _on_enter(self) -> bool:
        if self._lifted is not None:
            self._let_go()
        elif not self.tool:
            return False
        elif self._drawing is not None:
            self._finish()
        else:
            self._crosshair = self._crosshair or MIDDLE
            self._begin(self._crosshair)
            if self.tool in ("pin", "text"):
                self._finish()
        return True

    def _on_escape(self) -> bool:
        if self._drawing or self._lifted:
            self._drawing = self._lifted = None
            self.changed.emit()
        elif self.tool:
            self.take_tool("")
        elif self.chosen:
            self.choose("")
        else:
            return False
        return True
