"""A small video whose frames say which they are, and the widget that plays it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import FRAMES, LENGTH, counting_clip
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.video_view import VideoView


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds at 25 frames a second; each frame is a grey of its own."""
    return counting_clip(tmp_path_factory.mktemp("clip") / "video.mp4", FRAMES)


@pytest.fixture
def clip_item(clip: Path) -> ViewerItem:
    """The clip as the viewer is asked to show it."""
    return ViewerItem("a", "video", clip, duration_ms=LENGTH)


@pytest.fixture
def video(qtbot: QtBot, theme: Theme, tasks: Tasks) -> VideoView:
    """As large as in the middle of the window; it lets go of its file at the end."""
    view = VideoView(theme, tasks)
    qtbot.addWidget(view, before_close_func=lambda each: each.leave())
    view.resize(700, 420)
    view.show()
    return view
