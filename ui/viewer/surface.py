"""The dark surround on which media lie: fitting, zooming, panning, and how it is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.theme import Theme
from ui.viewer.item import MarkView

NEAREST, FARTHEST = 8.0, 0.05


class Placement:
    """Where a picture of some size lies in a view: fitted, or at a zoom around a centre."""

    def __init__(self) -> None:
        self.picture = QSizeF()
        self.view = QSizeF()
        self.zoom = 0.0  # 0: fitted
        self.shift = QPointF()  # of the picture's centre from the view's centre

    @property
    def scale(self) -> float:
        """View pixels per picture pixel."""
        return self.zoom or self.fitting

    @property
    def fitting(self) -> float:
        """The scale at which all of the picture shows; a small picture is not blown up."""
        if self.picture.isEmpty() or self.view.isEmpty():
            return 1.0
        across = self.view.width() / self.picture.width()
        return min(across, self.view.height() / self.picture.height(), 1.0)

    @property
    def box(self) -> QRectF:
        """Where the picture lies, in view coordinates."""
        size = self.picture * self.scale
        centre = QPointF(self.view.width() / 2, self.view.height() / 2) + self.shift
        return QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size)

    def fit(self) -> None:
        """Show all of the picture."""
        self.zoom, self.shift = 0.0, QPointF()

    def zoom_to(self, scale: float, at: QPointF) -> None:
        """Zoom so that the picture's point under `at` stays where it is."""
        before = self.scale
        self.zoom = min(max(scale, FARTHEST), NEAREST)
        centre = QPointF(self.view.width() / 2, self.view.height() / 2)
        self.shift = (at - centre) - ((at - centre) - self.shift) * (self.zoom / before)
        self.keep_inside()

    def pan(self, by: QPointF) -> None:
        """Move the picture; it cannot leave the view."""
        self.shift += by
        self.keep_inside()

    def keep_inside(self) -> None:
        """Pull the picture back so far that no surround shows where it could be covered."""
        size = self.picture * self.scale
        across = max(0.0, (size.width() - self.view.width()) / 2)
        down = max(0.0, (size.height() - self.view.height()) / 2)
        self.shift = QPointF(
            min(max(self.shift.x(), -across), across), min(max(self.shift.y(), -down), down)
        )


def paint_surround(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The dark ground with round corners; what is painted after it is clipped to them."""
    shape = QPainterPath()
    shape.addRoundedRect(box, theme.px(8), theme.px(8))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    painter.fillRect(box, theme.color("media"))


def paint_message(painter: QPainter, theme: Theme, box: QRectF, icon: str, sentence: str) -> None:
    """A sentence in the middle of the surround, with an icon over it."""
    side = theme.px(32)
    centre = box.center()
    place = QRectF(centre.x() - side / 2, centre.y() - side - theme.px(6), side, side)
    theme.paint_icon(painter, icon, place, "on_media")
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("on_media"))
    width = min(box.width() - theme.px(32), theme.px(420))
    area = QRectF(centre.x() - width / 2, centre.y() + theme.px(6), width, box.height() / 2)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(area, flags, sentence)


def paint_mark(painter: QPainter, theme: Theme, picture: QRectF, mark: MarkView) -> None:
    """A box or a pin with its label, in a colour that shows on any photo."""
    at = QPointF(picture.x() + mark.x * picture.width(), picture.y() + mark.y * picture.height())
    size = QSizeF(mark.width * picture.width(), mark.height * picture.height())
    painter.setPen(QPen(theme.color("mark"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if size.isEmpty():
        painter.setBrush(theme.color("mark"))
        painter.drawEllipse(at, theme.px(6), theme.px(6))
    else:
        painter.drawRoundedRect(QRectF(at, size), theme.px(5), theme.px(5))
    if mark.label:
        _paint_label(painter, theme, at, mark.label, picture.right())


def _paint_label(painter: QPainter, theme: Theme, at: QPointF, label: str, right: float) -> None:
    font = theme.font("figure")
    width = QFontMetricsF(font).horizontalAdvance(label) + theme.px(16)
    box = QRectF(
        max(0.0, min(at.x(), right - width)), max(0.0, at.y() - theme.px(24)), width, theme.px(21)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("mark"))
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    painter.setPen(QColor(theme.tokens["on_mark"]))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
