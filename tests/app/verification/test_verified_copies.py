"""A copy that could not be brought back is named, on the share and on the PC, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.copies.state import own_shelf, shared_shelf
from app.health.headless import deep_check
from app.health.line import Area, State
from app.verification.verify import verify_office
from tests.office_builder import DemoOffice, Pc


@pytest.fixture
def copies(office: DemoOffice, pc: Pc) -> list[Path]:
    """Today's copy on the share, and the one on this PC."""
    pc.opens()
    pc.sync()
    pc.station.tick()
    while pc.station.copies.step():
        pass
    shelves = (shared_shelf(office.folder), own_shelf(pc.profile))
    return [path for shelf in shelves for path in shelf.glob("*.db")]


def damaged(office: DemoOffice, pc: Pc) -> list[str]:
    listed = verify_office(office.folder, pc.profile).listed
    return [each.subject for each in listed if each.code == "copy_damaged"]


def test_sound_copies_are_not_spoken_of(office: DemoOffice, pc: Pc, copies: list[Path]) -> None:
    assert len(copies) == 2
    assert damaged(office, pc) == []


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"x" * 5000])
def test_copies_that_are_none_are_named_and_stay_where_they_are(
    office: DemoOffice, pc: Pc, copies: list[Path], content: bytes
) -> None:
    for path in copies:
        path.write_bytes(content)
    assert damaged(office, pc) == [path.name for path in copies]
    assert [path.read_bytes() for path in copies] == [content, content]


def test_kesehatan_says_so_beside_how_many_there_are(
    office: DemoOffice, pc: Pc, copies: list[Path]
) -> None:
    copies[0].write_bytes(b"x" * 5000)
    lines = deep_check(office.folder, pc.profile).lines
    (line,) = (line for line in lines if line.code == "copies_unfit")
    assert (line.area, line.state, line.facts["count"]) == (Area.COPIES, State.ATTENTION, 1)
    assert [each.facts["name"] for each in line.more] == [copies[0].name]


def test_a_ledger_that_cannot_be_read_does_not_hide_which_copies_are_sound(
    office: DemoOffice, pc: Pc, copies: list[Path]
) -> None:
    office.folder.ledger.unlink()
    copies[0].write_bytes(b"x" * 5000)
    assert damaged(office, pc) == [copies[0].name]
