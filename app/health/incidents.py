"""What happened to the ledger, and what of it somebody at this PC has read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.health.line import Area, HealthLine, State
from app.ledger.incidents import Incident
from app.ledger.mirrored import Mirrored
from app.ledger.replica import Replica
from app.verification.incident_words import PC

_HOUR, _DAY = 3_600_000, 86_400_000
WEEK = 7 * _DAY
SHORT = 4  # of a device id: as much as tells an office's PCs apart
MOST_LISTED = 100
MOST_MARKS = 5000
MARK = "mark"  # fact of a line: by this the incident is remembered as read
_OF_THE_LEDGER = frozenset(
    {
        "row_repaired",
        "chain_disagrees",
        "ledger_behind",
        "ledger_reordered",
        "ledger_replaced",
        "ledger_restored",
    }
)
_READ, _MARK = "incidents_read", 8  # replica fact: the first hex of each key, one after the other


def elsewhere(own: Iterable[Incident], mirrored: Iterable[Mirrored]) -> list[Incident]:
    """What other PCs met and this one did not, each once, with the fact of whose it is."""
    known = {each.key for each in own}
    found: dict[str, Incident] = {}
    for each in mirrored:
        incident, facts = each.incident, {PC: each.device[:SHORT]}
        if incident.key not in known:
            found.setdefault(incident.key, replace(incident, facts=incident.facts | facts))
    return list(found.values())


def news_from_elsewhere(
    own: Sequence[Incident], mirrored: Iterable[Mirrored], now: int
) -> list[Incident]:
    """What befell the ledger lately and was over before this PC could meet it."""
    met = [each.at for each in own if each.code in _OF_THE_LEDGER]
    return [
        each
        for each in elsewhere(own, mirrored)
        if each.code in _OF_THE_LEDGER
        and abs(now - each.at) < _DAY
        and all(abs(each.at - at) >= _HOUR for at in met)
    ]


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


def unread(replica: Replica, mirrored: Iterable[Mirrored] = (), now: int = 0) -> list[Incident]:
    """What nobody has read here, the newest first: this PC's own incidents, and news of others'.

    `now` is office time (ms).
    """
    marks, own = read_marks(replica), replica.incidents.all()
    told = told_incidents(news_from_elsewhere(own, mirrored, now), own)
    return [each for each in told if mark(each) not in marks]
