"""The ledger held against what one PC pinned and confirmed: the tail that no event vouches for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from app.domain.events import Sealed
from app.errors import Refusal, Unavailable
from app.ledger.book import GENESIS, Head, Row
from app.ledger.incidents import Incident
from app.ledger.profile import Membership, Profile
from app.ledger.replica import Replica
from app.verification.chain import Chain
from app.verification.report import Finding
from app.verification.rows import coverage_in


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a PC pinned when it joined, and the rows that it had confirmed since, by place."""

    membership: Membership
    rows: dict[int, Sealed]
    head: Head = GENESIS
    incidents: tuple[Incident, ...] = ()
    findings: tuple[Finding, ...] = ()


def confirmed_by(profile: Profile) -> Confirmed:
    """What a profile knows; its replica is only read.

    Raises Refusal `not_joined` for one that never joined an office.
    """
    membership = profile.membership()
    if membership is None:
        raise Refusal("not_joined")
    if not profile.events_db.exists():
        return Confirmed(membership, {})
    try:
        with closing(Replica(profile.events_db)) as replica:
            rows = dict(replica.confirmed())
            return Confirmed(membership, rows, replica.head(), tuple(replica.incidents.all()))
    except Unavailable as failure:
        if failure.code != "replica_damaged":
            raise
        damaged = Finding(failure.code, "", profile.events_db.name, failure.facts)
        return Confirmed(membership, {}, findings=(damaged,))


def pin_findings(confirmed: Confirmed, office: str, root: str) -> Iterator[Finding]:
    """The folder must be the office that was joined, under the root that was pinned.

    `office` is the id that mejasiar.toml names (empty: none), `root` the key that founded it
    (empty where the founding event could not be read, which is named for itself).
    """
    pinned = confirmed.membership
    if office and office != pinned.office:
        yield Finding(
            "office_other", "", "mejasiar.toml", {"have": office, "pinned": pinned.office}
        )
    if root and root != pinned.root:
        yield Finding("root_other", "", pinned.office, {"have": root, "pinned": pinned.root})


def confirmed_findings(
    confirmed: Confirmed, rows: Sequence[Row], chain: Chain
) -> Iterator[Finding]:
    """Every row that this PC had confirmed must still lie in its place, with the same bytes.

    Codes: confirmed_missing, confirmed_moved (now), confirmed_changed, head_differs. Facts: seq.
    """
    here = {row.seq: row.sealed for row in rows}
    places = {row.sealed.id: row.seq for row in reversed(rows)}
    for seq, mine in confirmed.rows.items():
        theirs = here.get(seq)
        if theirs != mine and not (theirs and _differ_by_destruction(theirs, mine)):
            code = _code(theirs, mine, places)
            facts = {"seq": seq, "now": places.get(mine.id, 0)}
            yield Finding(code, coverage_in(Row(seq, mine, "")), mine.id, facts)
    head = confirmed.head
    if head.seq and chain.at.get(head.seq) != head.chain:
        yield Finding("head_differs", "", f"baris {head.seq}", {"seq": head.seq})


def _differ_by_destruction(theirs: Sealed, mine: Sealed) -> bool:
    """A body that one of the two lacks is named by itself, where nobody destroyed it."""
    return None in (theirs.body, mine.body) and replace(theirs, body=mine.body) == mine


def _code(theirs: Sealed | None, mine: Sealed, places: dict[str, int]) -> str:
    if theirs is not None and theirs.id == mine.id:
        return "confirmed_changed"
    return "confirmed_moved" if mine.id in places else "confirmed_missing"
