"""Acts that are held, since a post or a key ended before they arrived, and who carries them."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain import office_events as said
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    OPENED,
    TIDAK,
    handed_in,
    person_id,
    ya,
)
from tests.app.domain.office_builder import (
    Bureau,
    held_ya,
    pcs,
)

EFFECTIVE, OVERTAKEN, HELD = Verdict.EFFECTIVE, Verdict.OVERTAKEN, Verdict.HELD
REFUSED, WAITING = Verdict.REFUSED, Verdict.WAITING


def test_an_act_whose_post_had_ended_is_held_until_the_present_holder_carries_it(
    bureau: Bureau,
) -> None:
    event = held_ya(bureau)
    assert bureau.verdict(event) == (HELD, "appointment_ended")
    assert bureau.coverage().step == 3
    assert bureau.coverage().held[event.id].person == person_id("kabag")
    with pytest.raises(Refusal, match="wrong_role"):
        bureau.does("kasubag", acts.HeldActConfirmed(event.id))
    assert bureau.options("penerus")[acts.HeldActConfirmed].is_open
    confirmed = bureau.does("penerus", acts.HeldActConfirmed(event.id))
    approval = bureau.coverage().approval
    assert approval is not None
    assert (approval.event, approval.person) == (confirmed.id, person_id("penerus"))
    assert (bureau.coverage().step, dict(bureau.coverage().held)) == (4, {})


def test_a_held_act_takes_no_place_among_siblings(bureau: Bureau) -> None:
    event = held_ya(bureau)
    no = bureau.does("penerus", TIDAK)
    assert bureau.verdict(no) == (EFFECTIVE, "")
    assert event.id in bureau.coverage().held
    with pytest.raises(Refusal, match="not_at_step"):
        bureau.does("penerus", acts.HeldActConfirmed(event.id))


def test_the_author_may_drop_what_is_held_and_nobody_else(bureau: Bureau) -> None:
    event = held_ya(bureau)
    bureau.appoint("kabag", Role.PELAKSANA)
    with pytest.raises(Refusal, match="not_your_act"):
        bureau.does("kasubag", acts.OvertakenDropped(event.id))
    (penerus,) = pcs(bureau, "penerus")
    confirmed = penerus.does(acts.HeldActConfirmed(event.id))
    dropped = bureau.does("kabag", acts.OvertakenDropped(event.id))
    assert not bureau.coverage().held
    penerus.deliver()
    assert bureau.verdict(confirmed) == (OVERTAKEN, "nothing_held")
    assert bureau.judged(confirmed).rival == dropped.id
    assert bureau.options("kasubag")[acts.HeldActConfirmed].refusal is not None


def test_a_confirmation_of_what_was_never_held_is_refused(bureau: Bureau) -> None:
    bureau.walk(3)
    approved = bureau.does("kabag", ya())
    forged = bureau.crafted("kasubag", acts.HeldActConfirmed(approved.id))
    assert bureau.verdict(forged) == (REFUSED, "nothing_held")


def test_a_confirmed_hand_in_is_its_authors_too(bureau: Bureau) -> None:
    bureau.add("rina")
    bureau.appoint("rina", Role.PELAKSANA)
    bureau.walk(1)
    (pelaksana,) = pcs(bureau, "pelaksana")
    event = pelaksana.does(handed_in())
    bureau.end_post("pelaksana")
    pelaksana.deliver()
    bureau.does("rina", acts.HeldActConfirmed(event.id))
    both = {person_id("rina"), person_id("pelaksana")}
    assert set(bureau.coverage().handed_in_by) == both
    bureau.appoint("pelaksana", Role.KABAG)
    bureau.does("kasubag", acts.CoverageReceived())
    with pytest.raises(Refusal, match="own_hand_in"):
        bureau.does("pelaksana", ya())


def test_nobody_carries_the_ya_of_who_handed_in(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.appoint("pelaksana", Role.KABAG, acting="plh", days=1)
    post = next(p for p in bureau.actor("pelaksana").posts if p.acting)
    decided = bureau.crafted("pelaksana", TIDAK, appointment=post.id)
    assert bureau.verdict(decided) == (EFFECTIVE, "")
    bureau.does("kasubag", acts.CoverageReceived())
    bureau.say("admin", said.AppointmentEnded(post.id))
    own = bureau.crafted("pelaksana", ya(), appointment=post.id)
    assert bureau.verdict(own) == (HELD, "appointment_ended")
    with pytest.raises(Refusal, match="own_hand_in"):
        bureau.does("kabag", acts.HeldActConfirmed(own.id))


def test_a_held_act_that_says_less_than_it_must_cannot_be_carried(bureau: Bureau) -> None:
    bureau.walk(3)
    post = bureau.actor("kabag").posts[0]
    bureau.end_post("kabag")
    bureau.add("penerus")
    bureau.appoint("penerus", Role.KABAG)
    held = bureau.crafted("kabag", ya(), appointment=post.id)  # covers: nothing
    with pytest.raises(Refusal, match="act_incomplete"):
        bureau.does("penerus", acts.HeldActConfirmed(held.id))


def test_a_held_note_can_be_seen_but_not_carried(bureau: Bureau) -> None:
    bureau.walk(2)
    (kabag,) = pcs(bureau, "kabag")
    note = kabag.does(acts.NoteWritten("Nanti"))
    bureau.end_post("kabag")
    kabag.deliver()
    assert bureau.verdict(note) == (HELD, "appointment_ended")
    assert not bureau.coverage().held


def test_an_opening_that_is_held_opens_nothing(bureau: Bureau) -> None:
    (pelaksana,) = pcs(bureau, "pelaksana")
    opened, handed = pelaksana.does(OPENED), pelaksana.does(handed_in())
    bureau.end_post("pelaksana")
    pelaksana.deliver()
    pelaksana.deliver()
    assert {bureau.verdict(each) for each in (opened, handed)} == {(HELD, "appointment_ended")}
    assert bureau.history().coverage is None


def test_a_withdrawn_act_leaves_what_is_held(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.add("rina")
    post = bureau.appoint("rina", Role.PELAKSANA)
    (rina,) = pcs(bureau, "rina")
    held = rina.does(handed_in(text="Punya Rina."))
    bureau.say("admin", said.AppointmentEnded(post))
    rina.deliver()
    bureau.does("pelaksana", acts.ActWithdrawn())
    assert set(bureau.coverage().held) == {held.id}


def test_an_act_outside_the_days_of_its_appointment_is_held(bureau: Bureau) -> None:
    bureau.walk(2)
    plt = bureau.appoint("kabag", Role.KASUBAG, acting="plt", days=1)
    early = bureau.office.posts[plt].starts_at - 1
    event = bureau.crafted("kabag", acts.CoverageReceived(), appointment=plt, at=early)
    assert bureau.verdict(event) == (HELD, "appointment_days")


def test_an_act_with_a_key_that_was_replaced_meanwhile_is_held(bureau: Bureau) -> None:
    bureau.walk(2)
    (kasubag,) = pcs(bureau, "kasubag")
    event = kasubag.does(acts.CoverageReceived())
    bureau.take_key("kasubag", signed_with=1, becoming=2)
    kasubag.deliver()
    assert bureau.verdict(event) == (HELD, "key_retired")
    bureau.does("kasubag", acts.HeldActConfirmed(event.id))
    assert bureau.coverage().step == 3, "with the new key the same person carries it"
