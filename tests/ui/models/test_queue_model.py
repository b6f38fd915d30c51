"""The queue as a list: sections, live times, and a choice that stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.queue_model import ROW_ROLE, QueueModel, QueueRow

ROWS = [
    QueueRow("a", "", "Panen raya", "Bupati", "sisa 1 mnt 48 dtk", "ok"),
    QueueRow("b", "Diputuskan hari ini", "Rapat", "Sekda", badge="delivered"),
    QueueRow("c", "Diputuskan hari ini", "Survei", "Sekda"),
]


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = QueueModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model, force_py=True)


def test_each_section_has_one_heading_that_cannot_be_chosen() -> None:
    model = QueueModel()
    model.set_rows(ROWS)
    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert shown == ["Panen raya", "Diputuskan hari ini", "Rapat", "Survei"]
    assert model.flags(model.index(1)) == Qt.ItemFlag.NoItemFlags
    assert model.data(model.index(1), ROW_ROLE) is None


def test_a_tick_of_the_clock_changes_one_row_and_resets_nothing(qtbot: QtBot) -> None:
    model = QueueModel()
    model.set_rows(ROWS)
    later = [replace(ROWS[0], time_text="sisa 1 mnt 47 dtk"), *ROWS[1:]]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows(later)
    assert changed.args is not None
    assert changed.args[0].row() == 0
    assert model.rows() == later


def test_the_screen_reader_hears_the_whole_row() -> None:
    model = QueueModel()
    model.set_rows(ROWS)
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rapat\nSekda\ntercatat di buku kantor"


def test_a_coverage_that_is_not_in_the_queue_has_no_index() -> None:
    model = QueueModel()
    model.set_rows(ROWS)
    assert model.index_of("c").row() == 3
    assert not model.index_of("z").isValid()
