"""Icons drawn from the Phosphor font that qtawesome ships, as vector shapes.

qtawesome itself is not imported: it takes a fifth of a second of the cold start, and on Windows it
installs its fonts for the user. Only its font file and character map are read.
"""

from __future__ import annotations

import json
import sys
from math import ceil, floor
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

FONT = "phosphor-1.3.0.ttf"
CHARMAP = "phosphor-charmap-1.3.0.json"
EM = 256.0  # the size that the outlines are taken at; they are scaled from there
MOST_PICTURES = 300  # small ones; a window shows a few dozen, in one size of text


class Icons:
    """The icons by their Phosphor names ("check-bold", "map-pin"); an unknown name is a bug."""

    def __init__(self, fonts: Path) -> None:
        self._font = QRawFont(str(fonts / FONT), EM)
        self._codes: dict[str, str] = json.loads((fonts / CHARMAP).read_text("utf-8"))
        self._paths: dict[str, QPainterPath] = {}
        self._pictures: dict[tuple[str, float, float, float, int, float], QPixmap] = {}

    def path(self, name: str) -> QPainterPath:
        """The outline of an icon in a square of EM by EM with its origin at the top left."""
        if name not in self._paths:
            glyph = self._font.glyphIndexesForString(chr(int(self._codes[name], 16)))[0]
            outline = self._font.pathForGlyph(glyph)
            self._paths[name] = outline.translated(QPointF(0, self._font.ascent()))
        return self._paths[name]

    def paint(self, painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
        """Draw the icon into the box, in one colour."""
        left, top, side = floor(box.x()), floor(box.y()), min(box.width(), box.height())
        at = QPointF(box.x() - left, box.y() - top)
        ratio = painter.device().devicePixelRatio()
        if not ratio.is_integer() or not painter.worldTransform().isIdentity():
            self._fill(painter, name, box.topLeft(), side, color)
            return
        # A list paints dozens of the same ones in every second, each a hundred curves.
        key = (name, at.x(), at.y(), side, color.rgba(), ratio)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            whole = QSize(ceil(at.x() + side), ceil(at.y() + side))
            picture = self._pictures[key] = _clear(whole, ratio)
            inside = QPainter(picture)
            self._fill(inside, name, at, side, color)
            inside.end()
        painter.drawPixmap(left, top, picture)

    def _fill(self, painter: QPainter, name: str, at: QPointF, side: float, color: QColor) -> None:
        moved = QTransform().translate(at.x(), at.y()).scale(side / EM, side / EM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(moved.map(self.path(name)), color)
        painter.restore()

    def pixmap(self, name: str, side: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        """The icon as a square picture of `side` device-independent pixels."""
        picture = _clear(QSize(side, side), ratio)
        painter = QPainter(picture)
        self._fill(painter, name, QPointF(), side, color)
        painter.end()
        return picture

    def icon(self, name: str, side: int, color: QColor, closed: QColor) -> QIcon:
        """The icon for a button: sharp up to twice the size, greyed while it is closed."""
        icon = QIcon(self.pixmap(name, side, color, 2.0))
        icon.addPixmap(self.pixmap(name, side, closed, 2.0), QIcon.Mode.Disabled)
        return icon


def _clear(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def icon_fonts() -> Path:
    """The folder of qtawesome's fonts, found without importing the package.

    Looks along `sys.path`, which in the frozen program holds its own folder as well.
    """
    for entry in sys.path:
        folder = Path(entry, "qtawesome", "fonts")
        if (folder / FONT).is_file():
            return folder
    raise FileNotFoundError(f"qtawesome/fonts/{FONT} is not on sys.path")
