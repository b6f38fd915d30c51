"""The workbook: figures to count with, text that stays text."""

from __future__ import annotations

import io
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from app.errors import Unavailable
from app.reports.workbook import save_workbook, workbook_bytes
from tests.app.reports.months import month
from tests.office_builder import Pc

WIB = ZoneInfo("Asia/Jakarta")


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
