"""Who was added by two administrators at once is not forgotten."""

from __future__ import annotations

from app.health.office import office_lines
from tests.office_builder import KASUBAG, DemoOffice, Pc


def test_whose_adding_was_overtaken_is_named_until_added_again(office: DemoOffice, pc: Pc) -> None:
    there = office.pc("pc-2")
    for desk in (pc, there):
        desk.sits(KASUBAG)
    assert office_lines(pc.station.replica, pc.station.membership.office) == []
    pc.station.administration().add_person("Siti")
    there.station.administration().add_person("Budi")
    for desk in (pc, there, pc):
        desk.sync()
    for desk in (pc, there):
        (line,) = office_lines(desk.station.replica, desk.station.membership.office)
        assert (line.code, line.facts) == ("people_overtaken", {"count": 1, "names": "Budi"})
    there.station.administration().add_person("Budi")
    assert office_lines(there.station.replica, there.station.membership.office) == []
