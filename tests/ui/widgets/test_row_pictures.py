"""A row is painted once for as long as it stays what it is, and looks as if it were each time."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.widgets.row_pictures import MOST, RowPictures

GROUND, INK = QColor("#ffffff"), QColor("#205040")


class Shown:
    """A piece of the screen on which rows are painted, and how often they really were."""

    def __init__(self, ratio: float = 1.0) -> None:
        self.rows = RowPictures()
        self.times = 0
        self.image = QImage(QSize(100, 40) * ratio, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)

    def paint(self, key: Hashable, ground: QColor = GROUND, top: int = 5) -> QImage:
        self.image.fill(QColor("#808080"))
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.rows.paint(painter, QRect(0, top, 100, 30), key, ground, self._paint)
        painter.end()
        return self.image.copy()

    def _paint(self, painter: QPainter, area: QRectF) -> None:
        self.times += 1
        painter.setBrush(INK)
        painter.drawEllipse(area.adjusted(4.5, 3, -60, -3))


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    return Shown()


def test_what_is_the_same_is_painted_once_wherever_it_moves_to(shown: Shown) -> None:
    first = shown.paint("a")
    assert shown.paint("a") == first
    shown.paint("a", top=0)
    assert shown.times == 1
    assert first.pixelColor(20, 20) == INK
    assert first.pixelColor(90, 20) == GROUND


def test_another_ground_another_row_and_other_looks_are_painted_anew(shown: Shown) -> None:
    shown.paint("a")
    assert shown.paint("a", QColor("#e0f0e8")).pixelColor(90, 20) == QColor("#e0f0e8")
    shown.paint("b")
    assert shown.times == 3
    shown.rows.forget()
    shown.paint("a")
    assert shown.times == 4


def test_rows_that_nobody_sees_any_more_give_way(shown: Shown) -> None:
    for number in range(MOST + 1):
        shown.paint(number)
    shown.paint(MOST)
    assert shown.times == MOST + 1
    shown.paint(0)
    assert shown.times == MOST + 2


@pytest.mark.parametrize(("ratio", "times"), [(2.0, 1), (1.5, 2)])
def test_it_is_as_sharp_as_the_screen(qapp: QApplication, ratio: float, times: int) -> None:
    shown = Shown(ratio)
    kept = shown.paint("a")
    assert shown.paint("a") == kept
    assert shown.times == times
    bare = shown.image.copy()
    bare.fill(QColor("#808080"))
    painter = QPainter(bare)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(0, 5, 100, 30), GROUND)
    shown._paint(painter, QRectF(0, 5, 100, 30))
    painter.end()
    assert kept == bare
