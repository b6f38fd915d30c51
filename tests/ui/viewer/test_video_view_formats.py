"""What phones and cameras write besides H.264 in eight bits: seen, gone to, stepped through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import FRAME_MS, FRAMES, Coding, counting_clip, shows
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView

HEVC = (("x265-params", "log-level=1:keyint=25:open-gop=0"), ("preset", "ultrafast"))
CODINGS = {
    "iPhone in HDR": ("hdr.mov", Coding("libx265", "yuv420p10le", HEVC)),
    "HEVC": ("hevc.mp4", Coding("libx265", "yuv420p", HEVC)),
    "old camera": ("kamera.avi", Coding("mjpeg", "yuvj420p", ())),
    "browser": ("peramban.webm", Coding("libvpx", "yuv420p", (("deadline", "realtime"),))),
    "recorder": ("rekam.mkv", Coding()),
}


@pytest.mark.parametrize("made_by", CODINGS)
def test_every_frame_is_found_and_the_ones_beside_it(
    qtbot: QtBot, video: VideoView, clip_item: ViewerItem, tmp_path: Path, made_by: str
) -> None:
    name, coding = CODINGS[made_by]
    path = counting_clip(tmp_path / name, FRAMES, coding=coding)
    video.show_video(replace(clip_item, path=path))
    for number in (30, 7, 40):
        video.seek(number * FRAME_MS)
        shows(qtbot, video, number)
    qtbot.keyClick(video, Qt.Key.Key_Comma)
    shows(qtbot, video, 39)
    qtbot.keyClick(video, Qt.Key.Key_Period)
    shows(qtbot, video, 40)
