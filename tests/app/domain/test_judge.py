"""What waits for something that has not arrived, and the order that alone decides."""

from __future__ import annotations

import random
from dataclasses import replace

from app.domain import acts
from app.domain import office_events as said
from app.domain.coverage_history import replay_coverage
from app.domain.events import Event
from app.domain.judge import PENDING, Placed, Verdict
from app.domain.roles import Role
from app.domain.sop_table import sop_digest, sop_to_table
from tests.app.domain.liputan_builder import (
    LIPUTAN,
    OPENED,
    RETURNED,
    directed,
    ya,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
    coverage_rows,
    held_ya,
    key_of,
    pcs,
)

EFFECTIVE, OVERTAKEN, HELD = Verdict.EFFECTIVE, Verdict.OVERTAKEN, Verdict.HELD
REFUSED, WAITING = Verdict.REFUSED, Verdict.WAITING


def moved(bureau: Bureau, event: Event, position: int) -> list[Placed]:
    """The ledger with one row at another position (positions are seq * 10)."""
    rows = [Placed(row.position * 10, row.event) for row in bureau.rows]
    return [Placed(position, row.event) if row.event is event else row for row in rows]


def replayed(bureau: Bureau, rows: list[Placed]) -> dict[str, tuple[Verdict, str]]:
    bureau.rows = rows
    return {j.placed.event.id: (j.verdict, j.reason) for j in bureau.history().judged}


def test_a_child_that_lies_before_its_parent_arrives_with_it(bureau: Bureau) -> None:
    bureau.walk(2)
    received = bureau.does("kasubag", acts.CoverageReceived())
    approved = bureau.does("kabag", ya())
    bureau.does("kasubag", directed())
    verdicts = replayed(bureau, moved(bureau, received, 10_000))
    assert set(verdicts.values()) == {(EFFECTIVE, "")}
    assert bureau.coverage().step == 5
    without = [row for row in bureau.rows if row.event is not received]
    verdicts = replayed(bureau, without)
    assert verdicts[approved.id] == (WAITING, "names_missing")
    assert bureau.coverage().step == 2


def test_an_act_under_an_appointment_that_is_not_there_waits(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.add("rina")
    post = bureau.appoint("rina", Role.KASUBAG)
    appointed = bureau.rows[-1].event
    received = bureau.does("rina", acts.CoverageReceived())
    approved = bureau.does("kabag", ya())
    assert post == appointed.id
    bureau.rows = moved(bureau, appointed, 10_000)
    assert bureau.verdict(received) == (EFFECTIVE, "")
    assert bureau.coverage().step == 4
    bureau.rows = [row for row in bureau.rows if row.event is not appointed]
    assert bureau.verdict(received) == bureau.verdict(approved) == (WAITING, "names_missing")


def test_who_came_in_between_takes_the_place_of_what_had_to_wait(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.add("rina")
    bureau.appoint("rina", Role.KASUBAG)
    appointed = bureau.rows[-1].event
    rina, kasubag = pcs(bureau, "rina", "kasubag")
    waited, came = rina.does(RETURNED), kasubag.does(acts.CoverageReceived())
    rina.deliver()
    kasubag.deliver()
    bureau.rows = moved(bureau, appointed, 10_000)
    assert bureau.verdict(came) == (EFFECTIVE, "")
    assert bureau.judged(waited).rival == came.id


def test_an_act_with_an_unknown_key_waits(bureau: Bureau) -> None:
    bureau.walk(2)
    event = bureau.crafted("kasubag", acts.CoverageReceived(), key=key_of("siapa"))
    assert bureau.verdict(event) == (WAITING, "names_missing")


def test_a_confirmation_waits_for_what_it_confirms(bureau: Bureau) -> None:
    event = held_ya(bureau)
    confirmed = bureau.does("penerus", acts.HeldActConfirmed(event.id))
    bureau.rows = moved(bureau, event, 10_000)
    assert bureau.verdict(confirmed) == (EFFECTIVE, "")
    assert bureau.coverage().step == 4
    bureau.rows = [row for row in bureau.rows if row.event is not event]
    assert bureau.verdict(confirmed) == (WAITING, "names_missing")


def test_a_liputan_waits_for_the_sop_version_that_it_follows(bureau: Bureau) -> None:
    longer = replace(SOP, warnings=(*SOP.warnings, "Satu lagi"))
    event = bureau.crafted("pelaksana", replace(OPENED, sop=sop_digest(longer)))
    assert bureau.verdict(event) == (WAITING, "names_missing")
    bureau.say("admin", said.SopAdopted(sop_to_table(longer)))
    assert bureau.verdict(event) == (EFFECTIVE, "")


def test_neither_the_order_of_reading_nor_repeated_rows_change_anything(bureau: Bureau) -> None:
    bureau.walk()
    first, second = bureau.rows[-3].event, bureau.rows[-1].event
    rows = [*coverage_rows(bureau.rows), Placed(900, first), Placed(PENDING, second)]
    straight = replay_coverage(bureau.office, LIPUTAN, rows)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert replay_coverage(bureau.office, LIPUTAN, rows) == straight
    assert straight.coverage == bureau.coverage()
