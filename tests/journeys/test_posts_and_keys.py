"""Acting officers, changed passphrases and successions, as every PC of the office sees them."""

from __future__ import annotations

import pytest

from app.administration import take_over
from app.demo.office import PASSPHRASE, demo_person
from app.desk import Session
from app.domain import acts
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.errors import Refusal
from app.founding import accept, invitation_for
from app.ledger.keys import COST_FOR_TESTS
from app.verification.verify import verify_office
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, away, notice_of, sync_all, verdicts

DAY = 24 * 60 * 60_000
TITLE = "Kepala Bagian Protokol dan Komunikasi Pimpinan"


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


@pytest.fixture
def liputan(office: DemoOffice, pc: Pc, other: Pc) -> str:
    """A coverage that waits for Kabag."""
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    sync_all(office)
    return coverage


def _appoint_acting(office: DemoOffice, pc: Pc, name: str, days: int) -> None:
    person = demo_person(pc.station, name)
    pc.sits(KASUBAG)
    now = office.clock.at
    pc.station.administration().appoint(
        person, Role.KABAG, TITLE, acting="plh", starts_at=now, ends_at=now + days * DAY
    )


def _new_passphrase(pc: Pc, name: str, passphrase: str) -> Session:
    pc.sits(name)
    assert pc.desk.session is not None
    station = pc.station
    return take_over(
        station.projection,
        station.author,
        pc.desk.session,
        passphrase,
        station.office_secret(),
        COST_FOR_TESTS,
    )


def test_plh_acts_in_the_post_over_the_own_name(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    _appoint_acting(office, pc, ADMIN, days=2)
    sync_all(office)
    media = other.coverage(liputan).media
    ya = acts.CoverageApproved((acts.ChosenItem(media[0].sha256),), "Segera")
    other.act(ADMIN, liputan, ya)
    sync_all(office)
    approval = pc.coverage(liputan).approval
    assert approval is not None
    post = pc.desk.office.posts[approval.post]
    assert (post.acting, post.title, post.role) == ("plh", TITLE, Role.KABAG)
    assert pc.desk.office.people[approval.person].name == ADMIN
    assert_sound(office)


def test_plh_ends_with_its_last_day(office: DemoOffice, pc: Pc, liputan: str) -> None:
    _appoint_acting(office, pc, ADMIN, days=1)
    office.clock.at += DAY
    with pytest.raises(Refusal, match="wrong_role"):
        pc.act(ADMIN, liputan, acts.CoverageRejected("Terlambat"))


def test_the_first_delivered_decision_counts_of_kabag_and_plh(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    _appoint_acting(office, pc, ADMIN, days=2)
    sync_all(office)
    tidak = other.act(ADMIN, liputan, acts.CoverageRejected("Kurang jelas"))
    ya = pc.approves(liputan)
    other.sync()
    sync_all(office)
    found = verdicts(pc, liputan)
    assert (found[tidak.id], found[ya.id]) == (Verdict.EFFECTIVE, Verdict.OVERTAKEN)
    assert_sound(office)


def test_a_changed_passphrase_opens_the_other_pc_and_the_old_one_does_not(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    _new_passphrase(pc, KABAG, "kata sandi baru")
    sync_all(office)
    person = demo_person(other.station, KABAG)
    with pytest.raises(Refusal, match="wrong_passphrase"):
        other.station.sign_in(person, PASSPHRASE)
    other.station.sign_in(person, "kata sandi baru")
    assert other.desk.act(liputan, acts.CoverageRejected("Ulangi")).event
    sync_all(office)
    assert pc.coverage(liputan).step == 2
    assert_sound(office)


def test_an_act_with_the_old_key_that_arrives_later_is_held(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    with away(office):
        ya = other.approves(liputan)  # signed with the key that is being replaced
    _new_passphrase(pc, KABAG, "kata sandi baru")
    sync_all(office)
    assert verdicts(pc, liputan)[ya.id] is Verdict.HELD
    pc.station.sign_in(demo_person(pc.station, KABAG), "kata sandi baru")
    pc.desk.act(liputan, acts.HeldActConfirmed(ya.id))
    sync_all(office)
    assert other.coverage(liputan).step == 4
    # Genuine or not nobody can tell any more: verification names it for good.
    (finding,) = verify_office(office.folder, pc.profile).findings
    assert (finding.code, finding.subject) == ("signed_by_retired_key", ya.id)


def test_a_new_colleague_comes_in_by_invitation_at_another_pc(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    pc.sits(KASUBAG)
    invited = pc.station.administration().add_person("Siti Rahma", rank="Penata Muda")
    pc.station.administration().appoint(invited.person, Role.PELAKSANA, "Pelaksana")
    sync_all(office)
    station = other.station
    invitation = invitation_for(station.membership, station.office_secret(), (invited,))
    other.desk.session = accept(
        station.projection, station.author, invitation, invited.person, "sandi-siti", COST_FOR_TESTS
    )
    sync_all(office)
    pc.station.sign_in(invited.person, "sandi-siti")
    assert [post.title for post in pc.desk.actor().posts] == ["Pelaksana"]
    assert_sound(office)


def test_who_acts_under_an_appointment_that_was_overtaken_is_held_and_no_alarm(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    _appoint_acting(office, pc, PELAKSANA, days=1)
    _appoint_acting(office, other, ADMIN, days=1)  # at the same time, not knowing of the other
    tidak = other.act(ADMIN, liputan, acts.CoverageRejected("Kurang jelas"))
    (second,) = [p for p in other.desk.actor().posts if p.acting]
    other.sits(KASUBAG)
    other.station.administration().end_appointment(second.id, "Keliru")
    pc.sync()
    sync_all(office)
    assert verdicts(pc, liputan)[tidak.id] is Verdict.HELD
    assert notice_of(pc, tidak.id).reason == "appointment_overtaken"
    pc.act(KABAG, liputan, acts.HeldActConfirmed(tidak.id))
    sync_all(office)
    assert other.coverage(liputan).verdict_reason == "Kurang jelas"
    assert_sound(office)
