"""What this PC keeps, and what still waits here."""

from __future__ import annotations

from app.health.line import State
from app.health.pc import (
    COMPARED_AT,
    COMPARED_LATE,
    DAY,
    HOUR,
    ledger_line,
    replica_lines,
    stranded_lines,
)
from app.health.pcs import last_people, pcs_line
from app.ledger.book import Head
from app.ledger.heads import DeviceHead
from app.ledger.incidents import Incident
from app.ledger.quarantine import Quarantined
from app.ledger.visit import HeldBack
from app.queries import Notice
from tests.office_builder import NOON, PELAKSANA, DemoOffice, Pc


def test_a_pc_that_delivered_everything_is_sound(pc: Pc) -> None:
    pc.opens()
    pc.sync()
    replica = pc.station.replica
    assert [line.code for line in replica_lines(replica, NOON)] == ["replica_ok"]
    line = ledger_line(replica, NOON)
    assert (line.code, line.facts["seq"]) == ("ledger_ok", replica.head().seq)


def test_what_waits_is_counted_and_asks_for_attention_only_when_it_waits_long(pc: Pc) -> None:
    pc.opens()
    replica = pc.station.replica
    soon, late = replica_lines(replica, NOON)[0], replica_lines(replica, NOON + 2 * HOUR)[0]
    assert (soon.state, soon.code, soon.facts["count"]) == (State.OK, "replica_waits", 1)
    assert (late.state, late.code) == (State.ATTENTION, "replica_waits_long")
    assert late.facts["oldest_at"] == NOON


def test_rows_that_are_not_genuine_are_bad_and_named(pc: Pc) -> None:
    pc.station.replica.quarantine.add([Quarantined(7, "ab", "not_genuine_signature")])
    line = ledger_line(pc.station.replica, NOON)
    assert (line.state, line.code, line.facts["first"]) == (State.BAD, "ledger_quarantined", 7)
    assert line.more[0].facts == {"seq": 7, "why": "not_genuine_signature"}


def test_a_ledger_that_could_not_be_used_at_the_last_visit_is_bad(pc: Pc) -> None:
    line = ledger_line(pc.station.replica, NOON, "ledger_damaged")
    assert (line.state, line.code) == (State.BAD, "ledger_damaged")
    assert ledger_line(pc.station.replica, NOON, "lock_busy").state is State.OK


def test_a_ledger_that_nobody_compared_for_days_asks_for_it(pc: Pc) -> None:
    pc.station.replica.keep_fact(COMPARED_AT, str(NOON))
    line = ledger_line(pc.station.replica, NOON + COMPARED_LATE + 1)
    assert (line.state, line.code) == (State.ATTENTION, "ledger_not_compared")


def test_a_replica_that_had_to_be_rescued_says_so_for_a_while(pc: Pc) -> None:
    rescued = Incident("replica_rescued", NOON, {"rows": 3, "aside": "events-damaged.db"})
    pc.station.replica.incidents.record(rescued)
    codes = [line.code for line in replica_lines(pc.station.replica, NOON)]
    assert codes == ["replica_ok", "replica_was_damaged"]
    assert len(replica_lines(pc.station.replica, NOON + 60 * 24 * HOUR)) == 1


def test_acts_that_are_held_back_say_until_when_and_why(pc: Pc) -> None:
    held = HeldBack(NOON + 180_000, "head_unknown")
    line = replica_lines(pc.station.replica, NOON, held)[1]
    assert (line.state, line.code) == (State.ATTENTION, "replica_held_back")
    assert line.facts == {"until_at": NOON + 180_000, "why": "head_unknown"}


def test_acts_that_wait_for_long_for_what_nobody_sent_are_counted() -> None:
    def waiting(at: int, verdict: str = "waiting") -> Notice:
        return Notice("ab", "cd", verdict, "names_missing", "", "PointTicked", "ef", at)

    notices = [waiting(NOON - 3 * DAY), waiting(NOON - 2 * DAY), waiting(NOON)]
    lines = stranded_lines([*notices, waiting(NOON - 9 * DAY, "overtaken")], NOON)
    assert [line.code for line in lines] == ["acts_stranded"]
    assert lines[0].facts == {"count": 2, "oldest_at": NOON - 3 * DAY}
    assert stranded_lines(notices[2:], NOON) == []


def test_the_other_pcs_are_told_with_who_sat_there_last(office: DemoOffice, pc: Pc) -> None:
    person = pc.sits(PELAKSANA)
    pc.opens()
    pc.sync()
    people = last_people(pc.station.replica)
    assert people[pc.profile.device] == person
    heads = [
        DeviceHead(pc.profile.device, Head(9, "aa"), NOON - HOUR),
        DeviceHead("ffff0000", Head(4, "bb"), NOON),
    ]
    line = pcs_line(heads, "eeee", people)
    assert (line.code, line.facts) == ("pcs_seen", {"count": 2, "at": NOON})
    assert [each.code for each in line.more] == ["pc_seen", "pc_of_person"]
    assert pcs_line(heads[:1], pc.profile.device, people).code == "pcs_none"
