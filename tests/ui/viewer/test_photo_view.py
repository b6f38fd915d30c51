"""Looking at a photo: it comes off another thread, and an error has words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.item import MarkView
from ui.viewer.photo_view import MISSING, UNREADABLE, PhotoView


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tasks: Tasks) -> PhotoView:
    view = PhotoView(theme, tasks)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    return view


def test_a_photo_is_shown_in_its_colours(qtbot: QtBot, view: PhotoView, photo: Path) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo)
    assert view.message == ""
    assert view.grab().toImage().pixelColor(200, 150).red() > 150


def test_a_turned_photo_stands_upright(qtbot: QtBot, view: PhotoView, photo: Path) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, rotation=90)
    shown = view.grab().toImage()
    assert shown.pixelColor(200, 20).red() > 150
    assert shown.pixelColor(60, 150).red() < 80


def test_what_cannot_be_read_or_is_not_here_is_told(
    qtbot: QtBot, view: PhotoView, tmp_path: Path
) -> None:
    damaged = tmp_path / "rusak.jpg"
    damaged.write_bytes(b"bukan gambar")
    with qtbot.waitSignal(view.shown):
        view.show_photo(damaged)
    assert view.message == UNREADABLE
    view.show_photo(None)
    assert view.message == MISSING


def test_only_the_last_photo_that_was_asked_for_is_shown(
    qtbot: QtBot, view: PhotoView, photo: Path, tmp_path: Path
) -> None:
    shown: list[str] = []
    view.shown.connect(lambda: shown.append(view.message))
    view.show_photo(tmp_path / "tidak-ada.jpg")
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo)
    assert shown == [""]


def test_double_click_and_wheel_zoom(qtbot: QtBot, view: PhotoView, photo: Path) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.zoom == 1.0
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.zoom == 0.0
    _wheel(view, 120)
    assert view.zoom == pytest.approx(1.2)
    _wheel(view, -240)
    assert view.zoom == 0.0


def test_a_mark_is_drawn_where_it_was_set(qtbot: QtBot, view: PhotoView, photo: Path) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo)
    plain = view.grab().toImage()
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, marks=(MarkView("1 · papan", 0.25, 0.5, 0.5, 0.25),))
    assert view.grab().toImage() != plain


def _wheel(view: PhotoView, angle: int) -> None:
    event = QWheelEvent(
        QPointF(200, 150),
        QPointF(200, 150),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
