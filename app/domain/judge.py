"""Judging by `prev`: which events of a stream take effect, from ledger order alone.

A stream's events form a tree by `prev`; an event takes effect where its `prev` is the stream's
head when it arrives. What names something missing waits, and counts as arriving with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.events import NO_EVENT, Event

PENDING = 1 << 60  # positions from here on belong to own events that the ledger does not have yet


class Verdict(StrEnum):
    """What replay makes of an event; all but EFFECTIVE keep it without effect."""

    EFFECTIVE = "effective"
    OVERTAKEN = "overtaken"  # another event took its place
    HELD = "held"  # its author's post or key had ended before it arrived
    REFUSED = "refused"  # a rule says no: no honest program makes such an event
    WAITING = "waiting"  # it names something that has not arrived


@dataclass(frozen=True, slots=True)
class Placed:
    """An event and its position: ledger `seq`, or PENDING + order for own undelivered ones."""

    position: int
    event: Event


@dataclass(frozen=True, slots=True)
class Judged:
    """An event with its verdict; `reason` is a code, `rival` the event that took its place."""

    placed: Placed
    verdict: Verdict
    reason: str = ""
    rival: str = ""


class Held(Exception):
    """Raised by a court: the event is genuine and allowed, but came after an ending."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# When what an event names (its key, its appointment, what it ends) arrived; None: not yet.
Known = Callable[[Event], int | None]


def by_arrival(
    events: Iterable[Placed], known: Known
) -> tuple[list[tuple[int, Placed]], list[Judged]]:
    """The events in order of arrival, with it, and those that still wait."""
    placed = {item.event.id: item for item in events}
    arrivals = _arrivals(placed, known)
    arrived: list[tuple[int, Placed]] = []
    waiting: list[Judged] = []
    for event_id, item in placed.items():
        arrival = arrivals[event_id]
        if arrival is None:
            waiting.append(Judged(item, Verdict.WAITING, "names_missing"))
        else:
            arrived.append((arrival, item))
    arrived.sort(key=lambda pair: (pair[0], pair[1].position))
    return arrived, waiting


def _arrivals(placed: dict[str, Placed], known: Known) -> dict[str, int | None]:
    """Ids cannot form a cycle, so following `prev` ends; done without recursion."""
    arrivals: dict[str, int | None] = {}
    for event_id in placed:
        path: list[str] = []
        current = event_id
        while current in placed and current not in arrivals:
            path.append(current)
            current = placed[current].event.envelope.prev
        arrival = 0 if current == NO_EVENT else arrivals.get(current)
        for step in reversed(path):
            item = placed[step]
            named = known(item.event)
            ready = arrival is not None and named is not None
            arrival = max(item.position, arrival or 0, named or 0) if ready else None
            arrivals[step] = arrival
    return arrivals


class Heads:
    """The last event in effect of each stream, and who took whose place."""

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}
        self._followers: dict[tuple[str, str], str] = {}
        self._rivals: dict[str, str] = {}

    def head(self, stream: str) -> str:
        """Id of the last event in effect, empty for none."""
        return self._heads.get(stream, NO_EVENT)

    def rival_of(self, event: Event) -> str | None:
        """None where the event follows the head; else the event that took its place."""
        stream, prev = event.envelope.stream, event.envelope.prev
        if self.head(stream) == prev:
            return None
        rival = self._followers.get((stream, prev)) or self._rivals.get(prev, NO_EVENT)
        self._rivals[event.id] = rival
        return rival

    def take(self, event: Event) -> None:
        """The event is in effect: it becomes the head of its stream."""
        stream = event.envelope.stream
        self._followers[(stream, self.head(stream))] = event.id
        self._heads[stream] = event.id

    def all(self) -> dict[str, str]:
        """The head of every stream that has one."""
        return dict(self._heads)
