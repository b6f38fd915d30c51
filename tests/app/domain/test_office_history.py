"""People, keys, posts and SOP versions: who may say what about the office."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from app.domain import office_events as said
from app.domain.judge import Placed, Verdict
from app.domain.office import KeyKind
from app.domain.office_history import concerns_office, rehearse, replay_office
from app.domain.roles import Role
from app.domain.sop_table import sop_digest, sop_to_table
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    MINUTE,
    ROOT,
    person_id,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
    key_of,
)

EFFECTIVE, OVERTAKEN, HELD = Verdict.EFFECTIVE, Verdict.OVERTAKEN, Verdict.HELD
REFUSED, WAITING = Verdict.REFUSED, Verdict.WAITING
SEALED = {"box": "x"}


def added(name: str, **changes: Any) -> said.PersonAdded:
    return said.PersonAdded(person_id(name), name, key_of(name, 0), **changes)


def test_a_founded_office_knows_its_people_posts_and_sop(bureau: Bureau) -> None:
    office = bureau.office
    assert (office.name, office.zone, office.leaders) == ("Lamandau", "Asia/Jakarta", {"kdh": "B"})
    assert office.sops[office.sop] == SOP
    assert {person.name for person in office.people.values()} == {
        "admin",
        "pelaksana",
        "kasubag",
        "kabag",
    }
    (holder,) = office.holders(Role.KABAG, bureau.now)
    assert holder.person == person_id("kabag")
    assert office.is_administrator(person_id("admin"), 1000)
    assert not office.is_administrator(person_id("kabag"), 1000)
    assert not office.is_administrator("nobody", 1000)
    assert {judged.verdict for judged in bureau.office_history.judged} == {EFFECTIVE}


def test_the_founding_counts_first_wherever_it_lies(bureau: Bureau) -> None:
    founding, *rest = bureau.rows
    late = [*rest, Placed(1000, founding.event)]
    history = replay_office(bureau.id, late)
    assert {judged.verdict for judged in history.judged} == {EFFECTIVE}
    assert history.office.people == replay_office(bureau.id, bureau.rows).office.people


def test_without_its_founding_an_office_is_empty_and_all_waits(bureau: Bureau) -> None:
    history = replay_office(bureau.id, bureau.rows[1:])
    assert {judged.verdict for judged in history.judged} == {WAITING}
    assert history.office.people == {}


def test_another_founding_is_refused(bureau: Bureau) -> None:
    again = said.OfficeFounded("Palsu", "Asia/Jakarta", sop_to_table(SOP), {})
    assert bureau.verdict(bureau.say(ROOT, again)) == (REFUSED, "not_the_founding")


def test_an_issued_key_may_only_take_over(bureau: Bureau) -> None:
    bureau.say("admin", said.KeyIssued(person_id("admin"), key_of("x", 0)))
    bureau.say("admin", added("rina"))
    issued = {"key": key_of("rina", 0)}
    acting = bureau.say("rina", said.LeadersChanged({}), **issued)
    assert bureau.verdict(acting) == (REFUSED, "key_may_only_take_over")
    taken = bureau.say("rina", said.KeyTaken(key_of("rina", 1), SEALED), **issued)
    assert bureau.verdict(taken) == (EFFECTIVE, "")
    own = bureau.office.own_key(person_id("rina"))
    assert own is not None
    assert (own.public, own.kind, own.sealed) == (key_of("rina", 1), KeyKind.OWN, SEALED)
    again = bureau.say("rina", said.KeyTaken(key_of("rina", 2), SEALED), **issued)
    assert bureau.verdict(again) == (HELD, "key_retired"), "an invitation counts once"


def test_a_changed_passphrase_is_a_new_key_and_retires_the_old_one(bureau: Bureau) -> None:
    bureau.take_key("kabag", signed_with=1, becoming=2)
    own = bureau.office.own_key(person_id("kabag"))
    assert own is not None
    assert own.public == key_of("kabag", 2)
    late = bureau.say("kabag", said.KeyTaken(key_of("kabag", 3), SEALED), key=key_of("kabag", 1))
    assert bureau.verdict(late) == (HELD, "key_retired")


def test_a_new_invitation_replaces_a_forgotten_passphrase(bureau: Bureau) -> None:
    bureau.say("admin", said.KeyIssued(person_id("kabag"), key_of("kabag", 8)))
    assert bureau.office.own_key(person_id("kabag")) is not None, "until it is used"
    bureau.take_key("kabag", signed_with=8, becoming=9)
    own = bureau.office.own_key(person_id("kabag"))
    assert own is not None
    assert own.public == key_of("kabag", 9)


def test_who_has_no_own_key_has_none(bureau: Bureau) -> None:
    bureau.say("admin", added("rina"))
    assert bureau.office.own_key(person_id("rina")) is None


@pytest.mark.parametrize(
    ("by", "body", "code"),
    [
        ("admin", added("rina", administrator=True), "not_an_administrator"),
        ("admin", said.AdministratorRevoked(person_id("admin"), "x"), "not_an_administrator"),
        ("kabag", added("rina"), "not_an_administrator"),
        ("kabag", said.SopAdopted(sop_to_table(SOP)), "not_an_administrator"),
        ("kabag", said.KeyRevoked(key_of("admin"), "x"), "not_an_administrator"),
        ("admin", said.KeyIssued(person_id("admin"), key_of("x")), "not_an_administrator"),
        ("admin", added("kabag"), "person_exists"),
        ("admin", said.PersonAdded("baru", "x", key_of("kabag")), "key_exists"),
        ("admin", said.KeyIssued("siapa", key_of("x")), "person_unknown"),
        ("admin", said.AppointmentBegan("siapa", Role.KABAG, "x"), "person_unknown"),
        (ROOT, said.AdministratorRevoked(person_id("kabag"), "x"), "person_unknown"),
        (
            "admin",
            said.AppointmentBegan(person_id("kabag"), Role.KABAG, "x", "an"),
            "acting_unknown",
        ),
        ("admin", said.SopAdopted({"name": "x"}), "sop_invalid"),
        (ROOT, said.KeyRevoked(key_of(ROOT), "x"), "key_unknown"),
        (ROOT, said.KeyTaken(key_of("x"), SEALED), "person_unknown"),
        ("kabag", said.KeyTaken(key_of("admin"), SEALED), "key_exists"),
    ],
)
def test_a_rule_of_the_office_says_no(bureau: Bureau, by: str, body: Any, code: str) -> None:
    before = bureau.office
    event = bureau.say(by, body)
    assert bureau.verdict(event) == (REFUSED, code)
    assert bureau.office == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"stream": "office"}, "wrong_stream"),
        ({"kind": "OfficeClosed"}, "kind_unknown"),
        ({"version": 2}, "kind_unknown"),
        ({"kind": "KeyIssued"}, "body_malformed"),
        ({"key": key_of("kabag")}, "key_of_another"),
    ],
)
def test_a_crafted_office_event_is_refused(
    bureau: Bureau, changes: dict[str, Any], code: str
) -> None:
    event = bureau.say("admin", added("rina"), **changes)
    found = {j.placed.event.id: j.reason for j in replay_office(bureau.id, bureau.rows).judged}
    assert found[event.id] == code


def test_the_root_adds_and_revokes_administrators(bureau: Bureau) -> None:
    bureau.add("wakil", administrator=True)
    assert bureau.verdict(bureau.say("wakil", added("rina"))) == (EFFECTIVE, "")
    bureau.say(ROOT, said.AdministratorRevoked(person_id("wakil"), "pindah"))
    assert bureau.verdict(bureau.say("wakil", added("budi"))) == (REFUSED, "not_an_administrator")
    bureau.say(ROOT, said.AdministratorRevoked(person_id("wakil"), "lagi"))
    until = bureau.office.people[person_id("wakil")].administrator
    assert until is not None
    assert until.until == len(bureau.rows) - 2, "the first ending counts"


def test_the_root_alone_gives_an_administrator_a_new_key(bureau: Bureau) -> None:
    bureau.say(ROOT, said.KeyIssued(person_id("admin"), key_of("admin", 5)))
    assert bureau.verdict(bureau.take_key("admin", signed_with=5, becoming=6)) == (EFFECTIVE, "")


def test_of_two_changes_at_once_the_first_counts(bureau: Bureau) -> None:
    bureau.add("wakil", administrator=True)
    prev = bureau.office_history.heads["people"]
    first = bureau.event("admin", added("rina"), "people", prev)
    second = bureau.event("wakil", added("budi"), "people", prev)
    bureau.append(first)
    bureau.append(second)
    assert bureau.verdict(second) == (OVERTAKEN, "overtaken")
    assert bureau.judged(second).rival == first.id


def test_an_ending_is_never_overtaken_and_is_nobodys_prev(bureau: Bureau) -> None:
    prev = bureau.office_history.heads["people"]
    post = bureau.actor("kabag").posts[0]
    bureau.say("admin", added("rina"))
    ended = bureau.append(bureau.event("admin", said.AppointmentEnded(post.id), "people", prev))
    revoked = bureau.say("admin", said.KeyRevoked(key_of("kabag"), "hilang"))
    assert bureau.verdict(ended) == bureau.verdict(revoked) == (EFFECTIVE, "")
    assert bureau.office_history.heads["people"] not in (ended.id, revoked.id)
    assert bureau.actor("kabag").posts == ()
    assert bureau.office.holders(Role.KABAG, bureau.now) == ()
    after = bureau.append(bureau.event("admin", added("budi"), "people", ended.id))
    assert bureau.judged(after).verdict is OVERTAKEN


def test_what_names_something_that_is_not_there_waits_for_it(bureau: Bureau) -> None:
    bureau.say("admin", added("rina"))
    person = bureau.rows[-1].event
    taken = bureau.take_key("rina", signed_with=0, becoming=1)
    post = bureau.appoint("rina", Role.KABAG)
    began = bureau.rows[-1].event
    ended = bureau.say("admin", said.AppointmentEnded(post))
    key = bureau.say("admin", said.KeyRevoked(key_of("rina"), "x"))
    whole = bureau.office
    rest = [row for row in bureau.rows if row.event not in (person, began)]
    bureau.rows = rest
    waits = {bureau.verdict(each) for each in (taken, ended, key)}
    assert waits == {(WAITING, "names_missing")}
    bureau.rows = [*rest, Placed(500, began), Placed(501, person)]
    assert {bureau.verdict(each)[0] for each in (person, taken, began, ended, key)} == {EFFECTIVE}
    assert set(bureau.office.posts) == set(whole.posts)
    assert bureau.office.posts[post].span.until == 501


def test_a_revocation_waits_for_its_administrator(bureau: Bureau) -> None:
    revoked = bureau.say(ROOT, said.AdministratorRevoked(person_id("wakil"), "x"))
    assert bureau.verdict(revoked)[0] is WAITING
    bureau.say(ROOT, added("wakil", administrator=True))
    assert bureau.verdict(revoked) == (EFFECTIVE, "")


def test_an_ending_that_names_no_appointment_is_refused(bureau: Bureau) -> None:
    founding = bureau.rows[0].event.id
    assert bureau.verdict(bureau.say("admin", said.AppointmentEnded(""))) == (
        REFUSED,
        "appointment_unknown",
    )
    other = bureau.say("admin", said.AppointmentEnded(founding))
    assert bureau.verdict(other) == (REFUSED, "appointment_unknown")


def test_an_acting_post_lasts_its_days(bureau: Bureau) -> None:
    bureau.appoint("kasubag", Role.KABAG, acting="plt", days=3)
    day = 24 * 60 * MINUTE
    holders = [len(bureau.office.holders(Role.KABAG, bureau.now + n * day)) for n in range(-1, 4)]
    assert holders == [1, 2, 2, 2, 1]


def test_adopting_an_sop_version_keeps_the_earlier_ones(bureau: Bureau) -> None:
    longer = replace(SOP, warnings=())
    for sop in (longer, SOP):
        bureau.say("admin", said.SopAdopted(sop_to_table(sop)))
    office = bureau.office
    assert set(office.sops) == {sop_digest(SOP), sop_digest(longer)}
    assert office.sop == sop_digest(SOP)
    assert office.adopted[office.sop] == 1, "since its first adoption"


def test_changed_leaders_are_in_force_at_once(bureau: Bureau) -> None:
    bureau.say("admin", said.LeadersChanged({"sekda": "Sekretaris Daerah"}))
    assert bureau.office.leaders == {"sekda": "Sekretaris Daerah"}


def test_the_order_of_reading_changes_nothing(bureau: Bureau) -> None:
    bureau.end_post("kabag")
    rows = [*bureau.rows, Placed(99, bureau.rows[3].event)]
    straight = replay_office(bureau.id, rows)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert replay_office(bureau.id, rows) == straight


def test_the_offices_own_streams_are_told_apart() -> None:
    assert all(map(concerns_office, ("office", "people", "keys/x")))
    assert not any(map(concerns_office, ("coverage/x", "register/2026", "keysmith")))


@pytest.mark.parametrize(
    ("by", "body", "changes", "code"),
    [
        ("admin", added("kabag"), {}, "person_exists"),
        ("kabag", added("rina"), {}, "not_an_administrator"),
        ("admin", added("rina"), {"key": key_of("siapa")}, "key_unknown"),
        ("admin", added("rina"), {"key": key_of("admin", 0)}, "key_retired"),
    ],
)
def test_an_office_event_is_rehearsed_before_it_is_signed(
    bureau: Bureau, by: str, body: Any, changes: dict[str, Any], code: str
) -> None:
    rehearse(bureau.office, bureau.event("admin", added("rina"), "people", ""))
    with pytest.raises(Refusal) as refusal:
        rehearse(bureau.office, bureau.event(by, body, "people", "", **changes))
    assert refusal.value.code == code
