"""The left zone: choosing by mouse and keys, and a choice that survives what comes in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QRegion
from pytestqt.qtbot import QtBot

from ui.models.queue_model import QueueRow
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_delegate import QueueDelegate
from ui.widgets.queue_view import CLOCKS_AT_ONCE, QueuePanel
from ui.widgets.thumbs import Thumbs

ROWS = [
    QueueRow("a", "", "Panen raya", "Bupati", "sisa 1 mnt", "ok"),
    QueueRow("b", "", "Peninjauan jalan", "Sekda", "lewat 2 mnt", "late"),
    QueueRow("c", "Diputuskan hari ini", "Survei", "Sekda"),
]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> QueuePanel:
    empty = EmptyState(theme, "tray", "Tidak ada yang menunggu")
    panel = QueuePanel(theme, thumbs, "Menunggu keputusan", empty, "+ Liputan baru")
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 500)
    panel.set_rows(ROWS, waiting=2)
    panel.show()
    return panel


def test_a_click_chooses_a_coverage(qtbot: QtBot, panel: QueuePanel) -> None:
    place = panel.view.visualRect(panel.model.index_of("b")).center()
    with qtbot.waitSignal(panel.view.row_chosen) as chosen:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["b"]


def test_j_and_k_step_over_the_headings(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.view.choose_first()
    for _ in range(5):
        qtbot.keyClick(panel.view, Qt.Key.Key_J)
    assert panel.view.chosen == "c"
    qtbot.keyClick(panel.view, Qt.Key.Key_K)
    assert panel.view.chosen == "b"


def test_arrow_keys_step_over_the_headings_too(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.view.choose("b")
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.chosen == "c"


def test_the_choice_survives_new_work_and_is_not_told_twice(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    panel.view.choose("b")
    with qtbot.assertNotEmitted(panel.view.row_chosen):
        panel.set_rows([QueueRow("new", "", "Baru", "Bupati"), *ROWS], waiting=3)
    assert panel.view.chosen == "b"
    assert panel.view.currentIndex().data() == "Peninjauan jalan"


def test_a_coverage_that_left_the_queue_is_no_longer_chosen(panel: QueuePanel) -> None:
    panel.view.choose("b")
    panel.set_rows([ROWS[0], ROWS[2]])
    assert panel.view.chosen == ""
    assert not panel.view.choose("b")


def test_an_empty_queue_says_so(panel: QueuePanel) -> None:
    panel.set_rows([])
    assert panel.empty.isVisible()
    panel.set_rows(ROWS)
    assert panel.view.isVisible()


def test_the_link_in_the_heading_can_be_clicked(qtbot: QtBot, panel: QueuePanel) -> None:
    with qtbot.waitSignal(panel.action_requested):
        qtbot.mouseClick(panel.action, Qt.MouseButton.LeftButton)


def test_a_thumbnail_appears_once_it_was_read(
    qtbot: QtBot, panel: QueuePanel, thumbs: Thumbs, photo: Path
) -> None:
    panel.set_rows([replace(ROWS[0], thumb_path=photo)])
    with qtbot.waitSignal(thumbs.arrived):
        panel.view.viewport().grab()
    picture = panel.view.viewport().grab().toImage()
    seen = picture.pixelColor(50, 35)
    assert seen.red() > 150
    assert seen.blue() < 100


def on_screen(panel: QueuePanel) -> QImage:
    """What was really painted, in however many parts."""
    shown = panel.screen().grabWindow(panel.winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def test_a_clock_that_goes_on_is_painted_alone_and_looks_as_if_all_were(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    panel.view.choose("a")
    with qtbot.waitSignal(panel.view.painted):
        panel.view.viewport().update()
    painted, before = list[QRegion](), on_screen(panel)
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, QueueDelegate)
    panel.view.painted.connect(lambda: painted.append(delegate.dirty))
    with qtbot.waitSignal(panel.view.painted):
        panel.set_rows([replace(ROWS[0], time_text="sisa 59 dtk", time_state="late"), *ROWS[1:]])
    row = panel.view.visualRect(panel.model.index_of("a"))
    clock = painted[0].boundingRect()
    assert row.contains(clock)
    assert clock.height() < row.height() / 2
    qtbot.waitUntil(lambda: on_screen(panel) != before)
    assert on_screen(panel) == panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_many_clocks_are_painted_a_few_at_a_time_and_all_of_them(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    many = [QueueRow(str(n), "", f"Liputan {n}", "Bupati", "sisa 1 mnt", "ok") for n in range(40)]
    panel.set_rows(many)
    whole = QImage.Format.Format_RGB32
    qtbot.waitUntil(lambda: on_screen(panel) == panel.grab().toImage().convertToFormat(whole))
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, QueueDelegate)
    heights = list[int]()
    panel.view.painted.connect(lambda: heights.append(delegate.dirty.boundingRect().height()))
    panel.set_rows([replace(row, time_text="lewat 2 mnt", time_state="late") for row in many])
    qtbot.waitUntil(lambda: len(heights) > 1)
    qtbot.waitUntil(lambda: on_screen(panel) == panel.grab().toImage().convertToFormat(whole))
    row = panel.view.visualRect(panel.model.index_of("0")).height()
    assert max(heights[:2]) <= CLOCKS_AT_ONCE * row


def test_a_title_that_changes_with_its_clock_is_painted(qtbot: QtBot, panel: QueuePanel) -> None:
    before = panel.view.viewport().grab().toImage()
    with qtbot.waitSignal(panel.view.painted):
        panel.set_rows([replace(ROWS[0], title="Panen", time_text="sisa 59 dtk"), *ROWS[1:]])
    assert panel.view.viewport().grab().toImage() != before
