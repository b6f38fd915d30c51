"""What was just handed in, over the whole screen: photos by their preview, videos as they play."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import PELAKSANA, DemoOffice, Pc, ToldClock
from tests.ui.viewer.clips import FRAMES, counting_clip, shows
from ui.handin.large_view import LargeView
from ui.theme import Theme
from ui.workplace import Workplace

At = Callable[[str], Workplace]


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """The PC where the coverage is opened."""
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", ToldClock(), {})
    yield office.pc()
    office.close()


def test_own_media_are_looked_at_one_after_the_other(
    pc: Pc, workplace: At, qtbot: QtBot, theme: Theme, photo: Path, tmp_path: Path
) -> None:
    coverage, station = pc.opens(), workplace(PELAKSANA).station
    pc.sync()
    qtbot.waitUntil(lambda: station.coverage(coverage) is not None, timeout=10_000)
    folder = station.bag_of(coverage)
    clip = counting_clip(tmp_path / "VID_0007.mp4", FRAMES)
    media = tuple(
        station.intake.take_media(each, folder, lambda done: True) for each in (photo, clip)
    )
    page = QWidget()
    qtbot.addWidget(page)
    window = LargeView(workplace(PELAKSANA), theme, page).show(coverage, media, media[0].sha256)
    qtbot.waitUntil(lambda: window.viewer.photo.has_photo, timeout=10_000)
    qtbot.keyClick(window.viewer, Qt.Key.Key_Right)
    assert window.viewer.video is not None
    video = window.viewer.video
    qtbot.waitUntil(lambda: not video.is_film, timeout=10_000)
    video.seek(12 * 40)
    shows(qtbot, video, 12)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(window))
