"""Office times that cannot be: before what an act goes on from, or still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.events import Event
from app.verification.report import Finding
from app.verification.rows import coverage_id

# What two PCs that were both measured may differ by; beyond it somebody's clock was not the
# office's, or was turned back on purpose (an acting appointment that is over).
TOLERANCE_MS = 2_000
AHEAD_MS = 120_000  # by so much this PC's own clock may be wrong


def time_notices(events: Iterable[Event], now: int | None = None) -> Iterator[Finding]:
    """Notices, never findings: such events are judged by ledger order like all others.

    Codes: time_backwards (by_ms: so long before its `prev`), time_ahead (by_ms; only where office
    time `now`, ms, is given). Facts: kind, person, quality, at.
    """
    at: dict[str, int] = {}
    events = list(events)
    for event in events:
        at[event.id] = event.envelope.at
    for event in events:
        before = at.get(event.envelope.prev or "")
        if before is not None and before - event.envelope.at > TOLERANCE_MS:
            yield _notice("time_backwards", event, before - event.envelope.at)
        elif now is not None and event.envelope.at - now > AHEAD_MS:
            yield _notice("time_ahead", event, event.envelope.at - now)


def _notice(code: str, event: Event, by_ms: int) -> Finding:
    envelope = event.envelope
    facts = {
        "by_ms": by_ms,
        "kind": envelope.kind,
        "person": envelope.person,
        "quality": envelope.quality,
        "at": envelope.at,
    }
    return Finding(code, coverage_id(event), event.id, facts)
