"""When a photo or a video was taken, as the clock on the office's wall said."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from app.domain.media import MediaItem, taken_at

WITA = ZoneInfo("Asia/Makassar")


def item(kind: str, captured_at: str, extension: str = "mp4") -> MediaItem:
    return MediaItem("0" * 64, extension, "a", kind, 1, 4, 3, captured_at=captured_at)


def test_photos_and_old_cameras_videos_say_what_the_cameras_clock_said() -> None:
    avi = item("video", "2026-11-22T09:31:05", "avi")
    assert taken_at(avi, WITA) == "2026-11-22T09:31:05"
    assert taken_at(item("photo", "2026-11-22T09:31:05"), WITA) == "2026-11-22T09:31:05"


def test_a_video_keeps_utc_and_says_what_the_offices_clock_said() -> None:
    assert taken_at(item("video", "2026-11-22T18:31:05"), WITA) == "2026-11-23T02:31:05"
    assert taken_at(item("video", "2026-11-22T18:31:05"), UTC) == "2026-11-22T18:31:05"


@pytest.mark.parametrize(
    "said", ["", "2026-02-30T09:31:05", "0000-01-01T00:00:00", "9999-12-31T23:59:59"]
)
def test_of_a_day_that_there_never_was_nothing_is_said(said: str) -> None:
    assert taken_at(item("video", said), WITA) == ""
