"""A month in figures: each stay against its minutes, and what they come to."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain import acts
from app.errors import Unavailable
from app.reports.figures import MonthFigures, month_figures
from app.reports.words import headings, row_words, step_lines, summary_words, table_text
from app.reports.workbook import save_workbook, workbook_bytes
from tests.office_builder import KASUBAG, MINUTE, DemoOffice, Pc


def month(pc: Pc) -> MonthFigures:
    office, now = pc.desk.office, pc.station.clock.now().at
    cards = pc.station.queries.month("2026-11")
    return month_figures(cards, office.sops, office.sops[office.sop], now)


@pytest.fixture
def returned(pc: Pc, office: DemoOffice) -> str:
    """A coverage that was 7 minutes at Kasubag, came back, and is under way at step 1 again."""
    coverage_id = pc.opens('=HYPERLINK("x")')
    office.clock.at += 4 * MINUTE
    pc.hands_in(coverage_id)
    office.clock.at += 7 * MINUTE
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Kurang lengkap"))
    office.clock.at += 6 * MINUTE
    return coverage_id


def test_a_month_without_coverages_has_no_share(pc: Pc) -> None:
    figures = month(pc)
    assert figures.on_time is None
    assert figures.latest_step is None
    assert len(figures.steps) == 5


def test_each_stay_counts_with_its_own_clock(pc: Pc, returned: str) -> None:
    only = month(pc).coverages[0]
    assert [stay.elapsed_ms for stay in only.steps[0].stays] == [4 * MINUTE, 6 * MINUTE]
    assert [step.late for step in only.steps] == [True, True, False, False, False]
    assert only.total_ms == 17 * MINUTE


def test_the_summary_counts_what_has_ended_and_tells_what_is_late_now(
    pc: Pc, returned: str
) -> None:
    pc.plays()
    figures = month(pc)
    assert (figures.published, figures.under_way, figures.overdue) == (1, 1, 1)
    assert (figures.stays, figures.steps[0].stays) == (7, 2)
    assert figures.on_time == pytest.approx(6 / 7)
    assert figures.latest_step is not None
    assert figures.latest_step.number == 2
    assert figures.steps[1].median_ms == round(3.5 * MINUTE)
    assert " · ".join(summary_words(figures)) == (
        "2 liputan · 1 terbit · 1 berjalan, 1 lewat waktu · 86 % langkah selesai tepat waktu · "
        "paling sering terlambat: langkah 2 (1 kali)"
    )


def test_lateness_is_told_by_shape_and_by_words(pc: Pc, returned: str) -> None:
    figures = month(pc)
    words = row_words(figures.coverages[0], figures, pc.desk.office.leaders, WIB)
    named = dict(zip(headings(figures), words, strict=True))
    assert named["1. Menyerahkan dokumentasi"] == "4:00 · ▲ 6:00"
    assert named["Status"] == "Langkah 1, di Pelaksana"
    assert step_lines(figures.coverages[0].steps[0]) == ("4:00 · 6:00", "ke-2, lewat 1:00")
    assert step_lines(figures.coverages[0].steps[4]) == ("–", "")


def test_the_clipboard_gets_no_formula(pc: Pc, returned: str) -> None:
    lines = table_text(month(pc), pc.desk.office.leaders, WIB).splitlines()
    assert lines[0].split("\t")[:2] == ["Tanggal", "Kegiatan"]
    assert lines[1].split("\t")[1] == '\'=HYPERLINK("x")'


def test_the_workbook_has_figures_to_count_with_and_text_as_text(pc: Pc, returned: str) -> None:
    figures = month(pc)
    book = load_workbook(io.BytesIO(workbook_bytes(figures, pc.desk.office.leaders, WIB)))
    page = book["Liputan"]
    named = {cell.value: page.cell(2, cell.column) for cell in page[1]}
    assert named["Kegiatan"].value == '=HYPERLINK("x")'
    assert named["Kegiatan"].data_type == "s"
    assert named["1. Menyerahkan dokumentasi"].value.total_seconds() == 600
    assert named["2. lewat"].value.total_seconds() == 120
    assert named["Tanggal"].value.strftime("%d-%m %H.%M") == "22-11 11.35"
    assert [cell.value for cell in book["Langkah"]["A"]] == ["Langkah", 1, 2, 3, 4, 5]


def test_a_workbook_that_cannot_be_written_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as failed:
        save_workbook(b"x", tmp_path / "tidak-ada" / "laporan.xlsx")
    assert failed.value.code == "workbook_not_written"
    assert failed.value.facts["name"] == "laporan.xlsx"
