"""What happened is told once to whoever sits here, and listed for good."""

from __future__ import annotations

from app.health.incidents import (
    MARK,
    MOST_MARKS,
    WEEK,
    incident_line,
    mark,
    mark_read,
    read_marks,
    told_incidents,
    unread,
)
from app.health.line import State
from app.ledger.branches import BRANCH_LEFT
from app.ledger.incidents import Incident
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


def test_what_is_remembered_of_reading_stays_bounded(pc: Pc) -> None:
    replica = pc.station.replica
    flood = [Incident("row_not_genuine", NOON, {"seq": seq}) for seq in range(MOST_MARKS + 10)]
    mark_read(replica, map(mark, flood))
    mark_read(replica, map(mark, flood[-5:]))
    assert len(read_marks(replica)) == MOST_MARKS
