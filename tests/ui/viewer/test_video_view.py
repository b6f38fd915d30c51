"""Playing a video: poster first, then frames; what cannot be played is told."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.video_view import MISSING, NO_CODEC, VideoView


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tasks: Tasks) -> VideoView:
    view = VideoView(theme, tasks)
    qtbot.addWidget(view, before_close_func=lambda each: each.stop())
    view.resize(400, 300)
    view.show()
    return view


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Two seconds of green."""
    path = tmp_path / "video.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 10, (64, 48))
    frame = np.full((48, 64, 3), (40, 180, 40), np.uint8)
    for _ in range(20):
        writer.write(frame)
    writer.release()
    return path


def test_the_poster_is_there_before_anything_plays(
    qtbot: QtBot, view: VideoView, video: Path, photo: Path
) -> None:
    view.show_video(video, photo)
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(60, 60).red() > 150)
    assert not view.playing
    assert view.controls.isVisible()


def test_a_click_plays_and_another_one_pauses(qtbot: QtBot, view: VideoView, video: Path) -> None:
    view.show_video(video, None)
    with qtbot.waitSignal(view.playing_changed):
        qtbot.mouseClick(view.controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(190, 130).green() > 120)
    view.toggle()
    qtbot.waitUntil(lambda: not view.playing)


def test_a_video_that_is_not_on_this_pc_says_so(view: VideoView) -> None:
    view.show_video(None, None)
    assert view.message == MISSING
    view.toggle()
    assert not view.playing


@pytest.mark.qt_log_ignore("^Could not open media")
def test_what_cannot_be_played_is_told(qtbot: QtBot, view: VideoView, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.mp4"
    broken.write_bytes(b"bukan video" * 50)
    view.show_video(broken, None)
    view.toggle()
    qtbot.waitUntil(lambda: view.message == NO_CODEC)
    assert not view.controls.isVisible()
