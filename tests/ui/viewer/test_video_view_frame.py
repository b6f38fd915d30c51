"""Where frames stand: which millisecond shows which."""

from __future__ import annotations

import pytest

from ui.viewer.video_view_frame import INSIDE_MS, FramePlace, frame_place

THIRD = FramePlace(33_333, 66_667)  # the second frame of thirty a second


def test_a_frame_stands_from_its_first_whole_millisecond() -> None:
    assert THIRD.moment == 34
    assert THIRD.is_shown_at(THIRD.moment + INSIDE_MS)
    assert not THIRD.is_shown_at(33)


def test_the_frames_beside_it_do_not_overlap_with_it() -> None:
    following = FramePlace(66_667, 100_000)
    assert following.is_shown_at(THIRD.after + INSIDE_MS)
    assert not THIRD.is_shown_at(THIRD.after + INSIDE_MS)
    assert FramePlace(0, 33_333).is_shown_at(THIRD.before + INSIDE_MS)
    assert FramePlace(0, 33_333).before == 0


@pytest.mark.parametrize(
    ("end", "rate", "length"), [(40_000, 30.0, 40), (-1, 25.0, 40), (-1, None, 33), (-1, 0.0, 33)]
)
def test_a_frame_without_an_end_is_as_long_as_the_file_or_usage_says(
    end: int, rate: float | None, length: int
) -> None:
    assert frame_place(0, end, rate).length == length
