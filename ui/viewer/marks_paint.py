"""How a mark is drawn: a bright line in a dark casing, so that it shows on any photo."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.domain.record import record
from ui.theme import Theme
from ui.viewer.marks_place import bounds
from ui.viewer.marks_shown import ShownMark
from ui.widgets.breaking_label import breakable

CASING = QColor(0, 0, 0, 165)
LINE, CASE = 2.4, 5.0  # widths at 100 % text
WIDEST_LABEL = 300
BRIEF, LONG = 34, 240  # characters of a label; the list tells all
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
WRAP = Qt.TextFlag.TextWordWrap


@record
class MarkStyle:
    """Sizes and type, as values: a picture for export is drawn off the interface thread."""

    unit: float  # pixels that stand for one at 100 % text
    font: QFont
    ink: QColor  # of the words on a person's colour

    @staticmethod
    def of(theme: Theme, enlarged: float = 1.0) -> MarkStyle:
        """As the theme says, `enlarged` for a picture of more pixels than the screen shows."""
        font = theme.font("figure")
        font.setPixelSize(max(1, round(font.pixelSize() * enlarged)))
        return MarkStyle(theme.px(100) / 100 * enlarged, font, theme.color("on_mark"))


def paint_mark(
    painter: QPainter,
    style: MarkStyle,
    shown: ShownMark,
    points: list[QPointF],
    frame: QRectF,
    strong: bool = False,
) -> QRectF:
    """Draw a mark whose points lie there; its label, whose place is returned, stays in `frame`.

    A `strong` one (chosen, or under the pointer) says all of its text and whose it is.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(shown.colour)
    outline = _outline(shown.mark.shape, points, style.unit)
    for ink, width in ((CASING, CASE), (colour, LINE)):
        pen = QPen(ink, (width + (1.2 if strong else 0.0)) * style.unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(colour if shown.mark.shape == "pin" else Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
    label = _paint_label(painter, style, shown, points, frame, strong)
    painter.restore()
    return label


def paint_grips(painter: QPainter, style: MarkStyle, points: list[QPointF]) -> None:
    """The ends that can be pulled."""
    painter.setPen(QPen(CASING, style.unit))
    painter.setBrush(Qt.GlobalColor.white)
    half = 4 * style.unit
    for point in points:
        painter.drawRect(QRectF(point.x() - half, point.y() - half, 2 * half, 2 * half))


def paint_crosshair(painter: QPainter, style: MarkStyle, at: QPointF) -> None:
    """Where the keyboard draws."""
    arm, gap = 14 * style.unit, 4 * style.unit
    for ink, width in ((CASING, 4.0), (QColor(Qt.GlobalColor.white), 1.6)):
        painter.setPen(QPen(ink, width * style.unit))
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            way = QPointF(across, down)
            painter.drawLine(at + way * gap, at + way * arm)


def label_words(shown: ShownMark, strong: bool) -> str:
    """1 · nama papan terpotong; a strong one tells more, with the name of who placed it."""
    text = breakable(" ".join(shown.mark.text.split()))
    most = LONG if strong or shown.mark.shape == "text" else BRIEF
    text = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    number = str(shown.number) if shown.number else ""  # none yet while it is being drawn
    parts = [number, text, shown.name if strong else ""]
    return " · ".join(part for part in parts if part)


def _outline(shape: str, points: list[QPointF], unit: float) -> QPainterPath:
    path = QPainterPath()
    if shape == "box":
        path.addRoundedRect(bounds(points), 5 * unit, 5 * unit)
    elif shape == "pin":
        path.addEllipse(points[0], 6 * unit, 6 * unit)
    elif shape in ("arrow", "stroke"):
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        if shape == "arrow":
            _add_head(path, points[0], points[-1], unit)
    return path


def _add_head(path: QPainterPath, tail: QPointF, head: QPointF, unit: float) -> None:
    angle = math.atan2(head.y() - tail.y(), head.x() - tail.x())
    length = min(15 * unit, math.hypot(head.x() - tail.x(), head.y() - tail.y()) / 2)
    for side in (-1, 1):
        away = angle + side * math.radians(150)
        path.moveTo(head)
        path.lineTo(head + QPointF(math.cos(away), math.sin(away)) * length)


def _paint_label(
    painter: QPainter,
    style: MarkStyle,
    shown: ShownMark,
    points: list[QPointF],
    frame: QRectF,
    strong: bool,
) -> QRectF:
    words, metrics, unit = label_words(shown, strong), QFontMetricsF(style.font), style.unit
    if not words:
        return QRectF()
    widest = min(WIDEST_LABEL * unit, frame.width() - 4 * unit)
    flags = int(WRAP if strong or shown.mark.shape == "text" else Qt.TextFlag.TextSingleLine)
    inner = metrics.boundingRect(QRectF(0, 0, widest - 14 * unit, 10_000), flags, words)
    size = QRectF(0, 0, min(inner.width() + 15 * unit, widest), inner.height() + 5 * unit)
    size.moveTopLeft(_label_place(shown.mark.shape, points, size, unit))
    size.moveLeft(min(max(size.left(), frame.left()), frame.right() - size.width()))
    size.moveTop(min(max(size.top(), frame.top()), frame.bottom() - size.height()))
    painter.setPen(QPen(CASING, unit))
    painter.setBrush(QColor(shown.colour))
    painter.drawRoundedRect(size, 5 * unit, 5 * unit)
    painter.setPen(style.ink)
    painter.setFont(style.font)
    painter.drawText(size.adjusted(7 * unit, 0, -7 * unit, 0), flags | MIDDLE, words)
    return size


def _label_place(shape: str, points: list[QPointF], size: QRectF, unit: float) -> QPointF:
    """Over a box as in the drawing; beside a pin; at the tail of what points or winds."""
    if shape == "text":
        return points[0]
    if shape == "pin":
        return points[0] + QPointF(11 * unit, -size.height() / 2)
    if shape in ("box", "stroke"):
        return bounds(points).topLeft() - QPointF(0, size.height() + 4 * unit)
    tail = points[0]
    below = len(points) > 1 and points[-1].y() < tail.y()
    lift = 6 * unit if below else -size.height() - 6 * unit
    return tail + QPointF(-size.width() / 2, lift)
