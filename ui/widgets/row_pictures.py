"""Rows of a list as they were painted last: to paint their words anew takes far longer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

MOST = 40  # rows; more than a screen is high


class RowPictures:
    """Keeps what was painted, under all that it depends on; the oldest give way."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def forget(self) -> None:
        """The looks are others now."""
        self._kept.clear()

    def paint(
        self,
        painter: QPainter,
        area: QRect,
        key: Hashable,
        ground: QColor,
        paint: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Paint a row over its ground; `key` stands for all that `paint` shows, but its size.

        Where a pixel of ours is one and a half of the screen's, a picture would be blurred by
        half a pixel: there it is painted anew each time.
        """
        ratio = painter.device().devicePixelRatio()
        if not ratio.is_integer():
            painter.fillRect(area, ground)
            paint(painter, QRectF(area))
            return
        whole = (key, area.width(), area.height(), ratio, ground.rgba())
        if whole not in self._kept:
            self._kept[whole] = _painted(painter, area, ratio, ground, paint)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(whole)
        painter.drawPixmap(area.topLeft(), self._kept[whole])


def _painted(
    like: QPainter,
    area: QRect,
    ratio: float,
    ground: QColor,
    paint: Callable[[QPainter, QRectF], None],
) -> QPixmap:
    picture = QPixmap(area.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)  # opaque, as the list is: words are smoothed for what is behind them
    painter = QPainter(picture)
    painter.setRenderHints(like.renderHints())
    paint(painter, QRectF(0, 0, area.width(), area.height()))
    painter.end()
    return picture
