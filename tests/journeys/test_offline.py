"""The office folder goes away and comes back: work goes on, and delivers itself."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.errors import Refusal
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, away, delivered, notice_of, restarted, sync_all, verdicts


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


def test_a_whole_day_without_the_folder_is_delivered_by_itself(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    with away(office):
        liputan = pc.plays()
        visit = pc.station.tick()
        assert (visit.state, visit.code, visit.waiting) == ("offline", "office_offline", 8)
        assert pc.coverage(liputan).stage is Stage.ARCHIVED
        card = pc.station.queries.card(liputan)
        assert card is not None
        assert card.undelivered == 8
    pc.sync()
    card = pc.station.queries.card(liputan)
    assert card is not None
    assert card.undelivered == 0
    sync_all(office)
    assert other.coverage(liputan).stage is Stage.ARCHIVED
    assert_sound(office)


def test_every_act_is_kept_first_and_delivered_later(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    with away(office):
        event = pc.hands_in(liputan)
        pc.station.tick()
        assert pc.station.replica.has(event.id)
        assert not delivered(pc, event.id)
    pc.sync()
    assert delivered(pc, event.id)


def test_nothing_is_made_where_the_folder_was(office: DemoOffice, pc: Pc) -> None:
    with away(office):
        pc.opens()
        pc.station.tick()
        assert not office.folder.root.exists()


def test_an_emptied_mount_point_is_no_office(office: DemoOffice, pc: Pc) -> None:
    with away(office):
        office.folder.root.mkdir()
        pc.plays()
        assert pc.station.tick().code == "office_offline"
        assert list(office.folder.root.iterdir()) == []
        office.folder.root.rmdir()
    sync_all(office)
    assert_sound(office)


def test_two_offline_pcs_meet_again(office: DemoOffice, pc: Pc, other: Pc) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    sync_all(office)
    with away(office):
        mine = pc.act(KASUBAG, liputan, acts.CoverageReceived())
        theirs = other.act(KASUBAG, liputan, acts.CoverageReturned("Kurang foto"))
        own = other.opens("Rapat koordinasi")
    sync_all(office)
    found = verdicts(other, liputan)
    assert (found[mine.id], found[theirs.id]) == (Verdict.EFFECTIVE, Verdict.OVERTAKEN)
    assert pc.coverage(own).activity.title == "Rapat koordinasi"
    assert_sound(office)


def test_an_act_that_arrives_after_the_post_ended_is_held_until_a_holder_confirms(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    pc.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    successor = _succession(office, other)
    with away(office):
        ya = pc.approves(liputan)  # who was Kabag until now does not know it yet
    sync_all(office)
    assert verdicts(pc, liputan)[ya.id] is Verdict.HELD
    assert notice_of(other, ya.id).reason == "appointment_ended"
    coverage = other.coverage(liputan)
    assert (coverage.approval, coverage.step, list(coverage.held)) == (None, 3, [ya.id])
    with pytest.raises(Refusal, match="wrong_role"):
        pc.act(KABAG, liputan, acts.HeldActConfirmed(ya.id))

    other.act(successor, liputan, acts.HeldActConfirmed(ya.id))
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert (coverage.step, dict(coverage.held)) == (4, {})
    assert coverage.approval is not None
    assert coverage.approval.person == other.sits(successor)
    assert_sound(office)


def test_what_was_opened_after_the_post_ended_is_held_with_all_that_followed(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    other.sits(KASUBAG)
    for post in other.desk.office.holders(Role.PELAKSANA, office.clock.at):
        if other.desk.office.people[post.person].name == PELAKSANA:
            other.station.administration().end_appointment(post.id, "Mutasi")
    other.sync()
    with away(office):
        liputan = pc.opens()
        photo = pc.photo(liputan)
        handed_in = pc.hands_in(liputan, photo)
        received = pc.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    found = verdicts(other, liputan)
    assert set(found.values()) == {Verdict.HELD}
    assert notice_of(other, received.id).reason == "opening_held"
    assert delivered(pc, handed_in.id)
    assert other.station.carrier.original(liputan, photo).is_file()  # nothing is lost
    assert_sound(office)


def _succession(office: DemoOffice, pc: Pc) -> str:
    """Kabag's post ends and Pelaksana's colleague becomes Kabag; the name of the successor."""
    pc.sits(KASUBAG)
    administration = pc.station.administration()
    (old,) = pc.desk.office.holders(Role.KABAG, office.clock.at)
    administration.end_appointment(old.id, "Mutasi")
    successor = "Admin Media Sosial"
    person = next(p.id for p in pc.desk.office.people.values() if p.name == successor)
    administration.appoint(person, Role.KABAG, old.title)
    pc.sync()
    return successor


def test_a_restart_in_the_middle_loses_nothing(office: DemoOffice, pc: Pc, other: Pc) -> None:
    liputan = pc.opens()
    with away(office):
        event = pc.hands_in(liputan)
        pc.act(KASUBAG, liputan, acts.CoverageReceived())
        pc = restarted(office, "pc-1")
        assert pc.coverage(liputan).step == 3
        card = pc.station.queries.card(liputan)
        assert card is not None
        assert (card.step, card.undelivered) == (3, 3)  # the opening too
        pc.approves(liputan)
        assert not delivered(pc, event.id)
        pc = restarted(office, "pc-1")
        assert pc.coverage(liputan).step == 4
    sync_all(office)
    assert other.coverage(liputan).step == 4
    assert_sound(office)


def test_a_hand_in_goes_when_its_files_are_there_and_not_before(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = pc.opens()
    pc.sync()
    photo = pc.photo(liputan)
    handed_in = pc.hands_in(liputan, photo)
    note = pc.act(PELAKSANA, pc.opens("Rapat"), acts.NoteWritten("Berjalan terus"))
    visit = pc.station.deliver()
    pc.station.absorb(visit)
    assert delivered(pc, note.id)  # a large upload delays no other stream
    assert not delivered(pc, handed_in.id)
    pc.sync()
    assert delivered(pc, handed_in.id)
    other.sync()
    assert other.station.carrier.original(liputan, photo).read_bytes()


def test_one_lost_file_holds_back_its_own_coverage_only(office: DemoOffice, pc: Pc) -> None:
    first, second = pc.opens("Pertama"), pc.opens("Kedua")
    pc.sync()
    lost = pc.hands_in(first)
    sound = pc.hands_in(second, pc.photo(second, "teal"))
    staged = pc.station.carrier.original(first, pc.coverage(first).media[0])
    kept = staged.read_bytes()
    staged.unlink()
    pc.station.tick()
    assert delivered(pc, sound.id)
    assert not delivered(pc, lost.id)
    staged.write_bytes(kept)
    pc.sync()
    assert delivered(pc, lost.id)
    assert_sound(office)
