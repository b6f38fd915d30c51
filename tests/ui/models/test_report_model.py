"""The month as a table model: what a cell shows, says and is sorted by."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.cards import Card
from app.domain.coverage import Stage, Visit
from app.reports.figures import MonthFigures, month_figures
from app.sop_file import default_sop
from ui.models.report_model import LATE_ROLE, ROW_ROLE, ReportModel

SOP = default_sop()
MINUTE = 60_000
NOON = 1_795_323_600_000  # Sunday, 22 November 2026, 12.00 WIB
WIB = ZoneInfo("Asia/Jakarta")
LEADERS = {"kdh": "Bupati Lamandau"}


def _card(coverage_id: str, title: str, minutes: tuple[int, ...], day: int = 0) -> Card:
    visits, at = [], NOON
    for step, took in enumerate(minutes, start=1):
        visits.append(Visit(step, 1, at, ended_at=at + took * MINUTE))
        at += took * MINUTE
    starts_at = NOON + day * 24 * 60 * MINUTE
    return Card(
        coverage_id, title, "kdh", "Kujan", starts_at, Stage.ARCHIVED, 0, "", "sop", 1, "p",
        NOON, at, "CoverageArchived", "p", visits=tuple(visits),
    )  # fmt: skip


def _month(*cards: Card) -> MonthFigures:
    return month_figures(cards, {"sop": SOP}, SOP, NOON + 60 * MINUTE)


@pytest.fixture
def model() -> ReportModel:
    model = ReportModel()
    late = _card("b", "Panen raya", (4, 7, 1, 1, 2), day=-2)
    model.set_month(_month(_card("a", "Audiensi guru", (2, 2, 2, 2, 8)), late), LEADERS, WIB)
    return model


def test_it_keeps_the_rules_of_qt_s_models(qapp: object, model: ReportModel) -> None:
    tester = QAbstractItemModelTester(model)
    model.sort(1)
    model.set_month(_month(_card("a", "Audiensi guru", (2, 2))), LEADERS, WIB)
    model.set_month(_month(_card("a", "Audiensi guru honorer", (2, 2))), LEADERS, WIB)
    assert model.index(0, 1).data() == "Audiensi guru honorer"
    assert tester.model() is model


def test_a_row_has_date_activity_leader_each_step_total_and_state(model: ReportModel) -> None:
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        "Min 22 Nov", "Audiensi guru", "Bupati Lamandau", "2:00", "2:00", "2:00", "2:00", "8:00",
        "16:00", "Diarsipkan",
    ]  # fmt: skip


def test_a_late_step_says_so_in_words_and_to_the_screen_reader(model: ReportModel) -> None:
    late, in_time = model.index(1, 4), model.index(1, 3)
    assert (late.data(), late.data(LATE_ROLE)) == ("7:00\nlewat 2:00", True)
    assert in_time.data(LATE_ROLE) is False
    spoken = late.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ("Langkah 2, Menerima hasil dokumentasi\n7 mnt dari 5 mnt, terlambat 2 mnt")


def test_the_heading_of_a_step_explains_itself(model: ReportModel) -> None:
    way, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    assert model.headerData(7, way) == "Langkah 5"
    assert model.headerData(7, way, tip) == "Publikasi di media sosial, standar 10 menit"


def test_dates_and_times_are_sorted_by_what_they_are(model: ReportModel) -> None:
    for column, first in ((0, "b"), (1, "a"), (4, "a"), (8, "b")):
        model.sort(column)
        assert model.index(0, 0).data(ROW_ROLE).card.id == first, column
    model.sort(8, Qt.SortOrder.DescendingOrder)
    assert model.row_of("b") == 1


def test_sorting_keeps_hold_of_a_row(model: ReportModel) -> None:
    held = QPersistentModelIndex(model.index(0, 1))
    model.sort(0)
    assert (held.row(), held.data()) == (1, "Audiensi guru")


def test_where_room_is_short_headings_break_and_lateness_is_left_to_shape_and_tooltip(
    model: ReportModel,
) -> None:
    model.set_brief(True)
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Langkah\n1"
    assert (model.index(1, 4).data(), model.index(1, 4).data(LATE_ROLE)) == ("7:00", True)
    assert "terlambat 2 mnt" in model.index(1, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_a_coverage_is_found_by_its_id(model: ReportModel) -> None:
    assert (model.row_of("b"), model.row_of("zz")) == (1, -1)
