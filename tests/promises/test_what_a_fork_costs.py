"""A fork that takes acts out of effect says which; what only moved is not among them."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.domain import acts
from app.domain.judge import Verdict
from app.ledger.incidents import Incident
from tests.office_builder import KASUBAG, DemoOffice, Pc
from tests.walks import sync_all, verdicts


def named(pc: Pc) -> list[Incident]:
    """What this PC says that a fork took out of effect."""
    every = pc.station.replica.incidents.all()
    return [each for each in every if each.code == "acts_out_of_effect"]


def test_the_act_that_came_second_after_an_older_copy_is_named(
    office: DemoOffice, tmp_path: Path
) -> None:
    here, there = office.pc("pc-1"), office.pc("pc-2")
    disputed, other = here.opens("Disengketakan"), here.opens("Lain")
    for coverage in (disputed, other):
        here.hands_in(coverage)
    sync_all(office)
    copy = tmp_path / "salinan.db"
    shutil.copyfile(office.folder.ledger, copy)
    received = here.act(KASUBAG, disputed, acts.CoverageReceived())
    moved = here.act(KASUBAG, other, acts.CoverageReceived())
    here.sync()
    shutil.copyfile(copy, office.folder.ledger)
    returned = there.act(KASUBAG, disputed, acts.CoverageReturned("Foto buram"))
    there.sync()
    sync_all(office)
    for pc in (here, there):
        assert verdicts(pc, disputed)[received.id] is Verdict.OVERTAKEN
        assert verdicts(pc, disputed)[returned.id] is Verdict.EFFECTIVE
        assert verdicts(pc, other)[moved.id] is Verdict.EFFECTIVE
    assert [each.facts["ids"] for each in named(here)] == [[received.id]]
    assert named(there) == [], "it never had that act in effect"


def test_a_heal_that_costs_nobody_anything_names_nothing(
    office: DemoOffice, tmp_path: Path
) -> None:
    here, there = office.pc("pc-1"), office.pc("pc-2")
    sync_all(office)
    copy = tmp_path / "salinan.db"
    shutil.copyfile(office.folder.ledger, copy)
    coverage = here.plays()
    here.sync()
    shutil.copyfile(copy, office.folder.ledger)
    there.opens("Liputan lain")
    there.sync()
    sync_all(office)
    assert Verdict.OVERTAKEN not in verdicts(there, coverage).values()
    assert [named(pc) for pc in (here, there)] == [[], []]
