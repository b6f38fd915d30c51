"""What a fork of the history cost: the acts that were in effect before it and are not any more."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.coverage_history import PREFIX, coverage_of, replay_coverage
from app.domain.events import Event
from app.domain.judge import Judged, Placed, Verdict
from app.domain.office_history import (
    KEYS,
    OFFICE,
    PEOPLE,
    OfficeHistory,
    replay_office,
)
from app.ledger.book import GENESIS
from app.ledger.branches import links_of, trail
from app.ledger.incidents import Incident
from app.ledger.replica import Replica

_FORKED = "forked_from"
_NAMED = 100  # events that one incident names
_NONE = "-"  # of a PC that had confirmed nothing


def remember_fork(replica: Replica) -> None:
    """Note the head of the history that this PC is about to leave, the first time."""
    if not replica.fact(_FORKED):
        replica.keep_fact(_FORKED, replica.head().chain or _NONE)


def review_fork(replica: Replica, office: str, at: int) -> list[Incident]:
    """Name what the last fork took out of effect, once all that the ledger lost is back there.

    To be asked without the lock: everything that the fork touched is judged twice.
    """
    former = replica.fact(_FORKED)
    if not former or any(entry.lost for entry in replica.pending(1)):
        return []
    lost = out_of_effect(replica, office, "" if former == _NONE else former)
    told = [
        Incident("acts_out_of_effect", at, _facts(lost[start : start + _NAMED]))
        for start in range(0, len(lost), _NAMED)
    ]
    new = [incident for incident in told if replica.incidents.record(incident)]
    replica.keep_fact(_FORKED, "")
    return new


def _facts(events: list[Event]) -> dict[str, object]:
    return {
        "count": len(events),
        "ids": [event.id for event in events],
        "kinds": sorted({event.envelope.kind for event in events}),
        "streams": sorted({event.envelope.stream for event in events}),
    }


def out_of_effect(replica: Replica, office: str, former: str) -> list[Event]:
    """The acts that took effect in the history that led to the chain `former`, and no longer do.

    Of those, and of no others, that the ledger has: what only moved is not among them. The former
    order is read from the branches that this PC recorded; without them nothing can be told.
    """
    places = {GENESIS.chain: GENESIS.seq} | {chain: seq for seq, _, chain in replica.chains()}
    found = trail(links_of(replica.incidents.all()), former, places)
    if found is None or not found[1]:
        return []
    since, ids = found
    return _Retrial(replica, office, since, ids).lost()


class _Retrial:
    """The streams that the fork touched, judged in the former order and in the present one."""

    def __init__(self, replica: Replica, office: str, since: int, ids: list[str]) -> None:
        self._replica = replica
        self._office = office
        self._since = since
        self._former = {event_id: since + order for order, event_id in enumerate(ids, 1)}

    def lost(self) -> list[Event]:
        """Those in effect before and not now, in their former order."""
        streams = {event.envelope.stream for _, event in self._replica.all_events(self._since)}
        office_now, office_then = self._office_histories()
        lost = _difference(office_then.judged, office_now.judged)
        for coverage in sorted({coverage_of(each) for each in streams} - {""}):
            now = self._replica.placed_under(PREFIX + coverage)
            then = replay_coverage(office_then.office, coverage, self._as_it_was(now))
            lost += _difference(
                then.judged, replay_coverage(office_now.office, coverage, now).judged
            )
        return sorted(lost, key=lambda event: self._former.get(event.id, 0))

    def _office_histories(self) -> tuple[OfficeHistory, OfficeHistory]:
        now = self._replica.placed_under(OFFICE, PEOPLE, KEYS.rstrip("/"))
        present = replay_office(self._office, now)
        moved = any(each.position > self._since for each in now)
        return present, replay_office(self._office, self._as_it_was(now)) if moved else present

    def _as_it_was(self, now: Iterable[Placed]) -> list[Placed]:
        return [
            Placed(self._former.get(each.event.id, each.position), each.event)
            for each in now
            if each.position <= self._since or each.event.id in self._former
        ]


def _difference(then: Iterable[Judged], now: Iterable[Judged]) -> list[Event]:
    standing = {each.placed.event.id for each in now if each.verdict is Verdict.EFFECTIVE}
    return [
        each.placed.event
        for each in then
        if each.verdict is Verdict.EFFECTIVE and each.placed.event.id not in standing
    ]
