"""What one visit to the office folder came to, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from app.domain.events import Event
from app.domain.record import record
from app.errors import Failure
from app.ledger.book_rows import GENESIS, Head
from app.ledger.incidents import Incident

Confirmed = tuple[int, Event]
"""An event and its place in the ledger."""


class Observer(Protocol):
    """Who is told of a visit, in the courier's thread and never under the lock."""

    def on_rewound(self, seq: int) -> None:
        """Places after `seq` changed: what was projected from them is to be read anew."""

    def on_confirmed(self, events: Sequence[Confirmed]) -> None:
        """Events and their places, in ledger order; own ones that are delivered among them."""

    def on_progressed(self, done: int, total: int) -> None:
        """A long pull has come to place `done` of `total` (the one call made under the lock)."""


class Unobserved:
    """An observer that is not interested."""

    def on_rewound(self, seq: int) -> None:
        """Nothing is projected."""

    def on_confirmed(self, events: Sequence[Confirmed]) -> None:
        """Nothing is projected."""

    def on_progressed(self, done: int, total: int) -> None:
        """Nobody waits."""


class Pulling(Unobserved):
    """Passes on how far a long pull has come."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        """`told` hears the place reached and the last place."""
        self._told = told

    def on_progressed(self, done: int, total: int) -> None:
        self._told(done, total)


@record
class HeldBack:
    """This PC's own new acts wait, so that PCs that saw more of the history come first.

    `reason`: "head_unknown" (another PC saw a history that the ledger does not show) or
    "rows_missed" (the ledger had lost rows that this PC had confirmed).
    """

    until: int  # office time (ms) at which they go in any case
    reason: str


@record
class Visit:
    """What one step came to.

    `state`: "connected"; "busy" (another PC has the lock: try again soon); "offline" (the share
    or its ledger cannot be used, `failure` says why); "refused" (it must not be used: `failure`).
    """

    state: str
    failure: Failure | None = None
    delivered: tuple[str, ...] = ()  # ids that this PC held and the ledger now has
    pulled: tuple[Event, ...] = ()  # everything confirmed, in ledger order
    since: Head = GENESIS  # the replica's head before these were confirmed
    upto: Head = GENESIS  # and after
    incidents: tuple[Incident, ...] = ()  # those not met before
    rewound: int | None = None
    more: bool = False  # step again at once: there is more to carry
    waiting: int = 0  # events that the ledger does not have
    held_back: HeldBack | None = None  # while this PC's new acts wait for others

    @property
    def code(self) -> str:
        """The failure's code, empty where there was none."""
        return self.failure.code if self.failure else ""
