"""Thumbnails are read off the interface thread, turned as chosen, and kept while there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import mean
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.widgets import thumbs as thumbs_of
from ui.widgets.thumbs import WAITING, Thumbs, read_image


def test_a_picture_is_asked_for_first_and_there_later(
    qtbot: QtBot, thumbs: Thumbs, photo: Path
) -> None:
    with qtbot.waitSignal(thumbs.arrived):
        assert thumbs.picture(photo, 50) is None
    picture = thumbs.picture(photo, 50)
    assert picture is not None
    assert (picture.width(), picture.height()) == (80, 50)


def test_a_turned_picture_is_another_picture(qtbot: QtBot, thumbs: Thumbs, photo: Path) -> None:
    with qtbot.waitSignal(thumbs.arrived):
        thumbs.picture(photo, 50, 90)
    picture = thumbs.picture(photo, 50, 90)
    assert picture is not None
    assert picture.height() > picture.width()


def test_what_is_no_picture_gives_a_null_one_and_is_not_asked_again(
    qtbot: QtBot, thumbs: Thumbs, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.jpg"
    path.write_bytes(b"bukan gambar")
    with qtbot.waitSignal(thumbs.arrived):
        thumbs.picture(path, 50)
    picture = thumbs.picture(path, 50)
    assert picture is not None
    assert picture.isNull()


def test_a_forgotten_file_is_read_anew(qtbot: QtBot, thumbs: Thumbs, photo: Path) -> None:
    with qtbot.waitSignal(thumbs.arrived):
        thumbs.picture(photo, 50)
    thumbs.forget(photo)
    with qtbot.waitSignal(thumbs.arrived):
        assert thumbs.picture(photo, 50) is None


def test_a_small_picture_is_not_blown_up(photo: Path) -> None:
    assert read_image(photo, 1000).width() == 320


@pytest.fixture
def photos(tmp_path: Path) -> Callable[[int], list[Path]]:
    """Makes so many photos, each another one."""

    def make(count: int) -> list[Path]:
        paths = [tmp_path / f"{number}.jpg" for number in range(count)]
        for number, path in enumerate(paths):
            image = QImage(64, 40, QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(number % 360, 200, 200))
            assert image.save(str(path))
        return paths

    return make


class Reading:
    """Reads as ever, once it is let, and remembers in which order."""

    def __init__(self) -> None:
        self.read: list[Path] = []
        self.may = Event()

    def __call__(self, path: Path, side: int, rotation: int = 0) -> QImage:
        """As `read_image`."""
        self.read.append(path)
        assert self.may.wait(10)
        return read_image(path, side, rotation)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """What reads the thumbnails of the test."""
    reading = Reading()
    monkeypatch.setattr(thumbs_of, "read_image", reading)
    return reading


def test_what_was_painted_last_is_read_first_and_from_its_beginning(
    qtbot: QtBot, thumbs: Thumbs, photos: Callable[[int], list[Path]], reading: Reading
) -> None:
    made = photos(12)
    for path in made[:8]:
        thumbs.picture(path, 20)
    qtbot.waitUntil(lambda: len(reading.read) == 2)
    for path in made[8:]:  # scrolled on while the others wait
        thumbs.picture(path, 20)
    qtbot.waitUntil(lambda: thumbs.waiting == 12)
    QTimer.singleShot(0, reading.may.set)  # after the line was put in order
    qtbot.waitUntil(lambda: not thumbs.waiting, timeout=5000)
    assert set(reading.read[:2]) == set(made[:2])
    # Two are read at a time: one of them may be late, the others change places with it.
    places = [reading.read.index(path) for path in made]
    assert mean(places[8:]) < mean(places[2:8]), "those that were scrolled past wait"


def test_what_was_scrolled_past_long_ago_is_never_read(
    qtbot: QtBot, thumbs: Thumbs, photos: Callable[[int], list[Path]], reading: Reading
) -> None:
    made = photos(WAITING + 40)
    for path in made[:40]:
        thumbs.picture(path, 20)
    qtbot.waitUntil(lambda: len(reading.read) == 2)
    for path in made[40:]:
        thumbs.picture(path, 20)
    QTimer.singleShot(0, reading.may.set)
    qtbot.waitUntil(lambda: not thumbs.waiting, timeout=10_000)
    assert set(reading.read) == {*made[:2], *made[40:]}


def test_pictures_are_kept_up_to_a_number_of_bytes_and_the_oldest_goes_first(
    qtbot: QtBot, tasks: Tasks, photos: Callable[[int], list[Path]]
) -> None:
    one = 32 * 20 * 4
    thumbs = Thumbs(tasks, 3 * one)
    made = photos(4)
    for path in made:
        thumbs.picture(path, 20)
        qtbot.waitUntil(lambda: not thumbs.waiting)
    assert thumbs.held == 3 * one
    assert thumbs.picture(made[3], 20) is not None
    assert thumbs.picture(made[0], 20) is None


def test_another_size_of_the_same_picture_will_do_until_the_right_one_is_there(
    qtbot: QtBot, thumbs: Thumbs, photo: Path
) -> None:
    with qtbot.waitSignal(thumbs.arrived):
        thumbs.picture(photo, 50)
    standing_in = thumbs.picture(photo, 100)
    assert standing_in is not None
    assert standing_in.height() == 50
    qtbot.waitUntil(lambda: not thumbs.waiting)
    sharp = thumbs.picture(photo, 100)
    assert sharp is not None
    assert sharp.height() == 100
