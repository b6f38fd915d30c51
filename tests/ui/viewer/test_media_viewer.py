"""The middle zone switches between photo, video and sentence, by mouse and by keys."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ui.models.media_model import MediaModel, MediaTile
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.full_screen import open_full_screen
from ui.viewer.item import ViewerItem
from ui.viewer.media_keys import END
from ui.viewer.media_viewer import NOTHING, MediaViewer
from ui.viewer.overlay import Overlay
from ui.widgets.thumbs import Thumbs

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def viewer(qtbot: QtBot, theme: Theme, tasks: Tasks) -> MediaViewer:
    viewer = MediaViewer(theme, tasks)
    qtbot.addWidget(viewer)
    viewer.resize(700, 500)
    viewer.show()
    return viewer


@pytest.fixture
def item(photo: Path) -> ViewerItem:
    return ViewerItem("a", "photo", photo, "IMG_1.jpg   320 × 200   09.31")


def test_without_media_it_says_what_to_do(viewer: MediaViewer) -> None:
    assert viewer.photo.message == NOTHING
    assert not viewer.turn.isVisible()


def test_a_problem_is_told_in_the_place_of_the_picture(viewer: MediaViewer) -> None:
    viewer.show_item(ViewerItem("a", "photo", None, problem="Berkas terpotong di 61 %."))
    assert viewer.photo.message == "Berkas terpotong di 61 %."


def test_r_asks_to_turn_the_picture_clockwise(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(replace(item, rotation=270))
    with qtbot.waitSignal(viewer.rotation_changed) as turned:
        qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert turned.args == ["a", 0]


def test_arrows_step_and_digits_zoom(qtbot: QtBot, viewer: MediaViewer, item: ViewerItem) -> None:
    with qtbot.waitSignal(viewer.photo.shown):
        viewer.show_item(item)
    with qtbot.waitSignal(viewer.step_requested) as stepped:
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert stepped.args == [1]
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.photo.zoom == 1.0
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.photo.zoom == 0.0


def test_keys_zoom_move_and_go_to_the_ends(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    with qtbot.waitSignal(viewer.photo.shown):
        viewer.show_item(replace(item, width=3200, height=2000))
    for key, end in ((Qt.Key.Key_Home, -END), (Qt.Key.Key_End, END), (Qt.Key.Key_PageDown, 1)):
        with qtbot.waitSignal(viewer.step_requested) as stepped:
            qtbot.keyClick(viewer, key)
        assert stepped.args == [end]
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.zoomed.text() == "100 %"
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.photo.zoom == pytest.approx(1.25)
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    left = viewer.photo.box.left()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.photo.box.left() < left, "a zoomed photo is moved, not changed for the next"
    with qtbot.waitSignal(viewer.step_requested) as stepped:
        qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    assert stepped.args == [-1]


def test_the_zoom_of_the_photo_before_is_not_said_of_a_video(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    with qtbot.waitSignal(viewer.photo.shown):
        viewer.show_item(item)
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.zoomed.isVisible()
    viewer.show_item(ViewerItem("b", "video", None))
    assert not viewer.zoomed.isVisible()


def test_shift_r_turns_back(qtbot: QtBot, viewer: MediaViewer, item: ViewerItem) -> None:
    viewer.show_item(item)
    with qtbot.waitSignal(viewer.rotation_changed) as turned:
        qtbot.keyClick(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert turned.args == ["a", 270]


def test_i_shows_what_is_known_of_the_file_and_hides_it_again(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(replace(item, details=(("Kamera", "<b>Nokia</b>"), ("Lokasi", ""))))
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    assert viewer.panel.isVisible()
    assert viewer.panel.shown == (("Kamera", "<b>Nokia</b>"),)
    assert not viewer.panel.geometry().intersects(viewer.pills[1].geometry())
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    assert not viewer.panel.isVisible()


def test_an_overlay_is_asked_for_keys_before_the_viewer(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    class Taking(Overlay):
        def key(self, event: QKeyEvent) -> bool:
            return event.key() == Qt.Key.Key_Right

    viewer.show_item(item)
    viewer.set_overlay(Taking())
    with qtbot.assertNotEmitted(viewer.step_requested):
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    viewer.set_overlay(None)
    with qtbot.waitSignal(viewer.step_requested):
        qtbot.keyClick(viewer, Qt.Key.Key_Right)


def test_a_sign_tells_what_is_being_loaded_until_another_item_is_shown(
    viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(item)
    viewer.say("Memuat asli…")
    assert viewer.sign == "Memuat asli…"
    viewer.show_item(replace(item, media_id="b"))
    assert viewer.sign == ""


def test_the_whole_screen_follows_and_escape_leaves_it(
    qtbot: QtBot, theme: Theme, tasks: Tasks, viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(item)
    window = open_full_screen(theme, tasks, viewer)
    viewer.show_item(replace(item, media_id="b"))
    shown = window.viewer.item
    assert shown is not None
    assert shown.media_id == "b"
    with qtbot.waitSignal(viewer.step_requested) as stepped:
        qtbot.keyClick(window.viewer, Qt.Key.Key_Left)
    assert stepped.args == [-1]
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_the_strip_of_the_whole_screen_shows_at_once_which_is_looked_at(
    theme: Theme, tasks: Tasks, viewer: MediaViewer, item: ViewerItem, thumbs: Thumbs, qtbot: QtBot
) -> None:
    model = MediaModel()
    model.set_rows([MediaTile(key, f"IMG_{key}.jpg") for key in "xyab"])
    viewer.show_item(item)
    window = open_full_screen(theme, tasks, viewer)
    strip = window.add_strip(thumbs, model)
    assert strip.currentIndex().row() == 2
    qtbot.waitUntil(strip.isVisible)
    frame = strip.visualRect(strip.currentIndex())
    seen = strip.viewport().grab(frame).toImage()
    middle = [seen.pixelColor(x, seen.height() // 2).lightness() for x in range(6)]
    assert max(middle) > 180, "its ring is light on the dark ground, in the light scheme too"
    with qtbot.waitSignal(window.destroyed):
        window.close()


def test_all_that_is_known_shows_without_scrolling_where_there_is_room(
    theme: Theme, viewer: MediaViewer, item: ViewerItem, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light", 1.5)
    told = ("HMD Global Nokia 8.3 5G", "Pelaksana Peliputan, 24 Nov 2026", "Foto JPG")
    rows = tuple((f"Hal {number}", told[number % 3]) for number in range(12))
    viewer.resize(1366, 900)
    viewer.show_item(replace(item, details=rows))
    viewer.toggle_info()
    (area,) = viewer.panel.findChildren(QScrollArea)
    assert not area.verticalScrollBar().isVisible()
    last = viewer.panel.findChildren(QLabel)[-1]
    assert viewer.panel.rect().contains(last.mapTo(viewer.panel, last.rect().bottomLeft()))
    viewer.resize(1366, 300)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)


def test_pills_do_not_lie_over_each_other_in_a_narrow_zone(
    viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.add_tool("arrows-left-right", "Bandingkan", lambda: None)
    viewer.show_item(replace(item, info="DOKUMENTASI_PENINJAUAN_JALAN_2041.jpg   4032 × 3024"))
    viewer.resize(380, 300)
    info, tools = viewer.pills
    assert not info.geometry().intersects(tools.geometry())
    assert viewer.rect().contains(tools.geometry())


def test_a_tool_that_comes_later_makes_its_own_room(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    original = viewer.add_tool("", "Asli", lambda: None)
    original.hide()
    viewer.show_item(item)
    _, tools = viewer.pills
    before = tools.width()
    original.show()
    qtbot.waitUntil(lambda: tools.width() > before)
    assert tools.width() == tools.sizeHint().width()
    assert viewer.rect().contains(tools.geometry())


def test_what_the_file_is_called_is_cut_where_there_is_no_room(
    viewer: MediaViewer, item: ViewerItem
) -> None:
    told = "DOKUMENTASI_PENINJAUAN_JALAN_2041.jpg   4032 × 3024   09.31"
    viewer.show_item(replace(item, info=told, has_position=True))
    viewer.resize(260, 300)
    info, _ = viewer.pills
    assert viewer.rect().contains(info.geometry())
    assert viewer.position.isVisible()
    label = info.findChildren(QLabel)[0]
    assert label.text().startswith("DOKUMENTASI_")
    assert label.text().endswith("…")
    viewer.resize(700, 500)
    assert label.text() == told


def test_where_the_zone_is_narrow_the_words_of_tools_give_way_to_their_icons(
    qtbot: QtBot, viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(item)
    plain = viewer.add_tool("", "Asli", lambda: None)
    mark, compare = (
        viewer.add_tool(icon, words, lambda: None)
        for icon, words in (("pencil-simple", "Tandai"), ("arrows-left-right", "Bandingkan"))
    )
    _, tools = viewer.pills
    qtbot.waitUntil(compare.isVisible)
    viewer.resize(699, 500)
    assert (mark.text(), compare.text()) == ("Tandai", "Bandingkan")
    viewer.resize(tools.width() + 10, 300)
    assert (plain.text(), mark.text(), compare.text()) == ("Asli", "", "")
    assert mark.accessibleName() == mark.toolTip() == "Tandai"
    assert viewer.rect().contains(tools.geometry())
    for width in range(tools.width(), 420):  # it never goes to and fro between the two
        viewer.resize(width, 300)
        said = mark.text()
        for _ in range(3):
            tools.changed.emit()
            assert mark.text() == said
    viewer.resize(700, 500)
    assert (mark.text(), compare.text()) == ("Tandai", "Bandingkan")
    assert viewer.rect().contains(tools.geometry())


def test_the_first_photo_does_not_load_the_video_player() -> None:
    look = "import sys, ui.viewer.media_viewer; print('PySide6.QtMultimedia' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "False", done.stderr


def test_a_file_that_says_where_it_was_taken_wears_a_badge(
    viewer: MediaViewer, item: ViewerItem
) -> None:
    viewer.show_item(item)
    assert viewer.position.isHidden()
    viewer.show_item(replace(item, has_position=True))
    assert viewer.position.isVisible()
    assert viewer.position.toolTip().startswith("Lokasi ada di dalam berkas")
