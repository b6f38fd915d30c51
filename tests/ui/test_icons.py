"""Icons come as shapes from qtawesome's font files, without importing the package."""

from __future__ import annotations

import ast
import sys

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tests.sources import sources
from ui.icons import MOST_PICTURES, Icons, icon_fonts


def test_the_font_is_found_without_loading_qtawesome() -> None:
    assert icon_fonts().is_dir()
    assert "qtawesome" not in sys.modules


def test_a_shape_lies_within_its_square(icons: Icons) -> None:
    box = icons.path("check-bold").boundingRect()
    assert not box.isEmpty()
    assert -1 <= box.left() <= box.right() <= 257
    assert -1 <= box.top() <= box.bottom() <= 257


def test_an_unknown_name_is_a_bug(icons: Icons) -> None:
    with pytest.raises(KeyError):
        icons.path("no-such-icon")


def test_every_icon_that_the_window_names_exists(icons: Icons) -> None:
    named = {
        node.value
        for source in sources("ui")
        for node in source.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.endswith(("-bold", "-fill"))
    }
    assert named
    for name in sorted(named):
        assert not icons.path(name).isEmpty(), name


def test_an_icon_painted_again_looks_as_the_first_time_and_as_its_shape(icons: Icons) -> None:
    def shown(ratio: float, scale: float = 1.0) -> QImage:
        image = QImage(QSize(40, 40) * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        painter.scale(scale, scale)
        icons.paint(painter, "check-bold", QRectF(8, 8.5, 16, 16), QColor("#205040"))
        painter.end()
        return image

    for ratio in (1.0, 2.0):
        assert shown(ratio) == shown(ratio)
        inked, bare = shown(ratio), shown(ratio, 1 + 1e-9)  # any transform: drawn as a shape
        for x in range(0, inked.width(), 3):
            for y in range(0, inked.height(), 3):
                assert abs(inked.pixelColor(x, y).red() - bare.pixelColor(x, y).red()) <= 8
    assert shown(1.5) == shown(1.5)


def test_icons_of_every_size_that_was_ever_seen_are_not_kept(icons: Icons) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for side in range(2 * MOST_PICTURES):
        icons.paint(painter, "check-bold", QRectF(0, 0, 8 + side / 100, 8), QColor("#205040"))
        icons.paint(painter, "check-bold", QRectF(side / 1000, 0, 8, 8), QColor("#205040"))
    painter.end()
    assert len(icons._pictures) <= MOST_PICTURES
