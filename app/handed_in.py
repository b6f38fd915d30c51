"""What was handed in before, or is about to be, by content: elsewhere and in earlier revisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.cards import Card
from app.domain.acts import CoverageHandedIn
from app.domain.coverage import Coverage
from app.domain.record import record
from app.drafts import Drafts
from app.queries import Queries

MOST = 60  # coverages, the last touched first: about two months of a busy office


@record
class Earlier:
    """A file that was handed in before, or is being prepared."""

    coverage: str
    title: str  # of that coverage's activity
    name: str  # of the file then
    revision: int  # 0: it is being prepared on this PC


class HandedIn:
    """Reads local tables and the replica; for a lane of its own, since it replays coverages."""

    def __init__(
        self, queries: Queries, coverage: Callable[[str], Coverage | None], drafts: Drafts
    ) -> None:
        self._queries = queries
        self._coverage = coverage
        self._drafts = drafts
        self._known: dict[str, tuple[Card, Mapping[str, Earlier]]] = {}  # as of which card

    def elsewhere(self, coverage_id: str) -> dict[str, Earlier]:
        """Every file (by SHA-256) of the recent coverages but this one; the latest use of each.

        What was handed in counts before what is only being prepared.
        """
        cards = self._queries.shown_cards()
        recent = sorted((c for c in cards if c.revision), key=lambda card: -card.updated_at)[:MOST]
        found = self._being_prepared(coverage_id)
        for card in reversed(recent):
            if card.id != coverage_id:
                found.update(self._files_of(card))
        return found

    def _being_prepared(self, coverage_id: str) -> dict[str, Earlier]:
        return {
            item.sha256: Earlier(other, draft.activity.title, item.name, 0)
            for other, draft in self._drafts.others(coverage_id)
            for item in draft.media
        }

    def _files_of(self, card: Card) -> Mapping[str, Earlier]:
        known = self._known.get(card.id)
        if known is None or known[0] != card:
            coverage = self._coverage(card.id)
            known = (card, handed_in(coverage) if coverage else {})
            self._known[card.id] = known
        return known[1]


def handed_in(coverage: Coverage) -> dict[str, Earlier]:
    """Every file (by SHA-256) that was ever handed in for a coverage, with its last revision."""
    found: dict[str, Earlier] = {}
    acts = [entry.body for entry in coverage.history]
    hand_ins = [act for act in acts if isinstance(act, CoverageHandedIn)]
    for number, act in enumerate(hand_ins, start=1):
        for item in coverage.handed_in(act):
            title = coverage.activity.title
            found[item.sha256] = Earlier(coverage.id, title, item.name, number)
    return found


def left_out(coverage: Coverage) -> dict[str, Earlier]:
    """What was handed in for a coverage once and is not part of its last revision."""
    present = {item.sha256 for item in coverage.media}
    return {each: told for each, told in handed_in(coverage).items() if each not in present}
