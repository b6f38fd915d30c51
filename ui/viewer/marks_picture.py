"""A picture with its marks drawn in, and under it a strip that says what, who and when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QPen

from app.domain.record import record
from app.errors import Refusal
from ui.viewer.marks_paint import MarkStyle, paint_mark
from ui.viewer.marks_place import view_points
from ui.viewer.marks_shown import ShownMark

GROUND, PAPER, INK, SOFT = "#15191a", "#ffffff", "#1d2524", "#66706e"
SEEN_AS = 1000  # pixels of the longer side at which lines and words have their own size
NARROWEST = 560  # of the strip, at that size
EDGE, GAP, BADGE = 16, 6, 20
TALLEST = 32_767  # pixels; Qt paints nothing beyond
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


@record
class Caption:
    """What the strip says; `told` are the words for each mark, in the order of the marks."""

    title: str
    about: str
    told: tuple[tuple[str, str], ...]  # what it says; who and when


def marked_picture(
    image: QImage, marks: tuple[ShownMark, ...], rotation: int, style: MarkStyle, caption: Caption
) -> QImage:
    """Draw the marks into a copy of `image`, which is turned already; the marks are not.

    The copy holds pixels and nothing else: no text, profile or position of the file comes along.
    Any thread may call this. Raises Refusal `marks_too_long` where their words need more room
    than a picture can have.
    """
    unit = max(1.0, max(image.width(), image.height()) / SEEN_AS)
    font = QFont(style.font)
    font.setPixelSize(round(12 * unit))
    style = replace(style, unit=unit, font=font)
    width = max(image.width(), round(NARROWEST * unit))
    strip = _Strip(style, caption, marks, width)
    if image.height() + strip.height > TALLEST:
        raise Refusal("marks_too_long", marks=len(marks))
    made = QImage(QSize(width, image.height() + strip.height), QImage.Format.Format_RGB32)
    made.fill(QColor(GROUND))
    painter = QPainter(made)
    box = QRectF((width - image.width()) / 2, 0, image.width(), image.height())
    painter.drawImage(box.topLeft(), image)
    for shown in marks:
        paint_mark(painter, style, shown, view_points(shown.mark, box, rotation), box)
    strip.paint(painter, image.height())
    painter.end()
    return made


def png_bytes(image: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


class _Strip:
    """Lines of words on paper: title, about, and one for each mark."""

    def __init__(
        self, style: MarkStyle, caption: Caption, marks: tuple[ShownMark, ...], width: int
    ) -> None:
        self._style = style
        self._unit = style.unit
        self._caption = caption
        self._marks = marks
        self._width = width
        self._title, self._plain = QFont(style.font), QFont(style.font)
        self._title.setPixelSize(round(16 * self._unit))
        self._plain.setWeight(QFont.Weight.Normal)
        lines = (self._height(self._plain, _line(*told), self._indent) for told in caption.told)
        head = self._height(self._title, caption.title) + self._height(self._plain, caption.about)
        self.height = round(head + sum(lines) + (2 * EDGE + GAP * (len(marks) + 1)) * self._unit)

    def paint(self, painter: QPainter, top: float) -> None:
        """Draw it from `top` down."""
        painter.fillRect(QRectF(0, top, self._width, self.height), QColor(PAPER))
        top += EDGE * self._unit
        top = self._say(painter, top, self._title, INK, self._caption.title, EDGE)
        top = self._say(painter, top, self._plain, SOFT, self._caption.about, EDGE)
        for place, shown in enumerate(self._marks):
            top += GAP * self._unit
            self._paint_badge(painter, top, shown)
            words = _line(*self._caption.told[place])
            top = self._say(painter, top, self._plain, INK, words, self._indent)

    def _paint_badge(self, painter: QPainter, top: float, shown: ShownMark) -> None:
        side = BADGE * self._unit * 0.9
        badge = QRectF(EDGE * self._unit, top - self._unit, side, side)
        painter.setPen(QPen(QColor(0, 0, 0, 60), self._unit))
        painter.setBrush(QColor(shown.colour))
        painter.drawRoundedRect(badge, side / 3, side / 3)
        painter.setPen(self._style.ink)
        painter.setFont(self._style.font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(shown.number))

    @property
    def _indent(self) -> int:
        return EDGE + BADGE + GAP

    def _height(self, font: QFont, words: str, left: int = EDGE) -> float:
        room = QRectF(0, 0, self._width - (left + EDGE) * self._unit, 100_000)
        return QFontMetricsF(font).boundingRect(room, WRAP, words).height()

    def _say(
        self, painter: QPainter, top: float, font: QFont, ink: str, words: str, left: int
    ) -> float:
        high = self._height(font, words, left)
        wide = self._width - (left + EDGE) * self._unit
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left * self._unit, top, wide, high), WRAP, words)
        return top + high


def _line(words: str, who: str) -> str:
    return f"{' '.join(words.split())}  ({who})"
