"""A video over the whole screen goes on where it was, and comes back as it was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import FRAME_MS, shows
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.full_screen import open_full_screen
from ui.viewer.item import ViewerItem
from ui.viewer.media_viewer import MediaViewer
from ui.viewer.video_view import VideoView


@pytest.fixture
def viewer(qtbot: QtBot, theme: Theme, tasks: Tasks) -> Iterator[MediaViewer]:
    viewer = MediaViewer(theme, tasks)
    qtbot.addWidget(viewer)
    viewer.resize(700, 500)
    viewer.show()
    yield viewer
    viewer.show_item(None)


def video_of(viewer: MediaViewer) -> VideoView:
    assert viewer.video is not None
    return viewer.video


def test_the_whole_screen_goes_on_and_gives_back(
    qtbot: QtBot, theme: Theme, tasks: Tasks, viewer: MediaViewer, clip_item: ViewerItem
) -> None:
    viewer.show_item(clip_item)
    own = video_of(viewer)
    own.seek(20 * FRAME_MS)
    shows(qtbot, own, 20)
    qtbot.keyClick(viewer, Qt.Key.Key_BracketRight)
    window = open_full_screen(theme, tasks, viewer)
    whole = video_of(window.viewer)
    shows(qtbot, whole, 20)
    assert whole.controls.speed.text() == "1,25×"
    assert not own.stage.has_frame, "one of them has the file, not both"
    qtbot.keyClick(window.viewer, Qt.Key.Key_Period)
    shows(qtbot, whole, 21)
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    shows(qtbot, own, 21)


def test_what_plays_goes_on_playing(
    qtbot: QtBot, theme: Theme, tasks: Tasks, viewer: MediaViewer, clip_item: ViewerItem
) -> None:
    viewer.show_item(clip_item)
    viewer.toggle_play()
    qtbot.waitUntil(lambda: video_of(viewer).moment > 5 * FRAME_MS)
    window = open_full_screen(theme, tasks, viewer)
    qtbot.waitUntil(lambda: video_of(window.viewer).playing)
    assert not video_of(viewer).playing
    with qtbot.waitSignal(window.destroyed):
        window.close()


def test_keys_of_the_video_come_before_those_of_the_viewer(
    qtbot: QtBot, viewer: MediaViewer, clip_item: ViewerItem
) -> None:
    viewer.show_item(clip_item)
    steps: list[int] = []
    viewer.step_requested.connect(steps.append)
    qtbot.keyClick(viewer, Qt.Key.Key_End)
    shows(qtbot, video_of(viewer), 49)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert steps == [1], "arrows go to the next item, unless the bar has the keys"


def test_a_photo_lets_go_of_the_video_before_it(
    qtbot: QtBot, viewer: MediaViewer, clip_item: ViewerItem
) -> None:
    viewer.show_item(clip_item)
    viewer.toggle_play()
    qtbot.waitUntil(lambda: video_of(viewer).playing)
    viewer.show_item(replace(clip_item, media_id="b", kind="photo", path=None))
    assert not video_of(viewer).playing
    assert not video_of(viewer).stage.has_picture


@pytest.mark.qt_log_ignore("^Could not open media")
def test_what_lies_over_the_picture_comes_down_when_the_controls_go(
    qtbot: QtBot, viewer: MediaViewer, clip_item: ViewerItem, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.mp4"
    broken.write_bytes(b"bukan video" * 50)
    viewer.show_item(replace(clip_item, path=broken))
    _, tools = viewer.pills
    before = tools.y()
    viewer.toggle_play()
    qtbot.waitUntil(video_of(viewer).controls.isHidden)
    assert tools.y() > before


def test_nobody_hears_a_video_that_is_out_of_sight(
    qtbot: QtBot, viewer: MediaViewer, clip_item: ViewerItem
) -> None:
    viewer.show_item(clip_item)
    viewer.toggle_play()
    qtbot.waitUntil(lambda: video_of(viewer).playing)
    viewer.hide()
    assert not video_of(viewer).playing
    viewer.show()
    assert not video_of(viewer).playing, "it waits to be played again"
