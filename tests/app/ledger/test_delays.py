"""An act that was made away from the office is known by where it lies in the ledger."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger.delays import LONG, delivered_after
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import MINUTE, DemoOffice, Pc, ToldClock
from tests.walks import away


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Iterator[DemoOffice]:
    """A whole office, for acts and not for notes."""
    root = tmp_path / "kantor"
    shutil.copytree(founded, root)
    made = DemoOffice(OfficeFolder(root), tmp_path / "profil", ToldClock(), {})
    yield made
    made.close()


def test_what_was_delivered_long_after_it_was_made_is_found_by_everybody(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    with away(office):
        late = pc.opens("dibuat di luar kantor")
    office.clock.at += 42 * MINUTE
    prompt = other.opens("dibuat di kantor")
    other.sync()
    pc.sync()
    other.sync()
    for each in (pc, other):
        events = [
            judged.placed.event
            for coverage in (late, prompt)
            for judged in each.desk.history(coverage).judged
        ]
        assert delivered_after(each.station.replica, events) == {
            events[0].id: events[0].envelope.at + 42 * MINUTE
        }


def test_nothing_is_said_of_what_came_at_once_or_did_not_come_yet(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    first = pc.opens()
    office.clock.at += LONG
    other.opens()
    other.sync()
    pc.sync()
    with away(office):
        waiting = pc.opens()
    events = [
        judged.placed.event
        for coverage in (first, waiting)
        for judged in pc.desk.history(coverage).judged
    ]
    assert delivered_after(pc.station.replica, events) == {}
