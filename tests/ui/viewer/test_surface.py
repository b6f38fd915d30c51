"""How a picture lies in its frame: fitted, zoomed around a point, never lost from sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF

from ui.viewer.surface import Placement


@pytest.fixture
def placement() -> Placement:
    placement = Placement()
    placement.view = QSizeF(400, 300)
    placement.picture = QSizeF(4000, 2000)
    return placement


def test_all_of_a_large_picture_is_shown(placement: Placement) -> None:
    assert placement.scale == pytest.approx(0.1)
    assert placement.box.getRect() == pytest.approx((0, 50, 400, 200))


def test_a_small_picture_is_not_blown_up(placement: Placement) -> None:
    placement.picture = QSizeF(100, 100)
    assert placement.scale == 1.0


def test_zooming_keeps_the_point_under_the_pointer(placement: Placement) -> None:
    at = QPointF(100, 120)
    before = (at - placement.box.topLeft()) / placement.scale
    placement.zoom_to(1.0, at)
    after = (at - placement.box.topLeft()) / placement.scale
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_the_picture_cannot_be_moved_out_of_sight(placement: Placement) -> None:
    placement.zoom_to(1.0, QPointF(200, 150))
    placement.pan(QPointF(9999, 9999))
    assert placement.box.left() == pytest.approx(0)
    assert placement.box.top() == pytest.approx(0)
    placement.fit()
    placement.pan(QPointF(50, 50))
    assert placement.shift == QPointF(0, 0)


def test_zoom_has_its_limits(placement: Placement) -> None:
    placement.zoom_to(1000, QPointF(200, 150))
    assert placement.scale == 8.0


def test_on_a_dense_screen_its_own_size_is_one_to_one_with_the_screens_pixels(
    placement: Placement,
) -> None:
    placement.ratio = 2.0
    assert placement.fitting == pytest.approx(0.2)
    placement.zoom_to(1.0, QPointF(200, 150))
    assert placement.box.width() == pytest.approx(2000)


def test_a_look_shows_the_same_part_of_a_picture_of_another_size(placement: Placement) -> None:
    placement.zoom_to(0.5, QPointF(40, 70))
    other = Placement()
    other.view, other.picture = QSizeF(200, 150), QSizeF(400, 200)
    other.look_at(placement.look)
    assert (other.look.x, other.look.y) == pytest.approx((placement.look.x, placement.look.y))
    assert other.look.closeness == pytest.approx(placement.look.closeness)
    placement.fit()
    other.look_at(placement.look)
    assert other.zoom == 0.0
