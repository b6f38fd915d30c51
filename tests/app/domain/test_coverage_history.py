"""Which acts take effect when several people act on views of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain import acts
from app.domain import office_events as said
from app.domain.coverage import Stage
from app.domain.coverage_history import coverage_of, replay_coverage, stream_of
from app.domain.judge import Placed, Verdict
from app.domain.roles import Role
from app.domain.sop_table import sop_digest, sop_to_table
from tests.app.domain.liputan_builder import (
    ATTACHED,
    LIPUTAN,
    OPENED,
    RETURNED,
    TIDAK,
    handed_in,
    person_id,
    published,
    ya,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
    coverage_rows,
    key_of,
    pcs,
)

EFFECTIVE, OVERTAKEN, HELD = Verdict.EFFECTIVE, Verdict.OVERTAKEN, Verdict.HELD
REFUSED, WAITING = Verdict.REFUSED, Verdict.WAITING


def test_of_two_at_once_the_first_delivered_counts_and_the_second_is_told(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.appoint("kasubag", Role.KABAG, acting="plh", days=1)
    kabag, plh = pcs(bureau, "kabag", "kasubag")
    yes, no = kabag.does(ya()), plh.does(TIDAK)
    plh.deliver()
    kabag.deliver()
    assert bureau.coverage().step == 2
    assert bureau.verdict(no) == (EFFECTIVE, "")
    assert bureau.verdict(yes) == (OVERTAKEN, "overtaken")
    assert bureau.judged(yes).rival == no.id


def test_what_follows_an_overtaken_act_has_the_same_rival(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.add("rina")
    bureau.appoint("rina", Role.KASUBAG)
    bureau.appoint("kasubag", Role.KABAG, acting="plh", days=1)
    rina, kasubag = pcs(bureau, "rina", "kasubag")
    received = kasubag.does(acts.CoverageReceived())
    approved = kasubag.does(ya())
    returned = rina.does(RETURNED)
    rina.deliver()
    kasubag.deliver()
    kasubag.deliver()
    assert [bureau.judged(each).rival for each in (received, approved)] == [returned.id] * 2
    assert bureau.coverage().step == 1


def test_a_withdrawal_comes_too_late_when_the_next_person_had_opened_it(bureau: Bureau) -> None:
    bureau.walk(2)
    pelaksana, kasubag = pcs(bureau, "pelaksana", "kasubag")
    withdrawn, again = pelaksana.does(acts.ActWithdrawn()), pelaksana.does(handed_in(text="Lagi."))
    opened = kasubag.does(acts.WorkBegun(2, 1))
    kasubag.deliver()
    pelaksana.deliver()
    pelaksana.deliver()
    assert bureau.verdict(withdrawn) == (OVERTAKEN, "opened_already")
    assert bureau.judged(withdrawn).rival == opened.id
    assert bureau.judged(again).rival == opened.id
    assert bureau.coverage().revision == 1


def test_additions_of_several_people_never_overtake_each_other(bureau: Bureau) -> None:
    bureau.walk(2)
    people = pcs(bureau, "pelaksana", "kasubag", "kabag")
    notes = [pc.does(acts.NoteWritten(pc.name)) for pc in people for _ in range(2)]
    for pc in (*people, *people):
        pc.deliver()
    assert {bureau.verdict(note) for note in notes} == {(EFFECTIVE, "")}
    assert len([e for e in bureau.coverage().history if e.kind == "NoteWritten"]) == 6


@pytest.mark.parametrize("how", ["moved on", "reassigned", "cancelled"])
def test_an_opening_that_arrives_late_is_no_offence(bureau: Bureau, how: str) -> None:
    bureau.add("rina")
    bureau.appoint("rina", Role.PELAKSANA)
    bureau.walk(5)
    (pelaksana,) = pcs(bureau, "pelaksana")
    begun = pelaksana.does(acts.WorkBegun(5, 1))
    what: dict[str, tuple[str, acts.Act]] = {
        "moved on": ("rina", handed_in(text="Baru.")),
        "reassigned": ("kasubag", acts.AdminReassigned(person_id("rina"), ("x",), "Cuti")),
        "cancelled": ("kabag", acts.CoverageCancelled("Batal")),
    }
    before = bureau.does(*what[how])
    pelaksana.deliver()
    assert bureau.judged(begun).verdict is OVERTAKEN
    assert bureau.judged(begun).rival == before.id


def test_a_document_that_arrives_after_the_archiving_is_overtaken(bureau: Bureau) -> None:
    bureau.walk()
    (kasubag,) = pcs(bureau, "kasubag")
    attached = kasubag.does(ATTACHED)
    archived = bureau.does("pelaksana", acts.CoverageArchived())
    kasubag.deliver()
    assert bureau.verdict(attached) == (OVERTAKEN, "wrong_stage")
    assert bureau.judged(attached).rival == archived.id


def test_a_liputan_stays_on_the_sop_version_that_it_began_under(bureau: Bureau) -> None:
    bureau.walk(2)
    shorter = replace(SOP, steps_name="Versi baru")
    bureau.say("admin", said.SopAdopted(sop_to_table(shorter)))
    other = "b" * 32
    bureau.does("pelaksana", OPENED, other)
    assert bureau.office.sop == sop_digest(shorter)
    assert bureau.coverage().sop == sop_digest(SOP)
    assert bureau.coverage(other).sop == sop_digest(shorter)


# What no honest program makes


@pytest.mark.parametrize(
    ("act", "changes", "code"),
    [
        (acts.CoverageReceived(), {"stream": "coverage/other"}, "wrong_stream"),
        (acts.CoverageReceived(), {"stream": f"coverage/{LIPUTAN}/x"}, "wrong_stream"),
        (acts.NoteWritten("x"), {"stream": f"coverage/{LIPUTAN}"}, "wrong_stream"),
        (acts.CoverageReceived(), {"kind": "CoverageBurnt"}, "kind_unknown"),
        (acts.CoverageReceived(), {"version": 2}, "kind_unknown"),
        (acts.CoverageReceived(), {"kind": "CoverageReturned"}, "body_malformed"),
        (acts.CoverageReceived(), {"key": key_of("kabag")}, "key_of_another"),
        (acts.CoverageReceived(), {"key": key_of("kasubag", 0)}, "key_may_only_take_over"),
        (replace(ya(), covers="0" * 64), {}, "not_at_step"),
        (OPENED, {}, "coverage_exists"),
        (acts.NoteWritten(" x "), {}, "act_incomplete"),
        (acts.NoteWritten(" "), {}, "text_missing"),
    ],
)
def test_a_crafted_act_is_refused(
    bureau: Bureau, act: acts.Act, changes: dict[str, Any], code: str
) -> None:
    bureau.walk(2)
    if isinstance(act, acts.CoverageOpened):
        act = replace(act, sop=bureau.office.sop)
    event = bureau.crafted("kasubag", act, **changes)
    history = replay_coverage(
        bureau.office, LIPUTAN, [*coverage_rows(bureau.rows), bureau.rows[-1]]
    )
    found = {j.placed.event.id: (j.verdict, j.reason) for j in history.judged}
    assert found[event.id] == (REFUSED, code)
    assert bureau.coverage().step == 2


def test_a_post_of_another_person_authorises_nothing(bureau: Bureau) -> None:
    bureau.walk(3)
    post = bureau.actor("kabag").posts[0]
    event = bureau.crafted("kasubag", ya(), appointment=post.id)
    assert bureau.verdict(event) == (REFUSED, "key_of_another")


def test_a_ya_that_covers_something_else_is_refused(bureau: Bureau) -> None:
    bureau.walk(3)
    forged = bureau.crafted("kabag", replace(ya(), covers="0" * 64))
    assert bureau.verdict(forged) == (REFUSED, "covers_mismatch")
    assert bureau.verdict(bureau.crafted("kabag", ya())) == (REFUSED, "act_incomplete")


def test_an_opening_in_the_wrong_post_is_told_apart_from_a_late_one(bureau: Bureau) -> None:
    bureau.walk(2)
    event = bureau.crafted("kabag", acts.WorkBegun(2, 1))
    assert bureau.verdict(event) == (REFUSED, "wrong_role")


def test_acts_on_a_liputan_that_nobody_opened_are_refused(bureau: Bureau) -> None:
    event = bureau.crafted("pelaksana", handed_in())
    assert bureau.verdict(event) == (REFUSED, "coverage_unknown")
    assert bureau.history().coverage is None


def test_a_liputan_is_named_by_hex_since_its_folder_is(bureau: Bureau) -> None:
    hostile = "..\\..\\x"
    event = bureau.crafted("pelaksana", replace(OPENED, sop=bureau.office.sop), hostile)
    assert bureau.judged(event, hostile).reason == "coverage_id_malformed"


def test_a_destroyed_body_has_no_effect_any_more(bureau: Bureau) -> None:
    bureau.walk(2)
    *rest, last = bureau.rows
    bureau.rows = [*rest, Placed(last.position, replace(last.event, body=None))]
    assert bureau.verdict(last.event) == (REFUSED, "kind_unknown")
    first = next(row for row in rest if row.event.envelope.kind == "CoverageOpened")
    gone = [Placed(first.position, replace(first.event, body=None))]
    assert replay_coverage(bureau.office, LIPUTAN, gone).judged[0].verdict is REFUSED


def test_the_heads_are_what_the_next_acts_are_built_on(bureau: Bureau) -> None:
    bureau.walk(2)
    note = bureau.does("kabag", acts.NoteWritten("x"))
    received = bureau.does("kasubag", acts.CoverageReceived())
    shared = stream_of(LIPUTAN, acts.CoverageReceived, person_id("kasubag"))
    own = stream_of(LIPUTAN, acts.NoteWritten, person_id("kabag"))
    assert bureau.history().heads == {shared: received.id, own: note.id}
    assert (coverage_of(shared), coverage_of(own), coverage_of("people")) == (LIPUTAN, LIPUTAN, "")


def test_a_published_liputan_stays_so_when_late_acts_arrive(bureau: Bureau) -> None:
    bureau.walk(5)
    kabag, pelaksana = pcs(bureau, "kabag", "pelaksana")
    cancelled = kabag.does(acts.CoverageCancelled("Batal"))
    pelaksana.does(ATTACHED)
    pelaksana.does(published())
    pelaksana.deliver()
    pelaksana.deliver()
    kabag.deliver()
    assert bureau.verdict(cancelled) == (OVERTAKEN, "overtaken")
    assert bureau.coverage().stage is Stage.PUBLISHED
