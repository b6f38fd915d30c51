"""One visit to the open ledger: take what is new, mend what is ours, put in what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.events import Event, Sealed
from app.ledger.book import GENESIS, Book, Head, Row, next_chain
from app.ledger.branches import leave_branch
from app.ledger.comparison import Comparison
from app.ledger.forks import remember_fork
from app.ledger.holding import miss
from app.ledger.incidents import Incident
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.seal import NotGenuine, unseal
from app.ledger.sieve import Sieve
from app.ledger.visit import Confirmed

# Of one visit: a window that shows what came, and lets go of it, must not be held up by much.
MOST_TAKEN = 2000
BATCH = 500  # rows for which this PC's own acts wait, at most
_NAMED = 20  # ids that an incident spells out
_DIVERGED = "diverged_at"
_CHAIN_WRONG = "chain_wrong_at"


@dataclass
class Findings:
    """What a visit brought, in the order in which it came."""

    confirmed: list[Confirmed] = field(default_factory=list)
    delivered: list[str] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    since: Head = GENESIS  # the replica's heads before and after all of these were confirmed
    upto: Head = GENESIS
    rewound: int | None = None  # places after this one are to be read anew
    complete: bool = True  # False when the time for one visit was over before the end
    left: Head | None = None  # the end of the ledger, where every row is genuine and was read

    def came(self, rows: Sequence[Confirmed], before: Head, after: Head) -> None:
        """Rows were confirmed, between these two heads of the replica."""
        if before != self.upto:  # the first ones; or a pack was taken in between
            self.since = before
        if rows and after.seq > rows[-1][0]:  # or while they were confirmed
            self.since = after
        self.upto = after
        self.confirmed += rows


class Exchange:
    """The courier's work between opening the ledger and closing it."""

    def __init__(
        self,
        book: Book,
        replica: Replica,
        office: str,
        now: Callable[[], int],
        still_mine: Callable[[], bool],
        has_time: Callable[[], bool],
        findings: Findings,
    ) -> None:
        """`now` is office time (ms); `has_time` says whether another batch may be begun.

        `findings` are filled as they come, so that what was taken before a failure is known.
        """
        self._book = book
        self._replica = replica
        self._office = office
        self._now = now
        self._still_mine = still_mine
        self._has_time = has_time
        self._comparison = Comparison(book, replica, office, still_mine)
        self._sieve = Sieve(book, replica, office, still_mine, self._record)
        self._at = 0
        self.findings = findings

    def pull(self, told: Callable[[int, int], None]) -> bool:
        """Take every row that is new here; False when time was over before the last one.

        `told` hears how far the replica is and how far the ledger.
        """
        if self._book.left is not None:
            self.findings.left, self._at = self._book.left, self._book.left.seq
            return True
        self.findings.complete = False
        self._check_tail()
        self._look_again()
        goes_on = True  # for one batch at least, however slow the share is
        while goes_on and len(self.findings.confirmed) < MOST_TAKEN:
            rows = self._book.rows(self._at, BATCH)
            if not rows:
                self._close_divergence()
                self.findings.complete = True
                self.findings.left = self._end()
                return True
            self._take(rows)
            told(rows[-1].seq, self._book.head().seq)
            goes_on = self._has_time()
        return False

    def push(self, pending: Sequence[Pending]) -> None:
        """Append what the ledger lacks and take the rows that were read back: they are ✓✓.

        Only after `pull` came to the end, under the same lock.
        """
        if not pending:
            return
        for entry in pending:
            if not self._replica.knows(entry.sealed):
                self._insist(entry.sealed)
        left = self.findings.left
        onto = left.chain if left is not None else self._replica.head().chain
        rows = self._book.append([entry.sealed for entry in pending], self._still_mine, onto)
        if rows and rows[0].seq != self._at + 1:
            # Somebody came between, lock or no lock: the next pull takes all of it in its order.
            self.findings.complete = False
            return
        events = {entry.sealed.id: entry.event for entry in pending}
        self._confirm([(row, events[row.sealed.id]) for row in rows])
        if left is not None and rows:
            self.findings.left = Head(rows[-1].seq, rows[-1].chain)

    def compare(self, after: int, limit: int) -> int | None:
        """Hold `limit` rows beyond `after` against the ledger; where to go on, None at the end.

        Rows that were tampered with are written back. Where the two orders part, the replica
        is rewound to take the ledger's, and the end is reached.
        """
        result = self._comparison.window(after, limit)
        self.findings.confirmed += result.restored  # judged without its body until now
        for seq, event_id in result.repaired:
            self._record("row_repaired", seq=seq, id=event_id)
        if result.misled is not None:
            self._record("chain_disagrees", seq=result.misled)
        if result.diverged is not None:
            self._diverge(result.diverged)
        return result.next

    # What comes in

    def _take(self, rows: Sequence[Row]) -> None:
        chain = self._replica.head().chain
        genuine = self._sieve.genuine(rows)
        if self._sieve.moved is not None:
            self._diverge_where_it_moved(self._sieve.moved)
            return
        self._at = rows[-1].seq
        self._confirm(genuine)
        self._check_chain(chain, [row for row, _ in genuine])

    def _end(self) -> Head | None:
        """The last row that was read, where every one of them is genuine."""
        head = self._replica.head()
        # Where a pack was taken in just now, the replica knows of more than the ledger showed.
        return head if head.seq == self._at and not self._replica.quarantine.all() else None

    def _confirm(self, genuine: Sequence[tuple[Row, Event]]) -> None:
        before = self._replica.head()
        self.findings.delivered += self._replica.confirm(genuine, self._now())
        came = [(row.seq, event) for row, event in genuine]
        self.findings.came(came, before, self._replica.head())

    def _insist(self, ours: Sealed) -> None:
        try:
            unseal(ours, office=self._office)
        except NotGenuine as reason:
            raise self._replica.doubt(ours.id) from reason

    def _look_again(self) -> None:
        """Rows that failed may have been repaired by a PC that holds their bytes."""
        failed = self._replica.quarantine.all()
        if not failed:
            return
        self._at = max(self._at, failed[-1].seq)
        for row, event in self._sieve.released():
            # What was written here without having seen that row saw another chain.
            remember_fork(self._replica)
            leave_branch(self._replica, row.seq - 1, self._now())
            self.findings.delivered += self._replica.confirm([(row, event)], self._now())
            self._rewind_findings(row.seq - 1)
        if self._sieve.moved is not None:
            self._diverge_where_it_moved(self._sieve.moved)

    # Where the ledger and this PC disagree

    def _check_tail(self) -> None:
        """The last row that we confirmed must still lie there; else some of the past is gone."""
        tail = self._replica.tail()
        if tail is None:
            return
        self._at = tail[0]
        if [(row.seq, row.sealed) for row in self._book.rows(self._at - 1, 1)] == [tail]:
            return
        last = self._book.head().seq
        if last < self._at:
            self._diverge(last + 1)
        else:
            self.compare(self._at - 1, 1)
            if self._at == tail[0]:
                return  # it was tampered with, and is repaired
        self._compare_whole()

    def _check_chain(self, chain: str, rows: Sequence[Row]) -> None:
        """A stored chain that disagrees is an incident, never a reason to refuse a genuine row.

        Somebody computed it upon another past than ours: ours is compared whole, once until
        the chains agree again.
        """
        wrong: Row | None = None
        for row in rows:
            chain = next_chain(chain, row.sealed.id)
            if row.chain != chain:
                wrong = row
                break
        known = bool(self._replica.fact(_CHAIN_WRONG))
        if wrong is not None and not known:
            self._replica.keep_fact(_CHAIN_WRONG, str(wrong.seq))
            self._record("chain_disagrees", seq=wrong.seq)
            self._compare_whole()
        elif rows and wrong is None and known:
            self._replica.keep_fact(_CHAIN_WRONG, "")

    def _compare_whole(self) -> None:
        after: int | None = 0
        while after is not None:
            after = self.compare(after, BATCH)

    def _diverge(self, seq: int) -> None:
        """The ledger's order wins from `seq` on: forget ours, and take what it has anew."""
        remember_fork(self._replica)
        leave_branch(self._replica, seq - 1, self._now())
        self._replica.rewind(seq - 1)
        self._at = min(self._at, seq - 1)
        self.findings.complete = False
        self._rewind_findings(seq - 1)
        known = self._replica.fact(_DIVERGED)
        if not known or seq < int(known):
            self._replica.keep_fact(_DIVERGED, str(seq))

    def _diverge_where_it_moved(self, place: int) -> None:
        """An event that we confirmed at `place` comes again, and stands there no more."""
        self._sieve.moved = None
        self._diverge(place)

    def _rewind_findings(self, seq: int) -> None:
        before = self.findings.rewound
        self.findings.rewound = seq if before is None else min(before, seq)

    def _close_divergence(self) -> None:
        """Name what a divergence cost, once everything that the ledger has was taken anew."""
        since = self._replica.fact(_DIVERGED)
        if not since:
            return
        lost = [entry.sealed.id for entry in self._replica.pending() if entry.lost]
        if lost:
            miss(self._replica)
            self._record("ledger_behind", seq=int(since), count=len(lost), ids=lost[:_NAMED])
        else:
            self._record("ledger_reordered", seq=int(since))
        self._replica.keep_fact(_DIVERGED, "")

    def _record(self, code: str, **facts: object) -> bool:
        incident = Incident(code, self._now(), facts)
        new = self._replica.incidents.record(incident)
        if new:
            self.findings.incidents.append(incident)
        return new
