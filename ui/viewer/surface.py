"""The dark surround on which media lie: fitting, zooming, panning, and how it is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.domain.record import record
from ui.theme import Theme

NEAREST, FARTHEST = 8.0, 0.05


@record
class Look:
    """A part of a picture: how much closer than fitted, and what lies in the middle (0 to 1)."""

    closeness: float = 1.0
    x: float = 0.5
    y: float = 0.5


class Placement:
    """Where a picture of some size lies in a view: fitted, or at a zoom around a centre.

    `view` and `shift` are counted in the view's own units, of which a dense screen shows `ratio`
    pixels each; the zoom is in pixels of the screen, so that 1.0 is exact on every screen.
    """

    def __init__(self) -> None:
        self.picture = QSizeF()
        self.view = QSizeF()
        self.ratio = 1.0
        self.zoom = 0.0  # 0: fitted, else pixels of the screen for one of the picture
        self.shift = QPointF()  # of the picture's centre from the view's centre

    @property
    def scale(self) -> float:
        """View units per picture pixel."""
        return (self.zoom or self.fitting) / self.ratio

    @property
    def fitting(self) -> float:
        """The zoom at which all of the picture shows; a small picture is not blown up."""
        if self.picture.isEmpty() or self.view.isEmpty():
            return 1.0
        across = self.view.width() / self.picture.width()
        return min(min(across, self.view.height() / self.picture.height()) * self.ratio, 1.0)

    @property
    def box(self) -> QRectF:
        """Where the picture lies, in view coordinates."""
        return self.box_at(self.scale, self.shift)

    @property
    def middle(self) -> QPointF:
        """The view's centre."""
        return QPointF(self.view.width() / 2, self.view.height() / 2)

    @property
    def look(self) -> Look:
        """What part is looked at, so that a picture of another size can show the same."""
        size = self.picture * self.scale
        if not self.zoom or size.isEmpty():
            return Look()
        across, down = self.shift.x() / size.width(), self.shift.y() / size.height()
        return Look(self.zoom / self.fitting, 0.5 - across, 0.5 - down)

    def box_at(self, scale: float, shift: QPointF) -> QRectF:
        """Where the picture would lie at that scale, moved so far from the centre."""
        size = self.picture * scale
        centre = self.middle + shift
        return QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size)

    def take(self, own: QSizeF, there: QSizeF) -> None:
        """A picture of the pixels that are `there` stands for one of its `own` size.

        What an event says of a file may be wrong: nothing is drawn out of shape for it.
        """
        alike = abs(own.width() * there.height() - own.height() * there.width()) <= max(
            own.width() + own.height(), there.width() + there.height()
        )
        self.picture = own if alike and not own.isEmpty() else there

    def fit(self) -> None:
        """Show all of the picture."""
        self.zoom, self.shift = 0.0, QPointF()

    def zoom_to(self, zoom: float, at: QPointF) -> None:
        """Zoom so that the picture's point under `at` stays where it is."""
        before = self.scale
        self.zoom = min(max(zoom, FARTHEST), NEAREST)
        away = at - self.middle
        self.shift = away - (away - self.shift) * (self.scale / before)
        self.keep_inside()

    def look_at(self, look: Look) -> None:
        """Show the same part as another picture does."""
        if look.closeness <= 1.0:
            self.fit()
            return
        self.zoom = min(look.closeness * self.fitting, NEAREST)
        size = self.picture * self.scale
        self.shift = QPointF((0.5 - look.x) * size.width(), (0.5 - look.y) * size.height())
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
