"""From events to screens: which coverages a change touches, and how they stand after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.cards import Card, card_of
from app.domain.acts import ACTS, OWN_STREAM
from app.domain.codec import to_body
from app.domain.coverage_history import (
    PREFIX,
    CoverageHistory,
    coverage_of,
    replay_coverage,
)
from app.domain.events import Event
from app.domain.judge import NEWEST, PENDING, Judged, Placed, Verdict
from app.domain.office import Office
from app.domain.office_history import (
    KEYS,
    OFFICE,
    PEOPLE,
    OfficeHistory,
    concerns_office,
    replay_office,
)
from app.domain.record import record
from app.errors import Failure, Unavailable
from app.ledger.book import GENESIS, Head
from app.ledger.replica import Replica
from app.ledger.screens import CardRow, Screens

_AT = "projected"


@record
class Touched:
    """What a projection changed: coverage ids, and whether the office itself did.

    With a `failure` the lists do not show it yet: what was done is kept all the same.
    """

    coverages: frozenset[str]
    office: bool = False
    failure: Failure | None = None


class Projection:
    """Keeps the screens true to the replica. One lane uses it; `office` may be read anywhere."""

    def __init__(self, replica: Replica, screens: Screens, office_id: str) -> None:
        self._replica = replica
        self._screens = screens
        self._office_id = office_id
        self._mark = _marked(screens.fact(_AT))  # how far the screens have come
        self.office_history: OfficeHistory = self._replay_office()
        self._on_the_way = self._pending_now()  # coverage: its pending ids, in their order
        self._is_shown = not self._on_the_way  # whether the screens show these

    @property
    def office(self) -> Office:
        """The office as this PC knows it."""
        return self.office_history.office

    def history(self, coverage_id: str) -> CoverageHistory:
        """A coverage replayed from all that this PC has of it."""
        events = self._replica.placed_under(PREFIX + coverage_id)
        return replay_coverage(self.office, coverage_id, events)

    def undelivered(self, coverage_id: str) -> int:
        """How many events of a coverage the ledger does not have yet, as far as is shown here."""
        return len(self._on_the_way.get(coverage_id, ()))

    def take(self, events: Iterable[Event], since: Head, upto: Head) -> Touched:
        """Project what changed with the events that one visit brought.

        `since` and `upto` are the replica's heads before and after they were confirmed.
        """
        if self._mark.seq < since.seq:
            return self.catch_up()  # a visit before this one never came here, or comes later
        taken = list(events)
        settled = self._settled(taken)
        mark = upto if self._mark == since else self._mark
        touched = self._show((each for each in taken if _coverage(each) not in settled), mark)
        self._mark = mark
        return Touched(touched.coverages | settled, touched.office)

    def take_own(self, event: Event, before: CoverageHistory | None = None) -> Touched:
        """Project an own act, which is kept already: a failure is told and nothing is raised.

        `before` is the history of its coverage on which it was decided: all that this PC had.
        How far the screens are stays: they show it after every start.
        """
        coverage_id = _coverage(event)
        try:
            if before is None:
                return self._show([event])
            known = (judged.placed for judged in before.judged)
            placed = (*known, Placed(NEWEST, event))
            self._write([(coverage_id, replay_coverage(self.office, coverage_id, placed))])
        except Unavailable as failure:
            office = concerns_office(event.envelope.stream)
            return Touched(frozenset({coverage_id} - {""}), office, failure)
        return Touched(frozenset({coverage_id}))

    def keep_mark(self) -> None:
        """Note how far the screens have come, at the end; what came since is shown again."""
        self._screens.keep_fact(_AT, _mark_of(self._mark))

    def _settled(self, events: Sequence[Event]) -> frozenset[str]:
        """The coverages to which these bring only what was shown as pending, in that order.

        Nothing came between, so every verdict stands: nothing of theirs is on its way any more.
        """
        if not self._is_shown or any(concerns_office(event.envelope.stream) for event in events):
            return frozenset()
        brought: dict[str, tuple[str, ...]] = {}
        for event in events:
            brought[_coverage(event)] = (*brought.get(_coverage(event), ()), event.id)
        settled = [each for each, ids in brought.items() if self._on_the_way.get(each) == ids]
        for coverage_id in settled:
            del self._on_the_way[coverage_id]
        return frozenset(settled)

    def catch_up(self) -> Touched:
        """Project what the replica has and the screens may not show: after a start or a heal."""
        head = self._replica.head()
        if self._mark == head and not self._replica.pending_count():
            self._is_shown = True
            return Touched(frozenset())
        if self._replica.head_at(self._mark.seq) != self._mark:
            self._screens.clear()  # the order that was shown is not the ledger's any more
            self._mark = GENESIS
        # The head as it was before reading: what came meanwhile comes again with its visit.
        events = (event for _, event in self._replica.all_events(self._mark.seq))
        touched = self._show(events, head)
        self._mark = head
        self._is_shown = True
        self.keep_mark()
        return touched

    def _show(self, events: Iterable[Event], mark: Head | None = None) -> Touched:
        streams = {event.envelope.stream for event in events}
        office = any(concerns_office(stream) for stream in streams)
        coverages = {coverage_of(stream) for stream in streams} - {""}
        if office:
            self.office_history = self._replay_office()
            coverages.update(self._screens.unsettled(), self._on_the_way)
        self._write(((each, self.history(each)) for each in sorted(coverages)), mark)
        return Touched(frozenset(coverages), office)

    def _write(
        self, histories: Iterable[tuple[str, CoverageHistory]], mark: Head | None = None
    ) -> None:
        """The mark with them: a power cut that takes events back takes what shows them too."""
        zone = ZoneInfo(self.office.zone)
        changes, pending = [], {}
        for coverage_id, history in histories:  # one at a time: an office has thousands
            notices = [_notice(coverage_id, judged) for judged in _without_effect(history)]
            changes.append((coverage_id, self._row(history, zone), notices))
            pending[coverage_id] = _pending(history)
        if changes:
            self._screens.replace_all(changes, {_AT: _mark_of(mark)} if mark else {})
        for coverage_id, ids in pending.items():
            self._note_pending(coverage_id, ids)

    def _note_pending(self, coverage_id: str, ids: tuple[str, ...]) -> None:
        if ids:
            self._on_the_way[coverage_id] = ids
        else:
            self._on_the_way.pop(coverage_id, None)

    def _pending_now(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._replica.pending():
            coverage_id = _coverage(entry.event)
            found[coverage_id] = (*found.get(coverage_id, ()), entry.event.id)
        found.pop("", None)  # of the office itself
        return found

    def _row(self, history: CoverageHistory, zone: ZoneInfo) -> CardRow | None:
        coverage = history.coverage
        if coverage is None:
            return None
        waiting = sum(judged.verdict is Verdict.WAITING for judged in history.judged)
        card = card_of(self.office.sops[coverage.sop], coverage, waiting)
        return _card_row(card, zone, self.office)

    def _replay_office(self) -> OfficeHistory:
        events = self._replica.placed_under(OFFICE, PEOPLE, KEYS.rstrip("/"))
        return replay_office(self._office_id, events)


def _coverage(event: Event) -> str:
    return coverage_of(event.envelope.stream)


def _pending(history: CoverageHistory) -> tuple[str, ...]:
    placed = [judged.placed for judged in history.judged]
    waiting = sorted((each for each in placed if each.position >= PENDING), key=_position)
    return tuple(each.event.id for each in waiting)


def _position(placed: Placed) -> int:
    return placed.position


def _mark_of(head: Head) -> str:
    return f"{head.seq}:{head.chain}"


def _marked(fact: str) -> Head:
    seq, _, chain = fact.partition(":")
    return Head(int(seq), chain) if seq.isdecimal() else GENESIS


def _without_effect(history: CoverageHistory) -> list[Judged]:
    """What somebody should look at: an aside that came too late changes nothing and is not."""
    return [judged for judged in history.judged if _matters(judged)]


def _matters(judged: Judged) -> bool:
    if judged.verdict is Verdict.EFFECTIVE:
        return False
    kind = ACTS.get(judged.placed.event.envelope.kind)
    return judged.verdict is Verdict.WAITING or kind not in OWN_STREAM


def _notice(coverage: str, judged: Judged) -> tuple[str, dict[str, Any]]:
    envelope = judged.placed.event.envelope
    content = {
        "event": judged.placed.event.id,
        "coverage": coverage,
        "verdict": judged.verdict.value,
        "reason": judged.reason,
        "rival": judged.rival,
        "kind": envelope.kind,
        "person": envelope.person,
        "at": envelope.at,
    }
    return judged.placed.event.id, content


def _card_row(card: Card, zone: ZoneInfo, office: Office) -> CardRow:
    leader = office.leaders.get(card.leader, card.leader)
    day = datetime.fromtimestamp(card.starts_at / 1000, zone)
    return CardRow(
        id=card.id,
        stage=card.stage.value,
        role=card.role,
        month=f"{day:%Y-%m}",
        updated=card.updated_at,
        unsettled=bool(card.waiting or card.held),
        words=" ".join((card.title, card.place, leader)).lower(),
        content=to_body(card),
    )
