"""What is seen of a video: upright, turned, drawn over, and let go of."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import FRAME_MS, counting_clip, shows
from ui.viewer.item import ViewerItem
from ui.viewer.overlay import Overlay
from ui.viewer.video_view import VideoView


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_video_stands_as_its_file_says_and_then_as_a_person_turned_it(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path, turned: int
) -> None:
    phone = counting_clip(tmp_path / "ponsel.mp4", 5, turned=turned)
    corner = {90: (1, 0), 180: (1, 1), 270: (0, 1)}  # where the file's upper left goes
    video.show_video(replace(clip_item, path=phone, duration_ms=200))
    video.seek(0)
    shows(qtbot, video, 0)
    assert white_corner(video) == corner[turned]
    video.show_video(replace(clip_item, path=phone, duration_ms=200, rotation=360 - turned))
    assert white_corner(video) == (0, 0)
    assert video.stage.box.width() > video.stage.box.height()


def white_corner(video: VideoView) -> tuple[int, int]:
    """Where the white corner is seen on the screen: 0 or 1 from the left, and from the top."""
    picture, box = video.stage.grab().toImage(), video.stage.box
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        at = QPointF(box.left() + box.width() * (0.06 + 0.88 * x), 0)
        at.setY(box.top() + box.height() * (0.06 + 0.88 * y))
        if picture.pixelColor(at.toPoint()).green() > 200:
            return x, y
    raise AssertionError("no corner is white")


class Pencil(Overlay):
    """Takes every drag, and fills the picture with red."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[int | None] = []
        self.drags: list[str] = []

    def paint(self, painter: QPainter, box: QRectF, moment_ms: int | None) -> None:
        self.moments.append(moment_ms)
        painter.fillRect(box, QColor("red"))

    def press(self, at: QPointF, box: QRectF) -> bool:
        self.drags.append("press")
        return box.contains(at)

    def move(self, at: QPointF, box: QRectF) -> None:
        self.drags.append("move")

    def release(self, at: QPointF, box: QRectF) -> None:
        self.drags.append("release")

    def cursor(self, at: QPointF, box: QRectF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor if box.contains(at) else None


def test_what_is_drawn_over_it_knows_the_moment_and_takes_the_pointer_first(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    pencil = Pencil()
    video.set_overlay(pencil)
    video.show_video(clip_item)
    video.seek(20 * FRAME_MS)
    shows(qtbot, video, 20)
    middle = video.stage.box.center().toPoint()
    qtbot.waitUntil(lambda: video.grab().toImage().pixelColor(middle) == QColor("red"))
    assert pencil.moments[-1] == 20 * FRAME_MS
    qtbot.mousePress(video.stage, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(video.stage, middle + QPoint(5, 5))
    qtbot.mouseRelease(video.stage, Qt.MouseButton.LeftButton, pos=middle)
    assert [pencil.drags[0], pencil.drags[-1]] == ["press", "release"]
    assert not video.playing
    qtbot.mouseMove(video.stage, middle)
    assert video.stage.cursor().shape() == Qt.CursorShape.CrossCursor


def test_another_video_begins_anew_and_the_same_one_goes_on(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.seek(20 * FRAME_MS)
    shows(qtbot, video, 20)
    video.show_video(replace(clip_item, info="lain"))
    assert video.moment == 20 * FRAME_MS
    video.show_video(replace(clip_item, media_id="b"))
    assert video.moment == 0
    assert not video.stage.has_frame


def test_on_leaving_the_file_is_let_go_of(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    assert clip_item.path is not None
    own = tmp_path / "sendiri.mp4"
    own.write_bytes(clip_item.path.read_bytes())
    video.show_video(replace(clip_item, path=own))
    video.toggle()
    qtbot.waitUntil(lambda: video.moment > 0)
    assert open_here(own)
    video.leave()
    qtbot.waitUntil(lambda: not open_here(own))
    assert not video.stage.has_frame


def open_here(path: Path) -> bool:
    """Whether this process holds the file."""
    if sys.platform == "win32":  # which renames nothing that is open
        try:
            path.rename(path.with_suffix(".nama"))
        except PermissionError:
            return True
        path.with_suffix(".nama").rename(path)
        return False
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("only Linux and Windows say which files a process holds")
    return any(link.resolve() == path for link in handles.iterdir())
