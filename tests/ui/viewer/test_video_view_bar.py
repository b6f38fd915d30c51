"""The bar of a video: what is under the pointer is seen, chosen and gone to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import LENGTH, shows, still_of, strip_of
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView


def test_dragging_on_the_bar_shows_the_frames_under_the_pointer(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    video.show_video(replace(clip_item, strip=strip_of(tmp_path)))
    bar = video.controls.bar
    at = QPoint(round(bar.x_of(LENGTH * 3 // 4)), bar.height() // 2)
    qtbot.mouseMove(bar, at)
    qtbot.waitUntil(video.glimpse.isVisible)
    assert video.glimpse.words in ("0:01,49", "0:01,50", "0:01,51")  # a pixel is 5 ms
    qtbot.waitUntil(lambda: still_of(video.glimpse.grab().toImage()) == 7)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=at)
    shows(qtbot, video, 37)
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(LENGTH // 4)), bar.height() // 2))
    shows(qtbot, video, 12)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=at)
    video.stop()
    assert video.moment == 0


def test_dragging_with_shift_chooses_what_is_repeated(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    bar, shift = video.controls.bar, Qt.KeyboardModifier.ShiftModifier
    begin, end = (QPoint(round(bar.x_of(ms)), 14) for ms in (500, 1500))
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, shift, begin)
    qtbot.mouseMove(bar, end)
    with qtbot.waitSignal(video.span_chosen) as chosen:
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, shift, end)
    assert chosen.args == [pytest.approx(500, abs=20), pytest.approx(1500, abs=20)]
    assert video.controls.loop.isChecked()


def test_arrows_go_a_second_where_the_bar_has_the_keys(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    qtbot.keyClick(video.controls.bar, Qt.Key.Key_Right)
    shows(qtbot, video, 25)
    qtbot.keyClick(video.controls.bar, Qt.Key.Key_Left)
    shows(qtbot, video, 0)


def test_a_click_near_a_marker_goes_to_its_beginning(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.set_markers([(800, 1200, QColor("red"))])
    bar = video.controls.bar
    near = QPoint(round(bar.x_of(800)) + 3, 14)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=near)
    shows(qtbot, video, 20)
    picture = bar.grab().toImage()
    reds = [x for x in range(picture.width()) if picture.pixelColor(x, 4) == QColor("red")]
    assert reds[0] == pytest.approx(bar.x_of(800), abs=3)
    assert reds[-1] == pytest.approx(bar.x_of(1200), abs=3)
