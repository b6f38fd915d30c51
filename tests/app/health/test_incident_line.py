"""What happened is told once to whoever sits here, and listed for good."""

from __future__ import annotations

from app.health.incidents import (
    MARK,
    MOST_MARKS,
    WEEK,
    elsewhere,
    incident_line,
    mark,
    mark_read,
    news_from_elsewhere,
    read_marks,
    told_incidents,
    unread,
)
from app.health.line import State
from app.ledger.branches import BRANCH_LEFT
from app.ledger.incidents import Incident
from app.ledger.mirrored import Mirrored
from app.verification.incident_words import incident_sentence
from tests.office_builder import NOON, Pc

REPAIRED = Incident("row_repaired", NOON, {"seq": 3, "id": "ab"})
REPLACED = Incident("ledger_replaced", NOON + 1, {"rows": 9, "aside": "buku-besar-1"})


def test_an_office_without_incidents_is_sound() -> None:
    assert incident_line([], frozenset(), NOON).code == "incidents_none"


def test_new_ones_ask_to_be_read_and_read_ones_stay_listed(pc: Pc) -> None:
    replica = pc.station.replica
    for incident in (REPAIRED, REPLACED):
        replica.incidents.record(incident)
    assert unread(replica) == [REPLACED, REPAIRED]
    new = incident_line(unread(replica), read_marks(replica), NOON)
    assert (new.state, new.code, new.facts["new"]) == (State.ATTENTION, "incidents_new", 2)
    mark_read(replica, [str(each.facts[MARK]) for each in new.more])
    assert unread(replica) == []
    read = incident_line([REPLACED, REPAIRED], read_marks(replica), NOON)
    assert (read.state, read.code) == (State.OK, "incidents_read")
    assert [line.code for line in read.more] == ["ledger_replaced", "row_repaired"]


def test_one_that_is_older_than_a_week_is_no_news(pc: Pc) -> None:
    assert incident_line([REPAIRED], frozenset(), NOON + WEEK).state is State.OK


def test_the_same_incident_of_several_pcs_is_one_and_the_links_of_a_branch_are_none() -> None:
    branch = Incident(BRANCH_LEFT, NOON, {"since": "", "ids": ["ab"]})
    assert told_incidents([REPAIRED, branch], [REPAIRED, REPLACED]) == [REPLACED, REPAIRED]


def test_what_another_pc_met_is_listed_once_and_as_that_pcs() -> None:
    rescued = Incident("replica_rescued", NOON, {"rows": 3, "aside": "x"})
    mirrored = [Mirrored(f"{pc}00ff99", each) for pc in ("99ab", "77cd") for each in (rescued,)]
    (told,) = elsewhere([REPAIRED], [*mirrored, Mirrored("99ab00ff99", REPAIRED)])
    assert incident_sentence(told).startswith("Catatan di PC 99ab rusak.")
    assert "PC ini" not in incident_sentence(told)
    assert elsewhere([rescued], mirrored) == [], "what this PC met itself is said of this PC"


def test_news_of_the_ledger_from_elsewhere_is_of_today_and_nothing_that_was_met_here() -> None:
    mirrored = [Mirrored("99ab00ff99", each) for each in (REPAIRED, REPLACED)]
    assert [each.code for each in news_from_elsewhere([], mirrored, NOON)] == [
        "row_repaired",
        "ledger_replaced",
    ]
    assert news_from_elsewhere([], mirrored, NOON + WEEK) == []
    behind = Incident("ledger_behind", NOON - 60_000, {"seq": 1, "count": 2})
    assert news_from_elsewhere([behind], mirrored, NOON) == []
    others = [Mirrored("99ab00ff99", Incident("media_lost", NOON, {}))]
    assert news_from_elsewhere([], others, NOON) == [], "each PC looks after the files itself"


def test_what_is_remembered_of_reading_stays_bounded(pc: Pc) -> None:
    replica = pc.station.replica
    flood = [Incident("row_not_genuine", NOON, {"seq": seq}) for seq in range(MOST_MARKS + 10)]
    mark_read(replica, map(mark, flood))
    mark_read(replica, map(mark, flood[-5:]))
    assert len(read_marks(replica)) == MOST_MARKS
