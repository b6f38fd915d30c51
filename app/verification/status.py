"""How things stand at one PC, in one table: for scripts, and for `mejasiar status`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from app.domain.coverage import Coverage
from app.domain.coverage_history import coverage_of, replay_coverage
from app.domain.events import Event
from app.domain.judge import PENDING, Judged, Placed, Verdict
from app.domain.office_history import concerns_office, replay_office
from app.errors import Failure, Refusal
from app.ledger.book import Book, Head
from app.ledger.incidents import Incident
from app.ledger.lock import ShareLock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.verification.incident_words import incident_sentence

DELIVERED_AT = "delivered_at"  # replica fact: office time (ms) of the last delivery from here
_PATIENCE = 3.0  # seconds for the lock: a status is asked for in passing


def status_of(folder: OfficeFolder, profile: Profile) -> dict[str, Any]:
    """Head, coverages by step, undelivered, what has no effect, incidents, as JSON values.

    Keys: office, name, connected, failure (a code, or None), head (replica and ledger, each seq
    and chain; ledger None where it is out of reach), coverages (total, steps: number -> count,
    0 for those that have ended; stages), undelivered (count, ids), overtaken and held (ids),
    waiting (id, kind, person, at of each event that names something missing), incidents (code,
    at, sentence, facts, the newest first), last_delivery (office time in ms, None for none). Only
    reads; needs no network for all but `connected`, `failure` and `head.ledger`. Raises Refusal
    `not_joined`.
    """
    membership = profile.membership()
    if membership is None:
        raise Refusal("not_joined")
    with closing(Replica(profile.events_db)) as replica:
        own = _of_replica(replica, membership.office)
    ledger, failure = _of_ledger(folder, membership.office, profile.device)
    return {
        "office": membership.office,
        "name": membership.name,
        "connected": failure is None,
        "failure": failure,
        **own,
        "head": {"replica": own["head"], "ledger": ledger},
    }


def _of_ledger(
    folder: OfficeFolder, office: str, device: str
) -> tuple[dict[str, Any] | None, str | None]:
    try:
        have = folder.read().office_id
        if have != office:
            raise Refusal("office_other", have=have, needed=office)
        with (
            ShareLock(folder.lock, device, patience=_PATIENCE).held(),
            Book.open(folder.ledger) as book,
        ):
            return _head_table(book.head()), None
    except Failure as failure:
        return None, failure.code


def _of_replica(replica: Replica, office: str) -> dict[str, Any]:
    events = list(replica.all_events())
    coverages, judged = _replayed(office, _placed(events))
    pending = [event.id for seq, event in events if seq is None]
    delivered = replica.fact(DELIVERED_AT)
    return {
        "head": _head_table(replica.head()),
        "coverages": _by_step(coverages),
        "undelivered": {"count": len(pending), "ids": pending},
        "overtaken": _ids(judged, Verdict.OVERTAKEN),
        "held": _ids(judged, Verdict.HELD),
        "waiting": [_waiting(each.placed.event) for each in _that_wait(judged)],
        "incidents": [_told(each) for each in reversed(replica.incidents.all()) if each.is_told],
        "last_delivery": int(delivered) if delivered else None,
    }


def _placed(events: Iterable[tuple[int | None, Event]]) -> list[Placed]:
    return [
        Placed(PENDING + order if seq is None else seq, event)
        for order, (seq, event) in enumerate(events)
    ]


def _replayed(office_id: str, placed: list[Placed]) -> tuple[list[Coverage], list[Judged]]:
    streams: dict[str, list[Placed]] = defaultdict(list)
    of_office: list[Placed] = []
    for each in placed:
        stream = each.event.envelope.stream
        (of_office if concerns_office(stream) else streams[coverage_of(stream)]).append(each)
    office = replay_office(office_id, of_office)
    histories = [
        replay_coverage(office.office, coverage_id, events)
        for coverage_id, events in streams.items()
        if coverage_id
    ]
    judged = [*office.judged, *(each for history in histories for each in history.judged)]
    opened = [history.coverage for history in histories if history.coverage is not None]
    return opened, judged


def _by_step(coverages: list[Coverage]) -> dict[str, Any]:
    steps = Counter(str(coverage.step) for coverage in coverages)
    stages = Counter(coverage.stage.value for coverage in coverages)
    return {
        "total": len(coverages),
        "steps": dict(sorted(steps.items())),
        "stages": dict(sorted(stages.items())),
    }


def _ids(judged: Iterable[Judged], verdict: Verdict) -> list[str]:
    return [each.placed.event.id for each in judged if each.verdict is verdict]


def _that_wait(judged: Iterable[Judged]) -> list[Judged]:
    return [each for each in judged if each.verdict is Verdict.WAITING]


def _waiting(event: Event) -> dict[str, Any]:
    envelope = event.envelope
    return {"id": event.id, "kind": envelope.kind, "person": envelope.person, "at": envelope.at}


def _told(incident: Incident) -> dict[str, Any]:
    return {
        "code": incident.code,
        "at": incident.at,
        "sentence": incident_sentence(incident),
        "facts": incident.facts,
    }


def _head_table(head: Head) -> dict[str, Any]:
    return {"seq": head.seq, "chain": head.chain}
