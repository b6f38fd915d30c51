"""Carries events between this PC's replica and the office's ledger, one visit at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.events import Event
from app.domain.record import record
from app.errors import Failure, Refusal
from app.ledger.book import GENESIS, Book
from app.ledger.book_file import idle_poll
from app.ledger.exchange import Confirmed, Exchange, Findings
from app.ledger.heads import DeviceHead, keep_head
from app.ledger.heal import may_heal, rebuild
from app.ledger.incidents import Incident
from app.ledger.lock import Hold, ShareLock
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder, share_failure
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.selftest import selftest
from app.ledger.watch import Watch

HOLD_SECONDS = 2.0  # of one visit, that others need not wait long for the lock
MOST_PUSHED = 500
MOST_CONSIDERED = 2000  # pending events whose files are asked for
HEAD_EVERY = 60.0  # seconds

_BUSY = frozenset({"lock_busy", "lock_lost", "ledger_busy"})
_LOCAL = frozenset({"replica_damaged", "replica_unusable", "profile_full"})


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
    incidents: tuple[Incident, ...] = ()  # those not met before
    rewound: int | None = None
    more: bool = False  # step again at once: there is more to carry
    waiting: int = 0  # events that the ledger does not have

    @property
    def code(self) -> str:
        """The failure's code, empty where there was none."""
        return self.failure.code if self.failure else ""


class Courier:
    """One PC's courier. It knows no thread: whoever drives it calls `step` again and again."""

    def __init__(
        self,
        folder: OfficeFolder,
        replica: Replica,
        lock: ShareLock,
        clock: OfficeClock,
        office: str,
        device: str,
        media_gate: Callable[[Event], bool] = lambda event: True,
        observer: Observer | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        try_share: Callable[[Path], None] = selftest,
    ) -> None:
        """`office` is the founding event's id that this PC pinned.

        `media_gate` says whether every file that an event names is on the share: until then it
        waits, and what follows it in its stream with it. `try_share` refuses a share on which
        SQLite is not safe; it is asked once.
        """
        self._folder = folder
        self._replica = replica
        self._lock = lock
        self._clock = clock
        self._office = office
        self._device = device
        self._media_gate = media_gate
        self._observer: Observer = observer or Unobserved()
        self._monotonic = monotonic
        self._try_share: Callable[[Path], None] | None = try_share
        self._token: bytes | None = None
        self._suspected = ""
        self._kept_head = GENESIS, -HEAD_EVERY
        self._watch = Watch(replica, self._now, monotonic)

    def step(self) -> Visit:
        """Go to the share once. Whatever goes wrong there, everything is kept here.

        Raises Unavailable replica_damaged, replica_unusable or profile_full (this PC's own
        disk) and nothing else.
        """
        findings = Findings()
        try:
            try:
                self._step(findings)
            except OSError as error:
                raise share_failure(error) from error
        except Failure as failure:
            if failure.code in _LOCAL:
                raise
            self._token = None
            return self._report(findings, failure)
        return self._report(findings, None)

    def _step(self, findings: Findings) -> None:
        facts = self._folder.read()
        if facts.office_id != self._office:
            raise Refusal("office_other", have=facts.office_id, needed=self._office)
        if self._clock.due():
            self._clock.measure()
        if self._try_share is not None:
            self._try_share(self._folder.root)
            self._try_share = None
        unchanged = self._token is not None and idle_poll(self._folder.ledger) == self._token
        pushable = self._pushable()
        if pushable or not unchanged or self._watch.is_due():
            self._visit(findings, pushable)
        self._tell_share()

    def _pushable(self) -> list[Pending]:
        """What may go now. What the ledger once had goes in any case: its files were there."""
        closed: set[str] = set()
        open_: list[Pending] = []
        for entry in self._replica.pending(MOST_CONSIDERED):
            # What stands beside a stream (coverage/<id>/<person>) speaks of it: it waits as well.
            subject = "/".join(entry.event.envelope.stream.split("/")[:2])
            if entry.lost or (subject not in closed and self._media_gate(entry.event)):
                open_.append(entry)
            else:
                closed.add(subject)
        return open_

    def _visit(self, findings: Findings, pushable: list[Pending]) -> None:
        with self._lock.held() as hold:
            try:
                self._exchange(hold, findings, pushable)
            except Failure as failure:
                findings.incidents.append(self._heal(failure))
                findings.rewound = 0
                self._exchange(hold, findings, [])
            # Read after closing and before the lock goes: whatever comes later differs from it.
            token = idle_poll(self._folder.ledger)
        self._suspected = ""
        self._token = token if findings.complete else None

    def _exchange(self, hold: Hold, findings: Findings, pushable: list[Pending]) -> None:
        until = self._monotonic() + HOLD_SECONDS

        def has_time() -> bool:
            return self._monotonic() < until and hold.still_mine()

        with Book.open(self._folder.ledger) as book:
            exchange = Exchange(
                book, self._replica, self._office, self._now, hold.still_mine, has_time, findings
            )
            if exchange.pull(self._observer.on_progressed):
                if findings.confirmed or findings.rewound is not None:
                    # What was pulled may be ours, delivered by a lost answer; or ours was lost.
                    pushable = self._pushable()
                exchange.push(pushable[:MOST_PUSHED])
                whole = self._watch.run(exchange, has_time, hurried=bool(pushable))
                if len(pushable) > MOST_PUSHED or not whole:
                    findings.complete = False

    def _heal(self, failure: Failure) -> Incident:
        """Replace a ledger that failed twice in the same way: once may be a share that blinks."""
        twice, self._suspected = self._suspected == failure.code, failure.code
        if not twice or not may_heal(failure, self._replica, self._office):
            raise failure
        at, code = self._now(), failure.code
        incident = rebuild(self._folder, self._replica, self._office, self._device, code, at)
        self._replica.incidents.record(incident)
        return incident

    def _report(self, findings: Findings, failure: Failure | None) -> Visit:
        """What was taken before a failure is here as well as after a whole visit."""
        if findings.rewound is not None:
            self._observer.on_rewound(findings.rewound)
        if findings.confirmed:
            self._observer.on_confirmed(findings.confirmed)
        return Visit(
            "connected" if failure is None else _state(failure),
            failure,
            delivered=tuple(findings.delivered),
            pulled=tuple(event for _, event in findings.confirmed),
            incidents=tuple(findings.incidents),
            rewound=findings.rewound,
            more=failure is None and not findings.complete,
            waiting=self._replica.pending_count(),
        )

    def _tell_share(self) -> None:
        """Leave this PC's head and incidents on the share, where any PC can find them."""
        self._replica.incidents.mirror(self._folder.copies / "insiden", self._device)
        head, now = self._replica.head(), self._monotonic()
        kept, since = self._kept_head
        if head != kept and now - since >= HEAD_EVERY:
            keep_head(self._folder, DeviceHead(self._device, head, self._now()))
            self._kept_head = head, now

    def _now(self) -> int:
        return self._clock.now().at


def _state(failure: Failure) -> str:
    if isinstance(failure, Refusal):
        return "refused"
    return "busy" if failure.code in _BUSY else "offline"
