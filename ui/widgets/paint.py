"""What several painted lists draw alike: one line of text, a picture with round corners, a pill."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPixmap

from ui.theme import Theme

LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_line(
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    words: str,
    role: str,
    token: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One line of text, elided where it is too long."""
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(area, LINE, QFontMetricsF(font).elidedText(words, elide, area.width()))


def paint_picture(
    painter: QPainter, theme: Theme, box: QRectF, picture: QPixmap | None, radius: float
) -> None:
    """The picture filling the box with round corners; a quiet surface while there is none."""
    painter.setPen(Qt.PenStyle.NoPen)
    if picture is None or picture.isNull():
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(box, radius, radius)
        side = min(box.width(), box.height()) * 0.4
        icon = QRectF(box.center() - QPointF(side / 2, side / 2), QSizeF(side, side))
        theme.paint_icon(painter, "image", icon, "faint")
        return
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(shape)
    painter.drawPixmap(box, picture, covering(picture, box))
    painter.restore()


def covering(picture: QPixmap, box: QRectF) -> QRectF:
    """The middle part of the picture that has the shape of the box, in the picture's pixels."""
    width, height = float(picture.width()), float(picture.height())
    scale = min(width / box.width(), height / box.height())
    part = QSizeF(box.width() * scale, box.height() * scale)
    return QRectF(QPointF((width - part.width()) / 2, (height - part.height()) / 2), part)


def paint_pill(
    painter: QPainter, theme: Theme, at: QPointF, words: str, icon: str = "", right: bool = False
) -> QRectF:
    """White words on a dark pill over a picture; `at` is its top left (or top right) corner."""
    font = theme.font("section")
    metrics = QFontMetricsF(font)
    side = theme.px(11) if icon else 0
    gap = theme.px(4) if icon and words else 0
    width = metrics.horizontalAdvance(words) + side + gap + 2 * theme.px(6)
    box = QRectF(at.x() - (width if right else 0), at.y(), width, theme.px(17))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(16, 20, 21, 205)))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if icon:
        place = QRectF(box.x() + theme.px(6), box.center().y() - side / 2, side, side)
        theme.paint_icon(painter, icon, place, "on_media")
    painter.setFont(font)
    painter.setPen(theme.color("on_media"))
    area = box.adjusted(theme.px(6) + side + gap, 0, 0, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
    return box


def paint_initials(
    painter: QPainter, theme: Theme, circle: QRectF, name: str, ringed: bool = False
) -> None:
    """A person as the first letters of the name on a round ground; `ringed` shows the focus."""
    painter.setPen(theme.color("brand") if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("brand_soft"))
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(theme.color("brand"))
    painter.setFont(theme.font("section"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))


def initials(name: str) -> str:
    """KB for Kepala Bagian, PL for Pelaksana; titles after a comma do not count."""
    words = [word for word in name.split(",")[0].split() if word[0].isalpha()]
    if not words:
        return "?"
    letters = words[0][:2] if len(words) == 1 else words[0][0] + words[1][0]
    return letters.upper()
