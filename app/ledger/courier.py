"""Carries events between this PC's replica and the office's ledger, one visit at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

from app.domain.events import Event
from app.errors import Failure, Refusal
from app.ledger.book import Book
from app.ledger.book_file import idle_poll
from app.ledger.book_rows import Left
from app.ledger.book_schema import HEADER_SIZE
from app.ledger.exchange import Exchange, Findings
from app.ledger.forks import review_fork
from app.ledger.heal import may_heal, rebuild
from app.ledger.hold import Hold
from app.ledger.incidents import Incident
from app.ledger.leftovers import take_away_leftovers
from app.ledger.lock import ShareLock
from app.ledger.office_clock import OfficeClock, running_seconds
from app.ledger.office_folder import OfficeFolder, share_failure
from app.ledger.precedence import Precedence
from app.ledger.presence import Presence
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.selftest import selftest
from app.ledger.visit import Confirmed, HeldBack, Observer, Unobserved, Visit
from app.ledger.watch import Watch

__all__ = ["Confirmed", "Courier", "HeldBack", "Observer", "Unobserved", "Visit"]

HOLD_SECONDS = 2.0  # of one visit, that others need not wait long for the lock
MOST_PUSHED = 500
MOST_CONSIDERED = 2000  # pending events whose files are asked for
# A file whose time changed long after anything came was changed by no PC of ours: a server may
# note the time of what was written seconds later.
QUIET_SECONDS = 10.0
TELL_ALL_EVERY = 3600.0  # seconds
ASLEEP = 30.0  # seconds without a look at the share

_BUSY = frozenset({"lock_busy", "lock_lost", "ledger_busy"})
# Of cadangan alone: work goes on without this PC's mark there, and Kesehatan says so.
_NO_PLACE = (NotADirectoryError, FileExistsError, PermissionError)
_LOCAL = frozenset({"replica_damaged", "replica_unusable", "profile_full"})


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
        media_gate: Callable[[], Callable[[Event], bool]] = lambda: _open,
        observer: Observer | None = None,
        monotonic: Callable[[], float] = running_seconds,
        try_share: Callable[[Path], None] = selftest,
        renew_device: Callable[[], str] = lambda: token_hex(8),
    ) -> None:
        """`office` is the founding event's id that this PC pinned.

        `media_gate` gives what says whether every file that an event names is on the share: until
        then it waits, and what follows it in its stream with it. It is asked for anew each time
        that the pending events are looked through, so that one look at the share serves all of
        them and no later one. `monotonic` runs on while the PC sleeps. `try_share` refuses a share
        on which SQLite is not safe; it is asked once. `renew_device` gives this PC another device
        id, for good: it is asked when another PC turns out to bear the same.
        """
        self._folder = folder
        self._replica = replica
        self._lock = lock
        self._clock = clock
        self._office = office
        self._media_gate = media_gate
        self._observer: Observer = observer or Unobserved()
        self._monotonic = monotonic
        self._try_share: Callable[[Path], None] | None = try_share
        self._token: bytes | None = None  # of the ledger as the last visit left it, seen whole
        self._left: Left | None = None  # the same where every row of it is genuine and was read
        self._awake = -ASLEEP
        self._suspected = ""
        self._news = -QUIET_SECONDS
        self._told_all: float | None = None
        self._watch = Watch(replica, self._now, monotonic)
        self._precedence = Precedence(folder, replica, self._now, monotonic)
        self._presence = Presence(folder, replica, device, self._now, monotonic, renew_device)

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
            self._token = self._left = None
            came = findings.confirmed or findings.rewound is not None
            if failure.code in _LOCAL and not came:
                raise  # else the next step does: what came by now is to be shown
            return self._report(findings, failure)
        return self._report(findings, None)

    def hurry(self) -> None:
        """The program ends: let the visit under way be a short one. Any thread may call this."""
        self._lock.hurry()

    def _step(self, findings: Findings) -> None:
        facts = self._folder.read()
        if facts.office_id != self._office:
            raise Refusal("office_other", have=facts.office_id, needed=self._office)
        if self._clock.due():
            take_away_leftovers(self._folder, self._clock.measure().at)
        self._lock.take_back()
        if self._try_share is not None:
            self._try_share(self._folder.root)
            self._try_share = None
        poll = idle_poll(self._folder.ledger)
        pushable = self._pushable()
        free = self._precedence.free(pushable)
        left = self._still_as_left(poll)
        if free or self._token is None or poll != self._token or self._watch.is_due():
            if left is None:
                self._precedence.look()
            self._visit(findings, pushable, poll, left)
            findings.incidents += review_fork(self._replica, self._office, self._now())
        try:
            self._tell_share(findings)
        except _NO_PLACE:
            self._folder.read()  # else it is the whole share; what was done there stays done

    def _pushable(self) -> list[Pending]:
        """What has its files there; what the ledger once had goes in any case, for it had them."""
        is_open = self._media_gate()
        closed: set[str] = set()
        open_: list[Pending] = []
        for entry in self._replica.pending(MOST_CONSIDERED):
            # What stands beside a stream (coverage/<id>/<person>) speaks of it: it waits as well.
            subject = "/".join(entry.event.envelope.stream.split("/")[:2])
            if entry.lost or (subject not in closed and is_open(entry.event)):
                open_.append(entry)
            else:
                closed.add(subject)
        return open_

    def _still_as_left(self, poll: bytes | None) -> Left | None:
        """The ledger as this PC left it, where it need not read it again; else None.

        Who slept may have slept through a restoration that leaves no trace but others' heads.
        """
        now, awake = self._monotonic(), self._awake
        self._awake = now
        left = self._left
        if left is None or poll != left.token or now - awake >= ASLEEP or self._watch.is_due():
            return None
        return left

    def _visit(
        self,
        findings: Findings,
        pushable: list[Pending],
        poll: bytes | None,
        left: Left | None,
    ) -> None:
        with self._lock.held() as hold:
            try:
                self._exchange(hold, findings, pushable, poll, left)
            except Failure as failure:
                findings.incidents.append(self._heal(failure, findings, hold))
                self._precedence.look()
                self._exchange(hold, findings, [], None, None)
            # Read after closing and before the lock goes: whatever comes later differs from it.
            token = idle_poll(self._folder.ledger)
            if not hold.still_mine():
                token = None  # what another PC brought meanwhile was not read
        self._suspected = ""
        if findings.confirmed or findings.rewound is not None:
            self._news = self._monotonic()
        self._token = token if findings.complete else None
        end = findings.left
        self._left = Left(self._token, end) if self._token is not None and end else None

    def _exchange(
        self,
        hold: Hold,
        findings: Findings,
        pushable: list[Pending],
        poll: bytes | None,
        left: Left | None,
    ) -> None:
        until = self._monotonic() + HOLD_SECONDS

        def has_time() -> bool:
            return self._monotonic() < until and hold.may_begin()

        # A pack may have been taken in while we waited for the lock, or somebody was there.
        same = left if left is not None and left.head == self._replica.head() else None
        with Book.open(self._folder.ledger, same) as book:
            if left is not None and book.left is None:
                self._precedence.look()
            exchange = Exchange(
                book, self._replica, self._office, self._now, hold.still_mine, has_time, findings
            )
            if exchange.pull(self._observer.on_progressed):
                self._look_for_a_stranger(findings, poll)
                if book.left is None:
                    findings.incidents += self._precedence.settle()
                if findings.confirmed or findings.rewound is not None:
                    # What was pulled may be ours, delivered by a lost answer; or ours was lost.
                    pushable = self._pushable()
                pushable = self._precedence.free(pushable)
                exchange.push(pushable[:MOST_PUSHED])
                whole = self._watch.run(exchange, has_time, hurried=bool(pushable))
                if len(pushable) > MOST_PUSHED or not whole or self._precedence.is_doubtful:
                    findings.complete = False

    def _look_for_a_stranger(self, findings: Findings, poll: bytes | None) -> None:
        """A file that changed although no row came was changed by something else than a push."""
        if findings.confirmed or findings.rewound is not None:
            return
        if self._token is not None and poll is not None and poll != self._token:
            committed = poll[:HEADER_SIZE] != self._token[:HEADER_SIZE]
            if committed or self._monotonic() - self._news >= QUIET_SECONDS:
                self._watch.suspect()

    def _heal(self, failure: Failure, findings: Findings, hold: Hold) -> Incident:
        """Replace a ledger that failed twice in the same way: once may be a share that blinks."""
        twice, self._suspected = self._suspected == failure.code, failure.code
        if not twice or not may_heal(failure, self._replica, self._office):
            raise failure
        findings.rewound = 0  # also where the share fails again before all is there
        at, code = self._now(), failure.code
        incident = rebuild(
            self._folder,
            self._replica,
            self._office,
            self._presence.device,
            code,
            at,
            hold,
        )
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
            since=findings.since,
            upto=findings.upto,
            incidents=tuple(findings.incidents),
            rewound=findings.rewound,
            more=failure is None and not findings.complete,
            waiting=self._replica.pending_count(),
            held_back=self._precedence.held(),
        )

    def _tell_share(self, findings: Findings) -> None:
        """Leave this PC's head and incidents on the share, where any PC can find them."""
        forked = findings.rewound is not None
        double = self._presence.tell(at_once=forked)
        if double is not None:
            findings.incidents.append(double)
        # The folder may be another one than it was, without what was left there: certainly where
        # the history parted, and else a server may have come back with a volume that it had before.
        now, told = self._monotonic(), self._told_all
        again = forked or told is None or now - told >= TELL_ALL_EVERY
        folder = self._folder.copies / "insiden"
        self._replica.incidents.mirror(folder, self._presence.device, again=again)
        self._told_all = now if again else told

    def _now(self) -> int:
        return self._clock.now().at


def _open(event: Event) -> bool:
    return True


def _state(failure: Failure) -> str:
    if isinstance(failure, Refusal):
        return "refused"
    return "busy" if failure.code in _BUSY else "offline"
