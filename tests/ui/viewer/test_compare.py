"""Two photos beside each other or over each other are zoomed and moved as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.compare import BESIDE, WIPE, Comparison, Side
from ui.viewer.item import ViewerItem


def side(folder: Path, colour: str, width: int, origin: str) -> Side:
    """A photo of one colour, from a revision."""
    image = QImage(width, width * 3 // 4, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / f"{colour}.jpg"
    assert image.save(str(path))
    item = ViewerItem(colour, "photo", path, width=width, height=width * 3 // 4)
    return Side(item, f"{colour}.jpg", origin, ("Revisi 1", "Revisi 2"))


@pytest.fixture
def comparison(qtbot: QtBot, theme: Theme, tasks: Tasks, tmp_path: Path) -> Comparison:
    """A large red photo and a small blue one."""
    comparison = Comparison(theme, tasks)
    qtbot.addWidget(comparison)
    comparison.resize(702, 400)
    comparison.show()
    left, right = side(tmp_path, "red", 1600, "Revisi 1"), side(tmp_path, "blue", 800, "Revisi 2")
    comparison.show_pair(left, right)
    qtbot.waitUntil(lambda: all(view.has_photo for view in comparison.views))
    return comparison


def colour_at(comparison: Comparison, x: int, y: int = 250) -> str:
    """What is seen there."""
    seen = comparison.grab().toImage().pixelColor(x, y)
    return "red" if seen.red() > 200 else "blue" if seen.blue() > 200 else "dark"


def test_side_by_side_each_has_half_and_says_where_it_comes_from(comparison: Comparison) -> None:
    assert [colour_at(comparison, x) for x in (20, 330, 370, 680)] == ["red", "red", "blue", "blue"]
    assert [label.words for label in comparison.labels] == [
        "Revisi 1 · red.jpg",
        "Revisi 2 · blue.jpg",
    ]


def test_in_a_narrow_zone_each_still_has_half_of_it(comparison: Comparison) -> None:
    comparison.resize(302, 260)
    assert [view.width() for view in comparison.views] == [150, 150]
    assert all(view.rect().contains(view.box.toRect()) for view in comparison.views)


def test_where_there_is_no_room_for_a_name_its_revision_stands_alone(
    comparison: Comparison,
) -> None:
    (label, _) = comparison.labels
    label.fit(label.sizeHint().width() - label.fontMetrics().horizontalAdvance("red.jpg"))
    assert label.name.text() == "Revisi 1"
    label.fit(comparison.width())
    assert label.name.text() == "Revisi 1 · red.jpg"


def test_a_name_is_read_well_where_there_is_nothing_to_choose(
    comparison: Comparison, tmp_path: Path, qtbot: QtBot
) -> None:
    lone = replace(comparison.sides[0], name="Tom & Jerry.jpg", origin="", origins=("Revisi 1",))
    comparison.show_pair(lone, comparison.sides[1])
    label = comparison.labels[0]
    assert label.name.isEnabled()
    assert label.name.text() == "Tom && Jerry.jpg", "an ampersand names no key"
    assert label.name.toolTip() == "Tom & Jerry.jpg"
    qtbot.mouseClick(label.name, Qt.MouseButton.LeftButton)
    assert QApplication.activePopupWidget() is None


def test_zoom_and_pan_are_linked_whatever_their_sizes(comparison: Comparison, qtbot: QtBot) -> None:
    left, right = comparison.views
    qtbot.keyClick(comparison, Qt.Key.Key_1)
    assert left.zoom == 1.0
    assert right.zoom == pytest.approx(2.0)
    qtbot.keyClick(comparison, Qt.Key.Key_Right)
    assert left.look.x > 0.5
    assert (right.look.x, right.look.y) == pytest.approx((left.look.x, left.look.y))
    right.zoom_by(1.5)
    assert left.zoom == pytest.approx(1.5)
    right.fit()
    assert left.zoom == 0.0


def test_the_wipe_shows_one_left_and_the_other_right_of_the_divider(
    comparison: Comparison, qtbot: QtBot
) -> None:
    assert comparison.mode.text() == WIPE
    qtbot.keyClick(comparison, Qt.Key.Key_W)
    assert comparison.mode.text() == BESIDE
    assert [colour_at(comparison, x) for x in (120, 320, 380, 560)] == [
        "red",
        "red",
        "blue",
        "blue",
    ]
    comparison.divider.move_to(0.75)
    assert [colour_at(comparison, x) for x in (380, 500, 560)] == ["red", "red", "blue"]
    qtbot.keyClick(comparison, Qt.Key.Key_W)
    assert colour_at(comparison, 380) == "blue"


def test_the_divider_is_dragged_and_moved_by_keys(comparison: Comparison, qtbot: QtBot) -> None:
    comparison.set_wiping(True)
    divider = comparison.divider
    qtbot.keyClick(comparison, Qt.Key.Key_Left)
    assert divider.share == pytest.approx(0.48)
    qtbot.keyClick(divider, Qt.Key.Key_Right)
    assert divider.share == pytest.approx(0.5)
    middle = QPoint(divider.width() // 2, 100)
    qtbot.mousePress(divider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(divider, middle + QPoint(140, 0))
    assert divider.share == pytest.approx(0.7, abs=0.01)
    qtbot.mouseRelease(divider, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(divider, Qt.MouseButton.LeftButton)
    assert divider.share == 0.5


def test_space_flips_between_the_two(comparison: Comparison, qtbot: QtBot) -> None:
    comparison.set_wiping(True)
    qtbot.keyClick(comparison, Qt.Key.Key_Space)
    assert colour_at(comparison, 160) == "blue"
    qtbot.keyClick(comparison, Qt.Key.Key_Space)
    assert colour_at(comparison, 540) == "red"


def test_it_asks_for_the_next_pair_for_another_photo_and_to_be_closed(
    comparison: Comparison, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(comparison.step_requested) as stepped:
        qtbot.keyClick(comparison, Qt.Key.Key_PageDown)
    assert stepped.args == [1]
    with qtbot.waitSignal(comparison.other_wanted) as wanted:
        comparison.labels[0].after.click()
    assert wanted.args == [0, 1]
    with qtbot.waitSignal(comparison.closed):
        qtbot.keyClick(comparison, Qt.Key.Key_Escape)


def test_what_is_missing_is_told_in_its_half(comparison: Comparison) -> None:
    comparison.show_pair(Side(None), comparison.sides[1])
    assert comparison.views[0].message == "Tidak ada foto yang dapat dibandingkan di sini."


def test_where_one_is_exchanged_it_is_seen_at_the_same_place(
    comparison: Comparison, qtbot: QtBot, tmp_path: Path
) -> None:
    left, right = comparison.views
    left.zoom_to(2.0)
    left.pan_steps(2, 1)
    with qtbot.waitSignal(right.shown):
        other = side(tmp_path, "green", 1200, "Revisi 2")
        comparison.show_pair(comparison.sides[0], other)
    assert (right.look.x, right.look.y) == pytest.approx((left.look.x, left.look.y))
    assert right.look.closeness == pytest.approx(left.look.closeness)


def test_another_pair_is_seen_whole(comparison: Comparison, qtbot: QtBot, tmp_path: Path) -> None:
    comparison.views[0].zoom_to(2.0)
    pair = (side(tmp_path, "green", 1200, "Revisi 1"), side(tmp_path, "gold", 900, "Revisi 2"))
    comparison.show_pair(*pair)
    qtbot.waitUntil(lambda: all(view.pictures.is_idle for view in comparison.views))
    assert [view.zoom for view in comparison.views] == [0.0, 0.0]


def test_escape_is_its_own_before_it_is_a_shortcut_of_the_page(comparison: Comparison) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, nothing)
    event.ignore()
    QApplication.sendEvent(comparison, event)
    assert event.isAccepted()
