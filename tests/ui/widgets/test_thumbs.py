"""Thumbnails are read off the interface thread, turned as chosen, and kept while there is room."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.widgets.thumbs import Thumbs, read_image


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
