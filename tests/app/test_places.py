"""A coverage's folder is named after its opening, by the calendar of the office."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from app.domain.acts import Activity
from app.domain.coverage import Coverage
from app.domain.coverage_history import CoverageHistory
from app.errors import Refusal
from app.places import folder_of

ID = "3fa9c0de" * 4
HALF_PAST_MIDNIGHT_WIB = 1_795_282_200_000  # 22 November 2026, 00.30 in Jakarta


def opening(title: str = "Peninjauan jalan desa") -> Activity:
    """What a coverage was opened as, with that title."""
    return Activity(title, "kdh", HALF_PAST_MIDNIGHT_WIB, "Desa Kujan")


@pytest.mark.parametrize(("zone", "day"), [("Asia/Jakarta", "22"), ("UTC", "21")])
def test_the_day_is_that_of_the_office_and_not_of_this_pc(zone: str, day: str) -> None:
    name = f"2026-11-{day}-3fa9c0de-peninjauan-jalan-desa"
    assert folder_of(zone, ID, opening()) == PurePosixPath("berkas/2026/11", name)


def test_a_corrected_title_does_not_move_the_files() -> None:
    opened = Coverage(ID, "sop", opening(), opening(), "orang", HALF_PAST_MIDNIGHT_WIB)
    corrected = replace(opened, activity=replace(opened.activity, title="Rapat", starts_at=0))
    history = CoverageHistory(corrected, (), {})
    assert history.opening == opening()


def test_an_id_that_no_program_of_ours_made_names_no_folder() -> None:
    with pytest.raises(Refusal, match="unsafe_name"):
        folder_of("Asia/Jakarta", "../../../x", opening())
