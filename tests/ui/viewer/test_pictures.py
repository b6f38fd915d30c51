"""Photos are decoded before they are asked for, within so many bytes, and never out of shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.media.pixels import Pixels
from ui.tasks import Tasks
from ui.viewer.pictures import Pictures, Wanted, picture_from, picture_of, read_picture

ROOM = QSize(400, 300)


def photo_at(path: Path, width: int = 1600, height: int = 1200, colour: str = "#204080") -> Wanted:
    """A photo file of that size."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return Wanted(path)


@pytest.fixture
def pictures(tasks: Tasks, qapp: QObject) -> Pictures:
    pictures = Pictures(tasks, qapp)
    pictures.set_room(ROOM)
    return pictures


def test_what_is_expected_is_there_when_it_is_asked_for(
    qtbot: QtBot, pictures: Pictures, tmp_path: Path
) -> None:
    wanted = [photo_at(tmp_path / f"{number}.jpg") for number in range(3)]
    pictures.expect(wanted)
    qtbot.waitUntil(lambda: pictures.is_idle)
    for each in wanted:
        found = pictures.picture(each)
        assert found is not None
        assert found.fitted.size() == ROOM


def test_what_is_no_longer_expected_is_not_read(
    qtbot: QtBot, pictures: Pictures, tmp_path: Path
) -> None:
    first, second = (photo_at(tmp_path / name) for name in ("1.jpg", "2.jpg"))
    pictures.expect([first])
    pictures.expect([second])
    qtbot.waitUntil(lambda: pictures.is_idle)
    assert pictures.picture(second) is not None
    assert pictures.picture(first) is None
    qtbot.waitUntil(lambda: pictures.is_idle)


def test_the_longest_unseen_goes_when_there_is_no_room(
    qtbot: QtBot, tasks: Tasks, qapp: QObject, tmp_path: Path
) -> None:
    pictures = Pictures(tasks, qapp, budget=30_000_000)
    wanted = [photo_at(tmp_path / f"{number}.jpg") for number in range(4)]
    for each in wanted:
        pictures.picture(each)
        qtbot.waitUntil(lambda: pictures.is_idle)
    assert pictures.held <= 30_000_000
    assert pictures.picture(wanted[3]) is not None
    assert pictures.picture(wanted[0]) is None
    qtbot.waitUntil(lambda: pictures.is_idle)


def test_another_size_of_the_view_makes_the_picture_fit_anew(
    qtbot: QtBot, pictures: Pictures, tmp_path: Path
) -> None:
    wanted = photo_at(tmp_path / "1.jpg")
    pictures.expect([wanted])
    qtbot.waitUntil(lambda: pictures.is_idle)
    with qtbot.waitSignal(pictures.arrived):
        pictures.set_room(QSize(800, 800))
    found = pictures.picture(wanted)
    assert found is not None
    assert found.fitted.size() == QSize(800, 600)


@pytest.mark.parametrize("size", [(2048, 1), (1, 2048)])
def test_a_line_is_read_once_and_seen_whole(
    qtbot: QtBot, pictures: Pictures, tmp_path: Path, size: tuple[int, int]
) -> None:
    wanted = photo_at(tmp_path / "garis.jpg", *size)
    pictures.expect([wanted])
    qtbot.waitUntil(lambda: pictures.picture(wanted) is not None)
    qtbot.waitUntil(lambda: pictures.is_idle, timeout=2000)
    found = pictures.picture(wanted)
    assert found is not None
    assert pictures.is_idle
    assert min(found.fitted.width(), found.fitted.height()) == 1


def test_each_level_is_half_of_the_one_before() -> None:
    picture = picture_of(QImage(4000, 3000, QImage.Format.Format_RGB32))
    assert [level.width() for level in picture.levels] == [4000, 2000, 1000]
    assert picture.level_for(900).width() == 1000
    assert picture.level_for(9000).width() == 4000


def test_a_turned_photo_is_turned_in_all_its_levels(tmp_path: Path) -> None:
    wanted = photo_at(tmp_path / "1.jpg")
    picture = read_picture(Wanted(wanted.path, 90))
    assert [level.size() for level in picture.levels] == [QSize(1200, 1600), QSize(600, 800)]


def test_what_no_preview_can_be_has_no_levels(tmp_path: Path) -> None:
    bomb = tmp_path / "bom.jpg"
    image = QImage(9000, 9000, QImage.Format.Format_Mono)
    image.fill(0)
    assert image.save(str(bomb))
    assert read_picture(Wanted(bomb)).levels == ()
    assert read_picture(Wanted(tmp_path / "tidak-ada.jpg")).levels == ()


def test_what_a_worker_decoded_keeps_its_colours() -> None:
    blue_then_red = bytes((255, 0, 0, 0, 0, 0, 255, 0))
    picture = picture_from(Pixels(2, 1, blue_then_red), 0)
    assert picture.levels[0].pixelColor(0, 0) == QColor("blue")
    assert picture.levels[0].pixelColor(1, 0) == QColor("red")
