"""The chain over the rows: as stored, as computed, and as later events saw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.events import Event
from app.ledger.book import GENESIS, Head, Row, next_chain
from app.ledger.branches import Link
from app.verification.report import Finding
from app.verification.rows import Genuine, coverage_id, coverage_in, probable_id, subject_of

# What tells that somebody changed the order, and that a recorded branch accounts for it.
HEALED = frozenset({"reordered", "rows_moved"})


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain computed over some rows: its value after each, by `seq`."""

    at: Mapping[int, str]

    @property
    def head(self) -> Head:
        """The last row and the chain there."""
        last = max(self.at, default=0)
        return Head(last, self.at[last]) if last else GENESIS


def genuine_chain(genuine: Iterable[Genuine]) -> Chain:
    """The chain that every PC computes: over the genuine rows alone."""
    return _chain((each.row.seq, each.event.id) for each in genuine)


def former_chain(rows: Iterable[Row]) -> Chain:
    """The chain before somebody changed rows, as far as the rows themselves can tell.

    A changed row is named once, for itself; without this chain every event that saw it would
    be named as well.
    """
    return _chain((row.seq, probable_id(row)) for row in rows)


def _chain(ids: Iterable[tuple[int, str]]) -> Chain:
    chain, at = GENESIS.chain, {}
    for seq, event_id in ids:
        chain = next_chain(chain, event_id)
        at[seq] = chain
    return Chain(at)


def stored_findings(
    rows: Sequence[Row],
    chain: Chain,
    was_so: Callable[[str], bool],
    moved: Callable[[str], bool] = lambda chain: False,
) -> Iterator[Finding]:
    """Places where rows are missing, and rows whose stored chain is not the computed one.

    After a row that is wrong, the next ones may go on from what it stored: one cause, one finding.
    `was_so` says whether a PC once had that chain; a row that was appended on it is `reordered`.
    `moved` says whether what a PC once had after that chain stands elsewhere: it was taken out,
    and healing has put it at the end (`rows_moved`).
    """
    before, suspect, last, computed = GENESIS.chain, False, 0, GENESIS.chain
    for row in rows:
        if row.seq != last + 1:
            facts = {"first": last + 1, "last": row.seq - 1}
            code = "rows_moved" if moved(computed) else "rows_missing"
            yield Finding(code, "", f"baris {last + 1}", facts)
        goes_on = row.chain == next_chain(before, row.sealed.id)
        right = row.seq not in chain.at or row.chain == chain.at[row.seq]
        if not right and not (suspect and goes_on):
            code = "reordered" if was_so(row.chain) else "chain_disagrees"
            yield Finding(code, coverage_in(row), subject_of(row), {"seq": row.seq})
        suspect = row.seq not in chain.at or not right
        before, last, computed = row.chain, row.seq, chain.at.get(row.seq, computed)


class Witnesses:
    """Follows what each event says that its PC had seen back to the ledger as it is."""

    def __init__(self, chain: Chain, former: Chain, ids: frozenset[str], links: Sequence[Link]):
        """`ids` are those of the genuine rows, `links` the branches that PCs have left."""
        self._chain = chain
        self._former = former
        self._ids = ids
        self._in_ledger = frozenset(chain.at.values()) | {GENESIS.chain}
        self._links = {link.chain: link for link in links}
        self._gone_on = {link.before for link in links if link.id in ids}

    def ask(self, event: Event) -> Finding | None:
        """None where the ledger holds what the event saw, in that order.

        Codes: reordered (all of it is there, in another order or under other numbers: no alarm),
        seen_missing (id: an event that it saw is gone), seen_contradicted.
        """
        seq, chain = event.envelope.seen_seq, event.envelope.seen_chain
        if self._saw(self._chain, seq, chain) or self._saw(self._former, seq, chain):
            return None
        code, facts = ("reordered", {}) if self._is_elsewhere(chain) else self._follow(chain)
        return Finding(code, coverage_id(event), event.id, {"seen_seq": seq, **facts})

    def witnessed(self, events: Iterable[Event]) -> int:
        """The last row that an event of the ledger vouches for."""
        seen = (event.envelope for event in events)
        own = self._chain
        vouched = (e.seen_seq for e in seen if self._saw(own, e.seen_seq, e.seen_chain))
        return max(vouched, default=0)

    def knows(self, head: Head) -> bool:
        """Whether a head that some PC once had is part of this history."""
        there = self._saw(self._chain, head.seq, head.chain) or self._is_elsewhere(head.chain)
        return there or self.was_so(head.chain)

    def was_so(self, chain: str) -> bool:
        """Whether a branch that a PC left led to this chain, and all its events are here."""
        return self._follow(chain)[0] == "reordered"

    def moved(self, chain: str) -> bool:
        """Whether a PC recorded what came after this chain, and the ledger has it elsewhere."""
        return chain in self._gone_on

    def _is_elsewhere(self, chain: str) -> bool:
        """Whether the ledger has this very past under other numbers: junk, a rebuilding does that.

        The chain alone proves it. The empty one, before the first row, proves nothing.
        """
        return chain != GENESIS.chain and chain in self._in_ledger

    def _saw(self, chain: Chain, seq: int, value: str) -> bool:
        return chain.at.get(seq, GENESIS.chain if seq == 0 else None) == value

    def _follow(self, chain: str) -> tuple[str, dict[str, object]]:
        """Back along the links, whose hashes nobody can forge, to a chain that the ledger has."""
        passed: set[str] = set()
        while chain not in self._in_ledger:
            link = self._links.get(chain)
            if link is None or chain in passed:
                return "seen_contradicted", {}
            if link.id not in self._ids:
                return "seen_missing", {"id": link.id}
            passed.add(chain)
            chain = link.before
        return ("reordered", {}) if passed else ("seen_contradicted", {})
