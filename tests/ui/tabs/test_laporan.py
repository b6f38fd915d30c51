"""The reports: a month to look at, to copy and to export."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KABAG, KASUBAG
from tests.ui.tabs.archive_office import Seat, other_pc
from ui.messages import Messages, Notice
from ui.tabs.laporan import LaporanTab
from ui.tabs.laporan_table import PADDING
from ui.theme import Theme


@pytest.fixture
def coverages(demo_office: Path, tmp_path: Path) -> tuple[str, str]:
    with other_pc(demo_office, tmp_path / "lain") as pc:
        return pc.plays("Audiensi guru"), pc.opens("Panen raya")


@pytest.fixture
def tab(
    qtbot: QtBot, workplace: Seat, coverages: tuple[str, str], theme: Theme, messages: Messages
) -> LaporanTab:
    """November 2026, in which the built office lives."""
    seat = workplace(KABAG)
    tab = LaporanTab(seat, theme, messages)
    qtbot.addWidget(tab)
    messages.stand_over(tab)
    tab.resize(1366, 716)
    tab.show()
    qtbot.waitUntil(lambda: seat.station.queries.card(coverages[1]) is not None, timeout=10_000)
    tab.show_coverage(coverages[1])
    qtbot.waitUntil(lambda: tab.model.row_of(coverages[1]) >= 0, timeout=10_000)
    return tab


def test_it_shows_the_month_of_a_coverage_with_its_row_chosen(tab: LaporanTab) -> None:
    assert tab.month.currentText() == "November 2026"
    assert {tab.model.index(row, 1).data() for row in range(tab.model.rowCount())} == {
        "Audiensi guru",
        "Panen raya",
    }
    assert tab.table.currentIndex().siblingAtColumn(1).data() == "Panen raya"
    assert tab.summary.line.text().startswith("2 liputan · 1 terbit · 1 berjalan")


def test_nothing_waits_in_a_report(tab: LaporanTab) -> None:
    assert tab.waiting() == 0


def test_the_table_goes_to_the_clipboard(qtbot: QtBot, tab: LaporanTab, told: list[Notice]) -> None:
    qtbot.mouseClick(tab.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Tanggal\tKegiatan\tPimpinan\t1. Menyerahkan dokumentasi")
    assert told[-1].sentence == "2 baris disalin; tempel di lembar kerja atau surat."


def test_the_month_becomes_a_workbook(
    qtbot: QtBot, tab: LaporanTab, told: list[Notice], tmp_path: Path
) -> None:
    path = tmp_path / "laporan.xlsx"
    tab.save_as(path)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].sentence == "Laporan disimpan: laporan.xlsx"
    titles = [cell.value for cell in load_workbook(path)["Liputan"]["B"]]
    assert sorted(titles) == ["Audiensi guru", "Kegiatan", "Panen raya"]


def test_a_month_without_coverages_says_what_to_do_next(qtbot: QtBot, tab: LaporanTab) -> None:
    tab.month.addItem("Januari 2020", "2020-01")
    tab.month.setCurrentIndex(tab.month.count() - 1)
    tab.refresh()
    qtbot.waitUntil(lambda: tab.empty.isVisible())
    assert tab.export.closed_reason
    assert tab.summary.isHidden()


def test_what_another_pc_does_is_counted_by_itself(
    qtbot: QtBot, tab: LaporanTab, demo_office: Path, tmp_path: Path
) -> None:
    with other_pc(demo_office, tmp_path / "lagi") as pc:
        pc.opens("Rapat koordinasi")
    qtbot.waitUntil(lambda: tab.model.rowCount() == 3, timeout=10_000)


@pytest.fixture
def sent_back(demo_office: Path, tmp_path: Path) -> None:
    """Two coverages that were longer than they should, twice at one step."""
    with other_pc(demo_office, tmp_path / "lain-lagi") as pc:
        for kind, act in (
            (KASUBAG, acts.CoverageReturned("Kurang")),
            (KABAG, acts.CoverageRejected("Kurang")),
        ):
            coverage = pc.opens("Peninjauan jalan desa")
            pc.hands_in(coverage)
            if kind == KABAG:
                pc.act(KASUBAG, coverage, acts.CoverageReceived())
            pc.act(kind, coverage, act)


def test_no_heading_of_a_step_is_cut_on_a_laptop_with_large_text(
    qapp: QApplication, sent_back: None, tab: LaporanTab, theme: Theme
) -> None:
    theme.apply(qapp, "light", 1.5)
    metrics = QFontMetricsF(theme.font("figure"))
    for column in range(tab.model.columnCount()):
        words = str(tab.model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
        widest = max(map(metrics.horizontalAdvance, words))
        assert tab.table.columnWidth(column) >= widest + 2 * theme.px(PADDING), words
