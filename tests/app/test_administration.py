"""What an administrator may change of the office, and what nobody may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.administration import SHORTEST_PASSPHRASE, take_over
from app.demo.office import demo_person
from app.domain import acts
from app.domain.roles import Role
from app.errors import Refusal
from app.ledger.keys import COST_FOR_TESTS
from tests.office_builder import ADMIN, KABAG, KASUBAG, DemoOffice, Pc

DAY = 24 * 60 * 60_000


@pytest.fixture
def seated(pc: Pc) -> Pc:
    """A PC with the administrator at it."""
    pc.sits(KASUBAG)
    return pc


def test_who_is_no_administrator_changes_nothing(pc: Pc) -> None:
    pc.sits(KABAG)
    before = pc.station.replica.pending_count()
    with pytest.raises(Refusal, match="not_an_administrator"):
        pc.station.administration().add_person("Siti")
    with pytest.raises(Refusal, match="not_an_administrator"):
        pc.station.administration().change_leaders({})
    assert pc.station.replica.pending_count() == before


def test_only_the_root_makes_administrators(seated: Pc) -> None:
    with pytest.raises(Refusal, match="not_an_administrator"):
        seated.station.administration().add_person("Siti", administrator=True)


def test_a_person_has_a_name_and_a_post_a_title(seated: Pc) -> None:
    administration = seated.station.administration()
    with pytest.raises(Refusal, match="name_missing"):
        administration.add_person("  ")
    person = demo_person(seated.station, ADMIN)
    with pytest.raises(Refusal, match="title_missing"):
        administration.appoint(person, Role.KABAG, "")
    with pytest.raises(Refusal, match="person_unknown"):
        administration.appoint("tidak-ada", Role.KABAG, "Kepala Bagian")


def test_an_acting_officer_has_a_first_and_a_last_day(seated: Pc, office: DemoOffice) -> None:
    administration = seated.station.administration()
    person, now = demo_person(seated.station, ADMIN), office.clock.at
    for days in ({}, {"starts_at": now, "ends_at": now}):
        with pytest.raises(Refusal, match="acting_days_missing"):
            administration.appoint(person, Role.KABAG, "Kepala Bagian", acting="plt", **days)
    with pytest.raises(Refusal, match="acting_unknown"):
        administration.appoint(
            person, Role.KABAG, "Kepala", acting="pj", starts_at=now, ends_at=now + DAY
        )


def test_a_post_that_ended_is_held_by_nobody(seated: Pc, office: DemoOffice) -> None:
    (post,) = seated.desk.office.holders(Role.KABAG, office.clock.at)
    seated.station.administration().end_appointment(post.id, "Pensiun")
    assert seated.desk.office.holders(Role.KABAG, office.clock.at) == ()
    with pytest.raises(Refusal, match="appointment_unknown"):
        seated.station.administration().end_appointment("00" * 32, "Keliru")


def test_a_revoked_key_signs_nothing_more(seated: Pc) -> None:
    person = demo_person(seated.station, KABAG)
    key = seated.desk.office.own_key(person)
    assert key is not None
    seated.station.administration().revoke_key(key.public, "Laptop hilang")
    with pytest.raises(Refusal, match="not_taken_over"):
        seated.sits(KABAG)


def test_a_forgotten_passphrase_is_replaced_by_a_new_key(seated: Pc) -> None:
    person = demo_person(seated.station, KABAG)
    invited = seated.station.administration().issue_key(person)
    assert invited.person == person
    assert invited.seed not in seated.profile.events_db.read_bytes()


def test_a_passphrase_is_not_too_short(seated: Pc) -> None:
    assert seated.desk.session is not None
    station = seated.station
    with pytest.raises(Refusal, match="passphrase_short") as refused:
        take_over(
            station.projection,
            station.author,
            seated.desk.session,
            "abc",
            station.office_secret(),
            COST_FOR_TESTS,
        )
    assert refused.value.facts["least"] == SHORTEST_PASSPHRASE


def test_a_coverage_stays_on_the_sop_that_it_began_under(seated: Pc) -> None:
    under_way = seated.opens()
    old = seated.desk.office.sop
    sop = seated.desk.office.sops[old]
    seated.sits(KASUBAG)
    seated.station.administration().adopt_sop(replace(sop, number="51/2027"))
    fresh = seated.opens("Rapat")
    assert seated.coverage(under_way).sop == old
    assert seated.coverage(fresh).sop == seated.desk.office.sop != old
    seated.hands_in(under_way)
    assert seated.act(KASUBAG, under_way, acts.CoverageReceived())


def test_leaders_are_the_offices_own(seated: Pc) -> None:
    seated.station.administration().change_leaders({"kdh": "Bupati", "asisten": "Asisten I"})
    assert dict(seated.desk.office.leaders) == {"kdh": "Bupati", "asisten": "Asisten I"}
