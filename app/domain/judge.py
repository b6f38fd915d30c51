"""Judging by `prev`: which events of a stream take effect, from ledger order alone.

A stream's events form a tree by `prev`; an event takes effect where its `prev` is the stream's
head when it arrives. What names something missing waits, and counts as arriving with it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from enum import StrEnum

from app.domain.events import NO_EVENT, Event
from app.domain.record import record

PENDING = 1 << 60  # positions from here on belong to own events that the ledger does not have yet
NEWEST = 1 << 61  # of the own event that was made just now: it comes after all that this PC has


class Verdict(StrEnum):
    """What replay makes of an event; all but EFFECTIVE keep it without effect."""

    EFFECTIVE = "effective"
    OVERTAKEN = "overtaken"  # another event took its place
    HELD = "held"  # its author's post or key had ended before it arrived
    REFUSED = "refused"  # a rule says no: no honest program makes such an event
    WAITING = "waiting"  # it names something that has not arrived


@record
class Placed:
    """An event and its position: ledger `seq`, or PENDING + order for own undelivered ones."""

    position: int
    event: Event


@record
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


# What an event waits for beside its `prev`: the name (id or key) of something missing, or empty.
# The container holds the ids of the events that have arrived.
Missing = Callable[[Event, Container[str]], str]


def in_order(events: Iterable[Placed]) -> list[Placed]:
    """The events by position; of an event that is there twice the first row counts."""
    first: dict[str, Placed] = {}
    for item in sorted(events, key=lambda item: item.position):
        first.setdefault(item.event.id, item)
    return list(first.values())


def hear(
    queue: Iterable[tuple[int, Placed]], missing: Missing, judge: Callable[[int, Placed], Judged]
) -> Iterator[Judged]:
    """Every event's verdict, in order of arrival.

    `queue` holds positions of arrival, in order, with the events. An event that names something
    missing (`prev`, or what `missing` says) arrives right after the event that brings it.
    """
    there = {NO_EVENT}
    blocked: dict[str, list[Placed]] = {}
    for arrival, first in queue:
        ready = [first]
        while ready:
            item = ready.pop()
            prev = item.event.envelope.prev
            name = prev if prev not in there else missing(item.event, there)
            if name:
                blocked.setdefault(name, []).append(item)
                continue
            yield judge(arrival, item)
            there.add(item.event.id)
            for brought in _brought(item.event):
                ready.extend(reversed(blocked.pop(brought, ())))
    for items in blocked.values():
        yield from map(still_waiting, items)


def _brought(event: Event) -> tuple[str, str, str]:
    """What an event may bring: itself, and the key and the person that its body introduces."""
    body = event.body or {}
    return event.id, str(body.get("key", "")), str(body.get("person", ""))


def still_waiting(item: Placed) -> Judged:
    """The verdict on an event that names something that has not arrived."""
    return Judged(item, Verdict.WAITING, "names_missing")


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

    def overtake(self, event: Event, rival: str) -> None:
        """The event has no effect because of `rival`, nor has what follows it."""
        self._rivals[event.id] = rival

    def take(self, event: Event) -> None:
        """The event is in effect: it becomes the head of its stream."""
        stream = event.envelope.stream
        self._followers[(stream, self.head(stream))] = event.id
        self._heads[stream] = event.id

    def all(self) -> dict[str, str]:
        """The head of every stream that has one."""
        return dict(self._heads)
