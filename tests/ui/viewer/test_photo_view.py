"""Looking at a photo: it comes off another thread, and an error has words."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.overlay import Overlay
from ui.viewer.photo_view import MISSING, UNREADABLE, PhotoView
from ui.viewer.pictures import picture_of


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


def test_a_small_preview_stands_for_the_whole_photo(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(3200, 2000))
    with qtbot.waitSignal(view.larger_wanted):
        view.zoom_to(1.0)
    assert view.box.size() == QSizeF(3200, 2000)
    image = QImage(3200, 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("#00a000"))
    view.show_larger(picture_of(image))
    assert view.zoom == 1.0
    assert view.grab().toImage().pixelColor(200, 150).green() > 150


def larger(photo: Path, tmp_path: Path) -> Path:
    """The same photo in a preview of more pixels."""
    path = tmp_path / "besar.jpg"
    assert QImage(str(photo)).scaled(1280, 800).save(str(path))
    return path


def test_the_same_photo_from_a_larger_file_stays_as_it_is_looked_at(
    qtbot: QtBot, view: PhotoView, photo: Path, tmp_path: Path
) -> None:
    size = QSize(3200, 2000)
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=size)
    view.zoom_to(1.0, QPointF(30, 40))
    look, box = view.look, view.box
    view.show_photo(larger(photo, tmp_path), size=size, same=True)
    assert view.has_photo, "the small one stays until the large one is there"
    qtbot.waitSignal(view.shown).wait()
    assert (view.look, view.box) == (look, box)
    assert view.zoom == 1.0
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=size)
    assert view.zoom == 0.0, "another photo is fitted"


def test_the_original_is_not_given_up_for_a_preview_that_comes_later(
    qtbot: QtBot, view: PhotoView, photo: Path, tmp_path: Path
) -> None:
    size = QSize(1600, 1000)
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=size)
    view.zoom_to(1.0)
    original = QImage(size, QImage.Format.Format_RGB32)
    original.fill(QColor("#00a000"))
    view.show_larger(picture_of(original))
    path = larger(photo, tmp_path)
    with qtbot.waitSignal(view.pictures.arrived):
        view.show_photo(path, size=size, same=True)
    assert view.zoom == 1.0
    assert view.grab().toImage().pixelColor(200, 150).green() > 150
    assert not view.lacks_pixels


def test_a_size_that_is_not_the_photos_does_not_draw_it_out_of_shape(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(500, 2000))
    assert view.box.size() == QSizeF(320, 200)


def test_two_fingers_move_a_zoomed_photo_and_with_ctrl_they_zoom(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(3200, 2000))
    _wheel(view, 40, fingers=True)
    assert view.zoom == 0.0, "two fingers alone do not zoom"
    view.zoom_to(1.0)
    before = view.box.top()
    _wheel(view, 40, fingers=True)
    assert view.box.top() == before + 20
    _wheel(view, 120, fingers=True, keys=Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(1.2)


def test_a_pinch_zooms_around_the_fingers(qtbot: QtBot, view: PhotoView, photo: Path) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(3200, 2000))
    view.zoom_to(0.5)
    at = QPointF(100, 80)
    before = (at - view.box.topLeft()) / view.zoom
    kind = Qt.NativeGestureType.ZoomNativeGesture
    touchpad = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(kind, touchpad, 2, at, at, at, 0.25, QPointF())
    QApplication.sendEvent(view, pinch)
    after = (at - view.box.topLeft()) / view.zoom
    assert view.zoom == pytest.approx(0.625)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_zooming_glides_where_the_system_wants_animation(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(3200, 2000))
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    try:
        fitted = view.box.width()
        view.zoom_to(1.0)
        assert view.box.width() == pytest.approx(fitted, rel=0.2), "it has only begun"
        qtbot.waitUntil(lambda: view.box.width() == 3200)
    finally:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)


def test_at_its_own_size_each_pixel_is_one_of_the_screen(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    chequered = QImage(1001, 626, QImage.Format.Format_RGB32)
    for x in range(chequered.width()):
        for y in range(chequered.height()):
            chequered.setPixel(x, y, 0xFFFFFF if (x + y) % 2 else 0)
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=chequered.size())
    view.show_larger(picture_of(chequered))
    view.zoom_to(1.0)
    seen = view.grab().toImage()
    row = [seen.pixelColor(x, 150).lightness() for x in range(190, 200)]
    assert sorted(set(row)) == [0, 255], "nothing is blended"
    assert all(one != other for one, other in itertools.pairwise(row))


def test_dragging_moves_the_photo_unless_the_overlay_takes_it(
    qtbot: QtBot, view: PhotoView, photo: Path
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo, size=QSize(3200, 2000))
    view.zoom_to(1.0)
    before = view.box.topLeft()
    _drag(qtbot, view, QPoint(200, 150), QPoint(180, 120))
    assert view.box.topLeft() == before - QPointF(20, 30)
    pen = Pen()
    view.set_overlay(pen)
    _drag(qtbot, view, QPoint(200, 150), QPoint(180, 120))
    assert view.box.topLeft() == before - QPointF(20, 30)
    assert pen.told == ["press", "move", "release"]


class Pen(Overlay):
    """Takes every drag and remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def press(self, at: QPointF, box: QRectF) -> bool:
        self.told.append("press")
        return True

    def move(self, at: QPointF, box: QRectF) -> None:
        self.told.append("move")

    def release(self, at: QPointF, box: QRectF) -> None:
        self.told.append("release")


def _drag(qtbot: QtBot, view: PhotoView, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=start)
    at = QPointF(end)
    nothing = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QMouseEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, left, nothing)
    QApplication.sendEvent(view, moved)
    qtbot.mouseRelease(view, left, pos=end)


def _wheel(
    view: PhotoView,
    angle: int,
    fingers: bool = False,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QWheelEvent(
        QPointF(200, 150),
        QPointF(200, 150),
        QPoint(0, angle // 2) if fingers else QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
