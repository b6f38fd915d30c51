"""Looking at a video: poster first, then frames, every place exact, as fast and loud as wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import FRAME_MS, FRAMES, LAST, LENGTH, counting_clip, number_of, shows
from ui.settings import WindowSettings
from ui.tasks import Tasks
from ui.texts import video as words
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView


def test_the_poster_is_there_and_nothing_is_decoded_or_heard(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, photo: Path
) -> None:
    video.show_video(replace(clip_item, poster=photo))
    qtbot.waitUntil(lambda: video.grab().toImage().pixelColor(200, 200).red() > 150)
    assert not video.playing
    assert not video.stage.has_frame
    assert video.controls.time.text() == "0:00,00 / 0:02"


def test_a_click_on_the_picture_plays_and_another_one_pauses(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    with qtbot.waitSignal(video.playing_changed):
        qtbot.mouseClick(video.stage, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: video.moment > 0)
    qtbot.mouseClick(video.controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not video.playing)
    assert number_of(video.picture()) == video.moment // FRAME_MS


def test_any_place_shows_exactly_its_frame(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    for number in (30, 7, 31, 0, 26):
        video.seek(number * FRAME_MS + 5)
        shows(qtbot, video, number)
        assert video.moment == number * FRAME_MS


def test_full_stop_and_comma_go_one_frame_on_and_back(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.seek(24 * FRAME_MS)
    shows(qtbot, video, 24)
    for number in (25, 26, 27):
        qtbot.keyClick(video, Qt.Key.Key_Period)
        shows(qtbot, video, number)
    for number in (26, 25, 24, 23):
        qtbot.keyClick(video, Qt.Key.Key_Comma)
        shows(qtbot, video, number)
    assert video.controls.time.text() == "0:00,92 / 0:02"


def test_of_many_places_wanted_the_last_one_is_shown(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    for number in range(0, 40, 3):
        video.seek(number * FRAME_MS)
    video.seek(12 * FRAME_MS)
    shows(qtbot, video, 12)
    qtbot.waitUntil(lambda: video.moment == 12 * FRAME_MS)


def test_home_and_end_j_and_l_go_far(qtbot: QtBot, video: VideoView, clip_item: ViewerItem) -> None:
    video.show_video(clip_item)
    qtbot.keyClick(video, Qt.Key.Key_End)
    shows(qtbot, video, LAST)
    qtbot.keyClick(video, Qt.Key.Key_J)
    shows(qtbot, video, 0)
    qtbot.keyClick(video, Qt.Key.Key_L)
    shows(qtbot, video, LAST)
    qtbot.keyClick(video, Qt.Key.Key_Home)
    shows(qtbot, video, 0)


def test_at_its_end_the_last_frame_stays_and_playing_begins_anew(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.seek(LENGTH - 200)
    shows(qtbot, video, FRAMES - 5)
    video.toggle()
    shows(qtbot, video, LAST)
    qtbot.waitUntil(lambda: not video.playing)
    shows(qtbot, video, LAST)
    video.toggle()
    qtbot.waitUntil(lambda: video.playing and 0 < video.moment < LENGTH // 2)


@pytest.mark.qt_log_ignore("No audio device")
def test_where_the_sound_goes_on_the_last_frame_stays(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    path = counting_clip(tmp_path / "bersuara.mp4", 5, sound_ms=600)
    video.show_video(replace(clip_item, path=path, duration_ms=600))
    qtbot.keyClick(video, Qt.Key.Key_End)
    shows(qtbot, video, 4)
    qtbot.keyClick(video, Qt.Key.Key_Home)
    shows(qtbot, video, 0)
    video.toggle()
    qtbot.waitUntil(lambda: video.playing)
    qtbot.waitUntil(lambda: not video.playing)
    shows(qtbot, video, 4)
    assert video.controls.time.text().startswith("0:00,16 / 0:00,6")


def test_brackets_make_it_slower_and_faster(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    told = [video.controls.speed.text()]
    for key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft):
        qtbot.keyClick(video, key)
    told.append(video.controls.speed.text())
    for _ in range(9):
        qtbot.keyClick(video, Qt.Key.Key_BracketRight)
    assert [*told, video.controls.speed.text()] == ["1×", "0,5×", "2×"]


def test_a_loop_that_is_wanted_while_it_plays_begins_again_too(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.toggle()
    qtbot.waitUntil(lambda: video.moment > LENGTH // 4)
    qtbot.mouseClick(video.controls.loop, Qt.MouseButton.LeftButton)
    for _ in range(2):
        qtbot.waitUntil(lambda: video.moment > LENGTH * 3 // 4)
        qtbot.waitUntil(lambda: video.playing and 0 < video.moment < LENGTH // 2)
    assert video.playing


def test_a_loop_begins_again(qtbot: QtBot, video: VideoView, clip_item: ViewerItem) -> None:
    video.show_video(clip_item)
    qtbot.mouseClick(video.controls.loop, Qt.MouseButton.LeftButton)
    video.seek(LENGTH - 200)
    shows(qtbot, video, FRAMES - 5)
    video.toggle()
    qtbot.waitUntil(lambda: video.playing and 0 < video.moment < LENGTH // 2)
    assert video.playing


def test_braces_bound_what_is_repeated(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    video.seek(40 * FRAME_MS)
    shows(qtbot, video, 40)
    qtbot.keyClick(video, Qt.Key.Key_BraceLeft, Qt.KeyboardModifier.ShiftModifier)
    video.seek(45 * FRAME_MS)
    shows(qtbot, video, 45)
    with qtbot.waitSignal(video.span_chosen) as chosen:
        qtbot.keyClick(video, Qt.Key.Key_BraceRight, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [40 * FRAME_MS, 45 * FRAME_MS]
    seen: list[int] = []
    video.position_changed.connect(seen.append)
    video.toggle()
    qtbot.waitUntil(lambda: seen.count(40 * FRAME_MS) > 3)
    assert max(seen) <= 46 * FRAME_MS
    qtbot.mouseClick(video.controls.loop, Qt.MouseButton.LeftButton)
    assert video.controls.loop.toolTip() == words.LOOP


def test_m_silences_and_every_video_remembers_how_loud_it_was(
    qtbot: QtBot, theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    settings = WindowSettings(tmp_path)
    one = VideoView(theme, tasks, settings=settings)
    qtbot.addWidget(one)
    one.controls.volume.setValue(40)
    qtbot.keyClick(one, Qt.Key.Key_M)
    other = VideoView(theme, tasks, settings=WindowSettings(tmp_path))
    qtbot.addWidget(other)
    assert other.controls.sound.toolTip() == words.SILENT
    qtbot.mouseClick(other.controls.sound, Qt.MouseButton.LeftButton)
    assert other.controls.volume.value() == 40


def test_a_loop_that_is_wanted_no_longer_ends_at_the_end(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(clip_item)
    qtbot.mouseClick(video.controls.loop, Qt.MouseButton.LeftButton)
    video.toggle()
    qtbot.waitUntil(lambda: video.moment > LENGTH * 3 // 4)
    qtbot.waitUntil(lambda: video.playing and 0 < video.moment < LENGTH // 2)
    qtbot.mouseClick(video.controls.loop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not video.playing)
    shows(qtbot, video, LAST)
