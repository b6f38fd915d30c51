"""Two people act on the same state: the first delivered counts, the other is told who did what."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.judge import Verdict
from app.errors import Refusal
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, author_of, notice_of, sync_all, verdicts


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


@pytest.fixture
def liputan(office: DemoOffice, pc: Pc, other: Pc) -> str:
    """A coverage that waits for Kasubag."""
    coverage = pc.opens()
    pc.hands_in(coverage)
    sync_all(office)
    return coverage


def test_the_second_is_told_who_did_what(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    received = pc.act(KASUBAG, liputan, acts.CoverageReceived())
    later = other.hands_in(liputan, other.photo(liputan, "gray", "IMG_5.jpg"))
    assert verdicts(other, liputan)[later.id] is Verdict.EFFECTIVE  # as far as this PC knows
    pc.sync()
    other.sync()
    assert verdicts(other, liputan)[later.id] is Verdict.OVERTAKEN
    notice = notice_of(other, later.id)
    assert (notice.verdict, notice.rival) == ("overtaken", received.id)
    assert author_of(other, notice.rival) == KASUBAG
    sync_all(office)
    assert pc.coverage(liputan).step == other.coverage(liputan).step == 3
    assert_sound(office)


def test_the_order_of_delivery_decides_and_not_that_of_the_clocks(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    office.clock.at += 60_000
    earlier = pc.act(KASUBAG, liputan, acts.CoverageReturned("Kurang"))
    office.clock.at += 60_000
    later = other.act(KASUBAG, liputan, acts.CoverageReceived())
    other.sync()
    pc.sync()
    sync_all(office)
    for each in (pc, other):
        assert verdicts(each, liputan)[later.id] is Verdict.EFFECTIVE
        assert verdicts(each, liputan)[earlier.id] is Verdict.OVERTAKEN
    assert_sound(office)


def test_what_followed_an_overtaken_act_falls_with_it(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    mine = [pc.act(KASUBAG, liputan, acts.CoverageReceived()), pc.approves(liputan)]
    other.act(KASUBAG, liputan, acts.CoverageReturned("Kurang foto"))
    other.sync()
    pc.sync()
    found = verdicts(pc, liputan)
    assert [found[event.id] for event in mine] == [Verdict.OVERTAKEN, Verdict.OVERTAKEN]
    assert pc.coverage(liputan).approval is None
    sync_all(office)
    assert_sound(office)


def test_who_was_overtaken_looks_again_and_acts_on_what_is(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    pc.act(KASUBAG, liputan, acts.CoverageReturned("Kurang foto"))
    overtaken = other.act(KASUBAG, liputan, acts.CoverageReceived())
    pc.sync()
    other.sync()
    with pytest.raises(Refusal, match="not_at_step"):
        other.act(KASUBAG, liputan, acts.CoverageReceived())
    other.act(KASUBAG, liputan, acts.OvertakenDropped(overtaken.id))
    other.hands_in(liputan, other.photo(liputan, "gray", "IMG_6.jpg"))
    sync_all(office)
    assert pc.coverage(liputan).step == 2
    assert_sound(office)


def test_notes_and_points_of_two_people_never_collide(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    notes = [
        pc.act(PELAKSANA, liputan, acts.NoteWritten("Undangan menyusul")),
        other.act(KABAG, liputan, acts.NoteWritten("Tunggu camat")),
        pc.act(KASUBAG, liputan, acts.WorkBegun(2, 1)),
    ]
    received = other.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    for each in (pc, other):
        found = verdicts(each, liputan)
        assert {found[event.id] for event in (*notes, received)} == {Verdict.EFFECTIVE}
    assert_sound(office)


def test_two_pcs_of_the_same_person_are_two_pens(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    first = pc.act(KASUBAG, liputan, acts.NoteWritten("Dari meja"))
    second = other.act(KASUBAG, liputan, acts.NoteWritten("Dari rumah"))
    sync_all(office)
    assert verdicts(pc, liputan)[first.id] is Verdict.EFFECTIVE
    assert verdicts(pc, liputan)[second.id] is Verdict.EFFECTIVE
    assert_sound(office)
