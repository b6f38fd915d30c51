"""The marks that lie over a photo or a video: shown, told whose they are, and chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from app.domain.marks import Mark
from ui.theme import Theme
from ui.viewer.marks_paint import MarkStyle, paint_grips, paint_mark
from ui.viewer.marks_place import REACH, bounds, distance, view_points
from ui.viewer.marks_shown import ShownMark, is_there
from ui.viewer.overlay import Overlay

PULLED_BY_ENDS = ("box", "arrow")
FAR = float("inf")
Lie = tuple[Mark, QRectF, int, list[QPointF], QRectF]  # box, turn, points, and the room they take


class MarksLayer(Overlay):
    """Shows what `show_marks` gives it, of the item that `show_item` names."""

    #: the key of the mark that is chosen now; "" for none
    chosen_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sha256 = ""
        self._rotation = 0
        self._is_video = False
        self._marks: tuple[ShownMark, ...] = ()
        self._under = ""
        self._lying: dict[str, Lie] = {}
        self._labels: dict[str, QRectF] = {}  # by key, as they were painted last
        self._lifted: Mark | None = None  # the chosen mark while it is moved
        self.editing = False
        self.chosen = ""
        self.moment = 0  # where the video stood when it was painted last, in ms
        self.box = QRectF()  # where the picture was painted last

    def show_item(self, sha256: str, rotation: int, is_video: bool = False) -> None:
        """This item lies in the view now, turned so."""
        self._sha256, self._rotation, self._is_video = sha256, rotation, is_video
        self.changed.emit()

    def show_marks(self, marks: tuple[ShownMark, ...]) -> None:
        """These are there now, of all items."""
        self._marks = marks
        self._lying.clear()
        if self.chosen and self.chosen_mark is None:
            self.choose("")
        self.changed.emit()

    def choose(self, key: str) -> None:
        """Choose a mark, or none."""
        self._lifted = None
        if key != self.chosen:
            self.chosen = key
            self.chosen_changed.emit(key)
        self.changed.emit()

    @property
    def chosen_mark(self) -> ShownMark | None:
        """The mark that is chosen, whichever item it is on."""
        return next((mark for mark in self._marks if mark.key == self.chosen), None)

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark lies in view coordinates, as the picture was painted last."""
        return bounds(view_points(mark, self.box, self._rotation))

    def paint(self, painter: QPainter, box: QRectF, moment_ms: int | None) -> None:
        """The marks of the item; the chosen one and the one under the pointer lie on top."""
        self.box, self.moment = box, moment_ms or 0
        here = sorted(self.here(), key=self._is_strong)
        self._labels = {shown.key: self._paint(painter, shown) for shown in here}

    def press(self, at: QPointF, box: QRectF) -> bool:
        """Choose what lies there, or nothing."""
        self.box = box
        shown = self._at(at)
        self.choose(shown.key if shown else "")
        return shown is not None

    def cursor(self, at: QPointF, box: QRectF) -> Qt.CursorShape | None:
        """A hand over a mark, which then says whose it is."""
        self.box = box
        shown = self._at(at)
        if (shown.key if shown else "") != self._under:
            self._under = shown.key if shown else ""
            self.changed.emit()
        return Qt.CursorShape.PointingHandCursor if shown else None

    def _paint(self, painter: QPainter, shown: ShownMark) -> QRectF:
        style, frame = MarkStyle.of(self._theme), self.box.intersected(QRectF(painter.viewport()))
        chosen = bool(shown.key) and shown.key == self.chosen
        mark = self._lifted if chosen and self._lifted else shown.mark
        points, _ = self._lie(shown.key, mark)
        strong = self._is_strong(shown)
        label = paint_mark(painter, style, replace(shown, mark=mark), points, frame, strong)
        if chosen and self.editing and shown.own and mark.shape in PULLED_BY_ENDS:
            paint_grips(painter, style, points)
        return label

    def _is_strong(self, shown: ShownMark) -> bool:
        return bool(shown.key) and shown.key in (self.chosen, self._under)

    def here(self) -> list[ShownMark]:
        """The marks of the item; on a video those of the moment that is seen."""
        moment = self.moment if self._is_video else None
        return [
            shown
            for shown in self._marks
            if shown.mark.sha256 == self._sha256 and is_there(shown.mark, moment)
        ]

    def _at(self, at: QPointF) -> ShownMark | None:
        """The nearest mark within reach; of those equally near the last, which lies on top."""
        found, nearest = None, float(self._theme.px(REACH))
        margins = QMarginsF(nearest, nearest, nearest, nearest)
        for shown in self.here():
            points, around = self._lie(shown.key, shown.mark)
            on_label = self._labels.get(shown.key, QRectF()).contains(at)
            near = on_label or around.marginsAdded(margins).contains(at)
            away = 0.0 if on_label else distance(shown.mark.shape, points, at) if near else FAR
            if away <= nearest:
                found, nearest = shown, away
        return found

    def _lie(self, key: str, mark: Mark) -> tuple[list[QPointF], QRectF]:
        """Where a mark lies now; a stroke has hundreds of points, and the pointer asks often."""
        known = self._lying.get(key)
        if known and known[0] is mark and known[1:3] == (self.box, self._rotation):
            return known[3], known[4]
        points = view_points(mark, self.box, self._rotation)
        lie = (mark, QRectF(self.box), self._rotation, points, bounds(points))
        self._lying[key] = lie
        return lie[3], lie[4]
