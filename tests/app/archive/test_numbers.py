"""The archive number: derived from the ledger's order, written as the office writes it."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.archive.numbers import Numbering, Place, load_numbering, places
from app.domain import acts
from app.errors import Refusal
from tests.office_builder import KASUBAG, DemoOffice

WIB = ZoneInfo("Asia/Jakarta")
NEW_YEAR = 1_798_736_400_000  # 1 January 2027, 00.00 WIB


def test_the_pattern_that_ships_gives_the_number_of_the_drawing() -> None:
    number = load_numbering().number(Place(42, NEW_YEAR - 1), WIB)
    assert number == "480/0042/PROKOPIM/XII/2026"


def test_the_month_and_the_year_are_the_office_s_own() -> None:
    numbering = Numbering("{urut}/{bulan}/{tahun}")
    assert numbering.number(Place(1, NEW_YEAR), WIB) == "0001/I/2027"
    assert numbering.number(Place(1, NEW_YEAR), ZoneInfo("UTC")) == "0001/XII/2026"


@pytest.mark.parametrize(
    ("pattern", "mistake"),
    [
        ("480/{bulan}/{tahun}", "number: missing_part={urut}"),
        ("480/{urut}", "number: missing_part={tahun}"),
        ("{urut}/{tahun}/{unit}", "number: unknown={unit}"),
    ],
)
def test_a_pattern_that_cannot_tell_numbers_apart_is_named(
    tmp_path: Path, pattern: str, mistake: str
) -> None:
    path = tmp_path / "archive.toml"
    path.write_text(f'number = "{pattern}"\n')
    with pytest.raises(Refusal) as refused:
        load_numbering(path)
    assert refused.value.code == "numbering_invalid"
    assert refused.value.facts["mistakes"] == (mistake,)


def test_coverages_are_numbered_in_ledger_order_and_keep_their_number_through_a_ralat(
    office: DemoOffice,
) -> None:
    pc = office.pc()
    first, second = pc.plays("Pertama"), pc.plays("Kedua")
    pc.act(KASUBAG, first, acts.CorrectionOpened("Nama pejabat keliru"))
    pc.sync()
    found = places(pc.station.replica.confirmed(), WIB)
    assert [found[first].order, found[second].order] == [1, 2]
    assert found == places(pc.station.replica.confirmed(), WIB, found)


def test_each_year_begins_with_one(office: DemoOffice) -> None:
    pc = office.pc()
    last = pc.plays("Penghujung tahun")
    office.clock.at = NEW_YEAR + 1
    first = pc.plays("Apel awal tahun")
    pc.sync()
    found = places(pc.station.replica.confirmed(), WIB)
    assert (found[last].order, found[first].order) == (1, 1)
