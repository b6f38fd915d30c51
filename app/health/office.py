"""Who an administrator added in vain: another administrator's change was delivered first."""

from __future__ import annotations

from app.domain.judge import Verdict
from app.domain.office_events import PersonAdded
from app.domain.office_history import KEYS, OFFICE, PEOPLE, replay_office
from app.health.line import Area, HealthLine, State
from app.ledger.replica import Replica

MOST_NAMED = 5


def office_lines(replica: Replica, office: str) -> list[HealthLine]:
    """People whose adding was overtaken: until somebody adds them again, what they do waits.

    Raises Unavailable replica_damaged or replica_unusable.
    """
    history = replay_office(office, replica.placed_under(OFFICE, PEOPLE, KEYS.rstrip("/")))
    known = {person.name for person in history.office.people.values()}
    bodies = (
        judged.placed.event.body or {}
        for judged in history.judged
        if judged.verdict is Verdict.OVERTAKEN
        and judged.placed.event.envelope.kind == PersonAdded.__name__
    )
    names = sorted({str(body.get("name", "")) for body in bodies} - known - {""})
    if not names:
        return []
    facts = {"count": len(names), "names": ", ".join(names[:MOST_NAMED])}
    return [HealthLine(Area.REPLICA, State.ATTENTION, "people_overtaken", facts)]
