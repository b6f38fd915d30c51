"""Branches of the history that a PC left because the ledger had taken another course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.record import record
from app.ledger.book import next_chain
from app.ledger.incidents import BRANCH_LEFT, Incident
from app.ledger.replica import Replica

__all__ = ["BRANCH_LEFT", "Link", "leave_branch", "links_of", "trail"]

_AT_ONCE = 1000


@record
class Link:
    """One step of a branch: `chain` is that of `before` and `id`, computed and never believed."""

    before: str
    id: str
    chain: str


def leave_branch(replica: Replica, after: int, at: int) -> None:
    """Record the links beyond place `after` that this PC is about to forget; `at` is office time.

    As incidents they are mirrored to the share, where `verify` follows what later events saw.
    """
    since = replica.head_at(after).chain
    left = replica.chains(after)
    for start in range(0, len(left), _AT_ONCE):
        some = left[start : start + _AT_ONCE]
        facts = {"since": since, "ids": [event_id for _, event_id, _ in some]}
        replica.incidents.record(Incident(BRANCH_LEFT, at, facts))
        since = some[-1][2]


def links_of(incidents: Iterable[Incident]) -> list[Link]:
    """The links of all branches that these incidents record; anybody may have written them."""
    return [link for incident in incidents for link in _links(incident)]


def trail(links: Iterable[Link], chain: str, known: dict[str, int]) -> tuple[int, list[str]] | None:
    """The way back along links from `chain` to a history: its place there, and the ids since.

    `known` are the chains of that history with their places. None where no way leads there.
    """
    before = {link.chain: link for link in links}
    ids: list[str] = []
    while chain not in known:
        # A link taken out cannot be met again, so that a forged circle ends as well.
        link = before.pop(chain, None)
        if link is None:
            return None
        ids.append(link.id)
        chain = link.before
    return known[chain], ids[::-1]


def _links(incident: Incident) -> Iterator[Link]:
    since, ids = incident.facts.get("since"), incident.facts.get("ids")
    if incident.code != BRANCH_LEFT or not isinstance(since, str) or not isinstance(ids, list):
        return
    chain = since
    for event_id in ids:
        before, chain = chain, next_chain(chain, str(event_id))
        yield Link(before, str(event_id), chain)
