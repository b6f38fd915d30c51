"""What happened to the ledger, and what of it somebody at this PC has read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.health.line import Area, HealthLine, State
from app.ledger.incidents import Incident
from app.ledger.replica import Replica

WEEK = 7 * 86_400_000
MOST_LISTED = 100
MOST_MARKS = 5000
MARK = "mark"  # fact of a line: by this the incident is remembered as read
_READ, _MARK = "incidents_read", 8  # replica fact: the first hex of each key, one after the other


def told_incidents(*sources: Iterable[Incident]) -> list[Incident]:
    """The incidents that people are told of, each once, the newest first."""
    every = {each.key: each for source in sources for each in source if each.is_told}
    return sorted(every.values(), key=lambda each: (each.at, each.key), reverse=True)


def incident_line(incidents: Sequence[Incident], read: frozenset[str], now: int) -> HealthLine:
    """How many there were and the latest; ATTENTION while one of this week was not read here.

    `read` are marks as `read_marks` gives them. `more` holds the newest, each a line whose code
    and facts are the incident's own.
    """
    if not incidents:
        return HealthLine(Area.INCIDENTS, State.OK, "incidents_none")
    new = [each for each in incidents if mark(each) not in read and now - each.at < WEEK]
    marks = {mark(each) for each in new}
    listed = tuple(
        HealthLine(
            Area.INCIDENTS,
            State.ATTENTION if mark(each) in marks else State.OK,
            each.code,
            {**each.facts, "at": each.at, MARK: mark(each)},
        )
        for each in incidents[:MOST_LISTED]
    )
    facts = {"count": len(incidents), "new": len(new), "at": incidents[0].at}
    code = "incidents_new" if new else "incidents_read"
    state = State.ATTENTION if new else State.OK
    return HealthLine(Area.INCIDENTS, state, code, facts, listed)


def mark(incident: Incident) -> str:
    """What is remembered of an incident that was read."""
    return incident.key[:_MARK]


def read_marks(replica: Replica) -> frozenset[str]:
    """The marks of what was read at this PC."""
    kept = replica.fact(_READ) or ""
    return frozenset(kept[at : at + _MARK] for at in range(0, len(kept), _MARK))


def mark_read(replica: Replica, marks: Iterable[str]) -> None:
    """Remember that these were read; the oldest marks give way to a bounded number."""
    known = read_marks(replica)
    new = dict.fromkeys(each for each in marks if each not in known)
    if new:
        kept = (replica.fact(_READ) or "") + "".join(new)
        replica.keep_fact(_READ, kept[-MOST_MARKS * _MARK :])


def unread(replica: Replica) -> list[Incident]:
    """This PC's own incidents that nobody has read here, the newest first."""
    marks = read_marks(replica)
    return [each for each in told_incidents(replica.incidents.all()) if mark(each) not in marks]
