"""A video that is not here or cannot be decoded: told, and judged by its strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import (
    FRAME_MS,
    LENGTH,
    counting_clip,
    cut_off,
    scrambled,
    shows,
    still_of,
    strip_of,
    without_decoder,
)
from ui.progress import Advance
from ui.texts import video as words
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView

Spoil = Callable[[Path, Path], Path]


def test_a_video_that_is_not_on_this_pc_is_judged_by_its_strip_and_offered(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    away = replace(clip_item, path=None, strip=strip_of(tmp_path), size=45_000_000)
    video.show_video(away)
    qtbot.waitUntil(lambda: still_of(video.picture()) == 0)
    assert video.message == words.ABSENT_FILM.format(count=10)
    for number in (1, 2):
        qtbot.keyClick(video, Qt.Key.Key_Period)
        assert still_of(video.picture()) == number
    video.seek(LENGTH)
    assert still_of(video.picture()) == 9
    assert video.notice.offer.text() == "Ambil dari folder kantor (45 MB)"
    with qtbot.waitSignal(video.notice.asked):
        qtbot.mouseClick(video.notice.offer, Qt.MouseButton.LeftButton)


def test_while_its_file_is_looked_for_nothing_is_said_to_be_missing_and_play_waits(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    asked: list[bool] = []
    video.notice.asked.connect(lambda: asked.append(True))
    sought = replace(clip_item, path=None, strip=strip_of(tmp_path), size=45_000_000, sought=True)
    video.show_video(sought)
    qtbot.waitUntil(lambda: still_of(video.picture()) == 0)
    assert video.message == ""
    qtbot.keyClick(video, Qt.Key.Key_Space)
    assert video.message == words.SOUGHT
    assert not asked, "it may be here: nothing is brought from the office folder"
    video.show_video(replace(sought, path=clip_item.path, sought=False))
    qtbot.waitUntil(lambda: video.playing)
    assert video.message == ""


@pytest.mark.parametrize("frames", [10, 0])
def test_the_place_that_was_gone_to_is_shown_once_the_file_is_here(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path, frames: int
) -> None:
    away = replace(clip_item, path=None, strip=strip_of(tmp_path)[:frames], sought=True)
    video.show_video(away)
    qtbot.waitUntil(lambda: video.is_film == bool(frames))
    video.seek(30 * FRAME_MS)
    video.show_video(replace(away, path=clip_item.path, sought=False))
    shows(qtbot, video, 30)
    video.show_video(replace(away, media_id="b", path=clip_item.path))
    assert video.moment == 0, "another video begins at its beginning"


def test_frames_that_come_later_take_their_own_places_and_move_nothing(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    strip = strip_of(tmp_path)
    some = tuple(path if number in (2, 7) else None for number, path in enumerate(strip))
    away = replace(clip_item, path=None, strip=some, size=45_000_000)
    video.show_video(away)
    qtbot.waitUntil(lambda: still_of(video.picture()) == 2)
    assert video.message == words.ABSENT_FILM.format(count=2)
    video.seek(LENGTH // 2 + 1)
    assert still_of(video.picture()) == 7, "the nearest that is here"
    moment = video.moment
    assert moment == LENGTH * 15 // 20
    qtbot.keyClick(video, Qt.Key.Key_Comma)
    assert still_of(video.picture()) == 2
    qtbot.keyClick(video, Qt.Key.Key_Comma)
    assert still_of(video.picture()) == 2
    qtbot.keyClick(video, Qt.Key.Key_Period)
    told: list[int] = []
    video.position_changed.connect(told.append)
    video.show_video(replace(away, strip=strip))
    assert still_of(video.picture()) == 7, "what was read stays while the others are read"
    qtbot.waitUntil(lambda: video.message == words.ABSENT_FILM.format(count=10))
    video.seek(LENGTH // 2 + 1)
    qtbot.waitUntil(lambda: still_of(video.picture()) == 5)
    assert set(told) <= {moment, LENGTH * 11 // 20}


def test_in_a_narrow_zone_the_offer_keeps_clear_of_the_other_signs(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    video.show_video(replace(clip_item, path=None, strip=strip_of(tmp_path), size=45_000_000))
    video.resize(360, 300)
    qtbot.waitUntil(lambda: video.stage.width() == 360)
    assert not video.notice.words.isVisible(), "the button says enough"
    assert video.notice.offer.isVisible()
    assert video.notice.geometry().top() > 60
    assert video.stage.geometry().contains(video.notice.geometry())
    video.notice.show_words("Folder kantor tidak terjangkau.", "Ambil")
    assert video.notice.words.isVisible(), "what went wrong is always said"


def test_to_play_what_is_not_here_asks_for_it_and_it_plays_when_it_comes(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    away = replace(clip_item, path=None, strip=strip_of(tmp_path), size=45_000_000)
    video.show_video(away)
    qtbot.waitUntil(lambda: video.stage.has_picture)
    qtbot.mouseClick(video.stage, Qt.MouseButton.LeftButton)
    assert not video.playing, "who looks at the strip has not asked for 45 MB"
    with qtbot.waitSignal(video.notice.asked):
        qtbot.keyClick(video, Qt.Key.Key_Space)
    video.show_video(clip_item)
    qtbot.waitUntil(lambda: video.moment > 0)
    assert video.playing


def test_what_was_asked_for_does_not_play_into_another_video(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    away = replace(clip_item, path=None, strip=strip_of(tmp_path), size=45_000_000)
    video.show_video(away)
    qtbot.keyClick(video, Qt.Key.Key_Space)
    video.show_video(replace(clip_item, media_id="b"))
    video.seek(0)
    shows(qtbot, video, 0)
    assert not video.playing


def test_what_was_given_up_does_not_play_when_it_comes_all_the_same(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem
) -> None:
    video.show_video(replace(clip_item, path=None, size=45_000_000))
    qtbot.keyClick(video, Qt.Key.Key_Space)
    video.notice.show_advance(Advance("Mengambil video", 1_000_000, 45_000_000, 0.1))
    qtbot.mouseClick(video.notice.progress.cancel, Qt.MouseButton.LeftButton)
    video.show_video(clip_item)
    video.seek(0)
    shows(qtbot, video, 0)
    assert not video.playing


def test_without_file_and_pictures_a_sentence_says_what_to_do(video: VideoView) -> None:
    video.show_video(ViewerItem("a", "video", None))
    assert video.message == words.LOST
    assert not video.controls.isVisible()


@pytest.mark.qt_log_ignore("decoder found")
@pytest.mark.parametrize("spoil", [without_decoder, scrambled])
def test_what_this_pc_cannot_decode_is_told_and_judged_by_its_strip(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path, spoil: Spoil
) -> None:
    assert clip_item.path is not None
    broken = spoil(clip_item.path, tmp_path / "rusak.mp4")
    video.show_video(replace(clip_item, path=broken, strip=strip_of(tmp_path)))
    video.toggle()
    qtbot.waitUntil(lambda: video.message == words.NO_CODEC_FILM.format(count=10))
    qtbot.waitUntil(lambda: still_of(video.picture()) == 0)
    qtbot.mouseClick(video.controls.on, Qt.MouseButton.LeftButton)
    assert still_of(video.picture()) == 1


def test_what_was_cut_off_says_where_it_ends(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    longer = counting_clip(tmp_path / "utuh.mp4", 4 * 25)
    video.show_video(replace(clip_item, path=cut_off(longer, tmp_path / "terpotong.mp4")))
    video.toggle()
    qtbot.waitUntil(lambda: video.message.startswith("Gambar berhenti di 0:0"))
    assert "dari 0:04" in video.message
    assert video.stage.has_frame, "what came can be looked at"


@pytest.mark.qt_log_ignore("^Could not open media")
def test_what_is_no_video_is_told(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.mp4"
    broken.write_bytes(b"bukan video" * 50)
    video.show_video(replace(clip_item, path=broken))
    video.toggle()
    qtbot.waitUntil(lambda: video.message == words.NO_CODEC)
    assert not video.controls.isVisible()
