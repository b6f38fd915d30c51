"""What a tile carries over its picture: the tick, the flag and the stars, what others think."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.models.media_model import MediaTile, OtherRating
from ui.theme import Theme
from ui.widgets.paint import paint_pill

DISC, EDGE, BESIDE = 16, 3, 3
GROUND = QColor(16, 20, 21, 205)
LOOKS = {"pick": ("flag-fill", "ok"), "reject": ("prohibit-bold", "problem")}
MOST_OTHERS = 3
DIMMED = 0.55


def tick_box(theme: Theme, frame: QRectF) -> QRectF:
    """Where the tick of a tile is, as it is drawn."""
    side, edge = theme.px(DISC), theme.px(EDGE)
    return QRectF(frame.x() + edge, frame.y() + edge, side, side)


def tick_target(theme: Theme, frame: QRectF) -> QRectF:
    """Where a click counts for the tick: a little larger than it is drawn."""
    grown = theme.px(5)
    return tick_box(theme, frame).adjusted(-grown, -grown, grown, grown)


def picture_opacity(tile: MediaTile) -> float:
    """What is not ticked or not to be used is paler, so that the choice shows from afar."""
    return DIMMED if tile.ticked is False or tile.flag == "reject" else 1.0


def paint_tick(painter: QPainter, theme: Theme, box: QRectF, ticked: bool) -> None:
    """A green disc with a check, or an empty ring."""
    if ticked:
        paint_disc(painter, theme, box, "check-bold", "ok")
        return
    ground = theme.color("media")
    ground.setAlphaF(0.45)
    painter.setPen(QPen(theme.color("on_media"), 1))
    painter.setBrush(ground)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_disc(painter: QPainter, theme: Theme, box: QRectF, icon: str, token: str) -> None:
    """An icon on a disc of a colour of the theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawEllipse(box)
    inset = box.width() * 0.2
    theme.paint_icon(painter, icon, box.adjusted(inset, inset, -inset, -inset), "on_brand")


def paint_rating(painter: QPainter, theme: Theme, frame: QRectF, tile: MediaTile) -> None:
    """The person's own flag at the upper right, the stars at the lower left."""
    edge = theme.px(EDGE)
    if tile.flag in LOOKS:
        side = theme.px(DISC)
        box = QRectF(frame.right() - edge - side, frame.y() + edge, side, side)
        paint_disc(painter, theme, box, *LOOKS[tile.flag])
    if tile.stars:
        corner = frame.bottomLeft() + QPointF(edge, -theme.px(17) - edge)
        paint_pill(painter, theme, corner, str(tile.stars), "star-fill")


def paint_others(
    painter: QPainter, theme: Theme, right: QPointF, others: tuple[OtherRating, ...]
) -> None:
    """Who else rated it, from `right` (the upper right corner) to the left, each with a sign."""
    at = right
    for other in others[:MOST_OTHERS]:
        at = _paint_other(painter, theme, at, other) - QPointF(theme.px(BESIDE), 0)


def _paint_other(painter: QPainter, theme: Theme, right: QPointF, other: OtherRating) -> QPointF:
    """A person's initials in their colour, then what they said; the upper left corner of it."""
    px = theme.px
    said = f"{other.stars}" if other.stars else ""
    font = theme.font("section")
    font.setPixelSize(px(9))
    painter.setFont(font)
    letters = painter.fontMetrics().horizontalAdvance(other.initials) + px(6)
    figure = painter.fontMetrics().horizontalAdvance(said)
    icon = px(9) if other.flag in LOOKS or said else 0
    width = letters + (px(2) + icon if icon else 0) + figure + (px(3) if icon else 0)
    box = QRectF(right.x() - width, right.y(), width, px(15))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, px(4), px(4))
    plate = QRectF(box.x(), box.y(), letters, box.height())
    painter.setBrush(QColor(other.colour))
    painter.drawRoundedRect(plate, px(4), px(4))
    painter.setPen(theme.color("on_mark"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, other.initials)
    if icon:
        place = QRectF(plate.right() + px(2), box.center().y() - icon / 2, icon, icon)
        theme.paint_icon(painter, _icon(other), place, "on_media")
        painter.setPen(theme.color("on_media"))
        words = QRectF(place.right(), box.y(), figure + px(3), box.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, said)
    return box.topLeft()


def _icon(other: OtherRating) -> str:
    return LOOKS[other.flag][0] if other.flag in LOOKS else "star-fill"
