"""Where a mark lies: the same spot of the picture, however that is turned, zoomed or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.domain.marks import SCALE, Mark
from ui.viewer.marks_place import bounds, distance, pulled, shifted, to_spot, to_view, view_points

BOX = QRectF(100, 50, 400, 200)
NUMBERS = st.integers(0, SCALE)


@given(x=NUMBERS, y=NUMBERS, turn=st.sampled_from([0, 90, 180, 270]))
def test_what_is_pointed_at_is_the_spot_that_is_shown_there(x: int, y: int, turn: int) -> None:
    shown = to_view((x, y), BOX, turn)
    assert BOX.adjusted(-0.01, -0.01, 0.01, 0.01).contains(shown)
    assert to_spot(shown, BOX, turn) == (x, y)


@pytest.mark.parametrize(
    ("turn", "corner"),
    [
        (0, BOX.topLeft()),
        (90, BOX.topRight()),
        (180, BOX.bottomRight()),
        (270, BOX.bottomLeft()),
    ],
)
def test_the_corner_of_the_file_goes_along_when_the_picture_is_turned(
    turn: int, corner: QPointF
) -> None:
    shown = to_view((0, 0), BOX, turn)
    assert (shown.x(), shown.y()) == (corner.x(), corner.y())


def test_a_point_beside_the_picture_means_the_nearest_on_it() -> None:
    assert to_spot(QPointF(-500, 2000), BOX, 0) == (0, SCALE)


def test_a_mark_that_is_moved_stays_whole_and_on_the_picture() -> None:
    mark = Mark("a" * 64, "box", (1000, 1000, 3000, 2000))
    assert shifted(mark, (500, -400)) == (1500, 600, 3500, 1600)
    assert shifted(mark, (-9000, 99_000)) == (0, 9000, 2000, SCALE)
    assert pulled(mark, 1, (4000, 4500)) == (1000, 1000, 4000, 4500)


def test_a_line_is_met_beside_it_and_a_large_box_only_at_its_edge() -> None:
    line = [QPointF(0, 0), QPointF(100, 0)]
    assert distance("arrow", line, QPointF(50, 7)) == 7
    assert distance("arrow", line, QPointF(110, 0)) == 10
    frame = [QPointF(0, 0), QPointF(300, 200)]
    assert distance("box", frame, QPointF(150, 100)) == 100
    assert distance("box", frame, QPointF(150, 197)) == 3
    assert distance("box", [QPointF(0, 0), QPointF(30, 20)], QPointF(15, 10)) == 0
    assert distance("pin", [QPointF(3, 4)], QPointF(0, 0)) == 5


def test_the_ends_of_an_arrow_are_known_in_the_view() -> None:
    mark = Mark("a" * 64, "arrow", (0, 0, SCALE, SCALE // 2))
    frame = bounds(view_points(mark, BOX, 0))
    assert frame == QRectF(100, 50, 400, 100)
