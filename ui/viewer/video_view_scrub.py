"""The bar of a video: where it stands, what is marked, and what lies under the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui.texts.video import PLACE, place_words
from ui.theme import Theme

Marker = tuple[int, int, QColor]  # from ms, until ms (the same for a moment), colour
Span = tuple[int, int]
SHORT_MS, LONG_MS = 1000, 10_000  # by arrow, by page
HEIGHT, EDGE, GROOVE = 28, 8, 4
CATCH = 5  # within so many pixels of a marker a click means its beginning
NOWHERE = -1


class ScrubBar(QSlider):
    """Values are milliseconds. Dragging goes along; with Shift held it chooses a span instead.

    Arrows go a second, pages ten, Home and End to the ends.
    """

    #: the person wants to go there (ms)
    sought = Signal(int)
    #: the person chose a part by dragging with Shift held (from ms, until ms)
    span_chosen = Signal(int, int)
    #: the pointer or the drag is over this place (ms); NOWHERE when it left
    hovered = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._markers: tuple[Marker, ...] = ()
        self._span: Span | None = None
        self._over = NOWHERE
        self._span_from: int | None = None  # a span is being chosen from here
        self.setAccessibleName(PLACE)
        self.setMouseTracking(True)
        self._fit()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._fit)

    @property
    def dragging(self) -> bool:
        """Whether the person holds it."""
        return self.isSliderDown()

    @property
    def markers(self) -> tuple[Marker, ...]:
        """What is drawn over the groove."""
        return self._markers

    def set_markers(self, markers: Iterable[Marker]) -> None:
        """Draw these moments and spans."""
        self._markers = tuple(markers)
        self.update()

    def set_span(self, span: Span | None) -> None:
        """Draw the part that is repeated."""
        self._span = span
        self.update()

    def show_place(self, at: int, whole: int) -> None:
        """Stand there, unless the person holds it."""
        self.setRange(0, whole)
        if not self.isSliderDown():
            self.setValue(at)

    def x_of(self, ms: int) -> float:
        """Where a place lies, in the bar's own pixels."""
        part = ms / self.maximum() if self.maximum() else 0.0
        return self._groove().left() + part * self._groove().width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there; with Shift, begin a span."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.maximum():
            return
        at = self._caught(event.position())
        self.setSliderDown(True)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._span_from = at
        else:
            self._go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer; a drag goes along."""
        at = self._ms_at(event.position().x())
        if self.isSliderDown() and self._span_from is not None:
            self.set_span((min(self._span_from, at), max(self._span_from, at)))
        elif self.isSliderDown():
            self._go(at)
        self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A span is chosen where it has a length."""
        if not self.isSliderDown():
            return
        self.setSliderDown(False)
        begun, self._span_from = self._span_from, None
        at = self._ms_at(event.position().x())
        if begun is not None and begun != at:
            self.span_chosen.emit(min(begun, at), max(begun, at))
        if not self.rect().contains(event.position().toPoint()):
            self._hover(NOWHERE)

    def enterEvent(self, event: QEnterEvent) -> None:
        """What is under the pointer is shown at once."""
        super().enterEvent(event)
        self._hover(self._ms_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        if not self.isSliderDown():
            self._hover(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; other keys are not the bar's."""
        steps = {
            Qt.Key.Key_Left: -SHORT_MS,
            Qt.Key.Key_Right: SHORT_MS,
            Qt.Key.Key_PageDown: -LONG_MS,
            Qt.Key.Key_PageUp: LONG_MS,
            Qt.Key.Key_Home: -self.maximum(),
            Qt.Key.Key_End: self.maximum(),
        }
        by = steps.get(Qt.Key(event.key())) if self.maximum() else None
        if by is None:
            event.ignore()
        else:
            self._go(min(max(self.value() + by, 0), self.maximum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, what was played, the span, the markers, the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = self._groove()
        ground, ink = QColor(255, 255, 255, 70), self._theme.color("on_media")
        self._fill(painter, groove, ground)
        played = QRectF(groove)
        played.setRight(self.x_of(self.value()))
        self._fill(painter, played, ink)
        if self._span is not None:
            self._paint_span(painter, self._span)
        for begin, end, colour in self._markers:
            self._paint_marker(painter, begin, end, colour)
        if self._over != NOWHERE:
            line = QRectF(self.x_of(self._over) - 0.5, groove.top() - 4, 1, groove.height() + 8)
            painter.fillRect(line, ink)
        self._paint_handle(painter, ink)

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))

    def _paint_span(self, painter: QPainter, span: Span) -> None:
        left, right = self.x_of(span[0]), self.x_of(span[1])
        middle, reach, thick = self._groove().center().y(), self._theme.px(7), self._theme.px(2)
        colour = self._theme.color("mark")
        groove = self._groove()
        painter.fillRect(QRectF(left, groove.top(), right - left, groove.height()), colour)
        for edge in (left, right):
            painter.fillRect(QRectF(edge - thick / 2, middle - reach, thick, 2 * reach), colour)

    def _paint_marker(self, painter: QPainter, begin: int, end: int, colour: QColor) -> None:
        left, right = self.x_of(begin), self.x_of(max(begin, end))
        high = self._theme.px(5)
        width = max(float(high), right - left)
        box = QRectF(left - (high / 2 if end <= begin else 0), self._theme.px(2), width, high)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, high / 2, high / 2)

    def _paint_handle(self, painter: QPainter, ink: QColor) -> None:
        radius = self._theme.px(7 if self._over != NOWHERE or self.isSliderDown() else 6)
        centre = QPointF(self.x_of(self.value()), self._groove().center().y())
        if self.hasFocus():
            painter.setBrush(QColor(255, 255, 255, 90))
            painter.drawEllipse(centre, radius + self._theme.px(3), radius + self._theme.px(3))
        painter.setBrush(ink)
        painter.drawEllipse(centre, radius, radius)

    def _fill(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _groove(self) -> QRectF:
        edge, high = self._theme.px(EDGE), self._theme.px(GROOVE)
        return QRectF(edge, (self.height() - high) / 2, self.width() - 2 * edge, high)

    def _ms_at(self, x: float) -> int:
        groove = self._groove()
        part = (x - groove.left()) / groove.width() if groove.width() > 0 else 0.0
        return round(min(max(part, 0.0), 1.0) * self.maximum())

    def _caught(self, at: QPointF) -> int:
        near = (abs(self.x_of(begin) - at.x()) for begin, _, _ in self._markers)
        best = min(zip(near, self._markers, strict=False), default=None, key=lambda each: each[0])
        caught = best is not None and best[0] <= self._theme.px(CATCH)
        return best[1][0] if best is not None and caught else self._ms_at(at.x())

    def _go(self, at: int) -> None:
        self.setValue(at)
        self.setAccessibleDescription(place_words(at))
        self.sought.emit(at)

    def _hover(self, at: int) -> None:
        self._over = at if self.maximum() else NOWHERE
        self.update()
        self.hovered.emit(self._over)
