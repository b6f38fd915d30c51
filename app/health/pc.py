"""What this PC keeps: how far it knows the ledger, and what still waits to be delivered."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.events import Malformed, decode_envelope
from app.domain.judge import Verdict
from app.health.line import Area, HealthLine, State
from app.ledger.incidents import Incident
from app.ledger.replica import Replica
from app.ledger.visit import HeldBack
from app.queries import Notice
from app.verification.rows import LEDGER_WRONG

HOUR, DAY = 3_600_000, 86_400_000
COMPARED_LATE = 2 * DAY
RESCUED_LATELY = 30 * DAY
LEDGER_UNFIT = LEDGER_WRONG | {"ledger_newer"}
COMPARED_AT = "compared_at"  # replica fact: office time (ms) of the last whole comparison
NEVER = 1 << 62
_MOST_PENDING = 500
_MOST_NAMED = 20


def ledger_line(replica: Replica, now: int, failed: str = "") -> HealthLine:
    """The ledger as the courier met it last; `failed` is the code that ended its last visit.

    Facts: seq, compared_at; of quarantined rows count and first.
    """
    facts: dict[str, object] = {"seq": replica.head().seq}
    if failed in LEDGER_UNFIT:
        return HealthLine(Area.LEDGER, State.BAD, failed, facts)
    if junk := replica.quarantine.all():
        named = tuple(
            HealthLine(Area.LEDGER, State.BAD, "row_quarantined", {"seq": row.seq, "why": row.code})
            for row in junk[:_MOST_NAMED]
        )
        facts |= {"count": len(junk), "first": junk[0].seq}
        return HealthLine(Area.LEDGER, State.BAD, "ledger_quarantined", facts, named)
    compared = int(replica.fact(COMPARED_AT) or 0)
    facts["compared_at"] = compared
    if now - compared > COMPARED_LATE:
        return HealthLine(Area.LEDGER, State.ATTENTION, "ledger_not_compared", facts)
    return HealthLine(Area.LEDGER, State.OK, "ledger_ok", facts)


def replica_lines(
    replica: Replica, now: int, held_back: HeldBack | None = None
) -> list[HealthLine]:
    """The history here, and what of it the ledger does not have. Facts: seq, count, oldest_at."""
    lines = [_waiting(replica, now)]
    if held_back is not None:
        facts = {"until_at": held_back.until, "why": held_back.reason}
        lines.append(HealthLine(Area.REPLICA, State.ATTENTION, "replica_held_back", facts))
    if rescued := [i for i in replica.incidents.all() if _rescued_lately(i, now)]:
        facts = {"at": rescued[-1].at, "rows": rescued[-1].facts.get("rows", 0)}
        lines.append(HealthLine(Area.REPLICA, State.ATTENTION, "replica_was_damaged", facts))
    return lines


def stranded_lines(notices: Iterable[Notice], now: int) -> list[HealthLine]:
    """Acts that have waited for long for something that they name and nobody has sent."""
    times = [
        each.at for each in notices if each.verdict == Verdict.WAITING.value and now - each.at > DAY
    ]
    if not times:
        return []
    facts = {"count": len(times), "oldest_at": min(times)}
    return [HealthLine(Area.REPLICA, State.ATTENTION, "acts_stranded", facts)]


def founded_at(replica: Replica) -> int:
    """Office time (ms) of the oldest event that this PC knows; one far ahead where it has none."""
    first = replica.confirmed_batch(0, 1)
    try:
        return decode_envelope(first[0][1].envelope).at if first else NEVER
    except Malformed:  # this PC's disk; the next visit notices
        return NEVER


def _waiting(replica: Replica, now: int) -> HealthLine:
    facts: dict[str, object] = {"seq": replica.head().seq, "count": replica.pending_count()}
    if not facts["count"]:
        return HealthLine(Area.REPLICA, State.OK, "replica_ok", facts)
    oldest = min(entry.event.envelope.at for entry in replica.pending(_MOST_PENDING))
    facts["oldest_at"] = oldest
    if now - oldest > HOUR:
        return HealthLine(Area.REPLICA, State.ATTENTION, "replica_waits_long", facts)
    return HealthLine(Area.REPLICA, State.OK, "replica_waits", facts)


def _rescued_lately(incident: Incident, now: int) -> bool:
    # One that a start met before it knew the time is told until the list of incidents was read.
    lately = not incident.at or now - incident.at < RESCUED_LATELY
    return incident.code == "replica_rescued" and lately
