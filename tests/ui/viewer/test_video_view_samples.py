"""Real videos of phones: the player shows them as their thumbnails do, upright and in colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.media.limits import Limits
from app.media.previews import make_previews
from app.media.shelf import STRIPS, Shelf
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView

NAME = "f" * 64
SMALL = QSize(24, 24)
APART = 12  # of 255, on average: another decoder and JPEG, not another picture


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("with-gps.mov", QSize(320, 568)),
        ("with-gps.mp4", QSize(1920, 1080)),
        ("xmp480qt.mov", QSize(640, 360)),
        ("sample_mpeg4.mp4", QSize(190, 240)),
    ],
)
def test_a_real_video_stands_as_its_previews_do(
    qtbot: QtBot, video: VideoView, samples: Path, tmp_path: Path, name: str, size: QSize
) -> None:
    path = samples / "videos" / name
    made = make_previews(path, NAME, tmp_path, Limits())
    strip = tuple(Shelf(tmp_path).path(NAME, each) for each in STRIPS if each in made)
    video.show_video(ViewerItem("a", "video", path, strip=strip))
    video.seek(0)
    qtbot.waitUntil(lambda: video.stage.has_frame)
    middle = len(strip) // 2
    video.seek(video.duration * (2 * middle + 1) // (2 * len(strip)))
    qtbot.waitUntil(lambda: video.moment > 0)
    assert video.picture().size() == size
    assert apart(video.picture(), QImage(str(strip[middle]))) < APART


def apart(one: QImage, other: QImage) -> float:
    """How far two pictures are from each other on average, in steps of 255."""
    grey, keep = QImage.Format.Format_RGB888, Qt.AspectRatioMode.IgnoreAspectRatio
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [each.scaled(SMALL, keep, smooth).convertToFormat(grey) for each in (one, other)]
    pairs = zip(*(bytes(each.constBits()) for each in small), strict=True)
    steps = [abs(first - second) for first, second in pairs]
    return sum(steps) / len(steps)
