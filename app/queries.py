"""The office's questions: what waits for whom, what is under way, what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.cards import Card
from app.domain.codec import from_body
from app.domain.coverage import Stage
from app.domain.record import record
from app.domain.roles import Role
from app.domain.sop import StepKind
from app.ledger.screens import Screens
from app.projection import Projection

OPEN = (Stage.UNDER_WAY.value, Stage.PUBLISHED.value)
MOST_LISTED = 300  # of what waits for nobody here, and of what has ended
MOST_ARCHIVED = 500
ENDED = (Stage.ARCHIVED.value, Stage.CANCELLED.value)


@record
class Section:
    """A group of a queue; `waits` when its cards wait for the one who asks.

    `beyond` counts what is not listed, which is never anything that waits.
    """

    key: str
    cards: tuple[Card, ...]
    waits: bool = False
    beyond: int = 0


@record
class Notice:
    """An event that did not take effect: overtaken, held, refused or waiting."""

    event: str
    coverage: str
    verdict: str
    reason: str
    rival: str
    kind: str
    person: str
    at: int


class Queries:
    """Reads the local tables; any thread may ask, nothing here touches the share."""

    def __init__(self, screens: Screens, projection: Projection) -> None:
        self._screens = screens
        self._projection = projection

    def queue(self, role: Role, person: str, now: int) -> tuple[Section, ...]:
        """The queue of a role's tab for a person, at office time `now`, what waits first."""
        sections, left = list[Section](), list(self.open_cards())
        for key, waits, belongs in _RULES[role]:
            mine, others = list[Card](), list[Card]()
            for card in left:
                (mine if belongs(card, self._kind(card), person) else others).append(card)
            sections.append(_section(key, mine, waits))
            left = others
        sections.append(_listed("under_way", left))
        today = [card for card in self._ended() if self._same_day(card.updated_at, now)]
        return (*sections, _listed("done_today", today))

    def waiting_count(self, role: Role, person: str, now: int) -> int:
        """How many coverages wait for somebody in a role."""
        return sum(len(s.cards) for s in self.queue(role, person, now) if s.waits)

    def open_cards(self) -> tuple[Card, ...]:
        """Every coverage that is not archived or cancelled, the last touched first."""
        return tuple(self._cards(self._screens.cards(OPEN)))

    def shown_cards(self) -> tuple[Card, ...]:
        """What lists show a picture of: open coverages first, then those that ended lately."""
        return (*self.open_cards(), *self._ended())

    def waiting_for(self, person: str, roles: Iterable[Role]) -> tuple[Card, ...]:
        """Everything that waits for a person in these roles."""
        waits = [belongs for role in roles for _, mine, belongs in _RULES[role] if mine]
        cards = self.open_cards() if waits else ()
        return tuple(
            card
            for card in cards
            if any(belongs(card, self._kind(card), person) for belongs in waits)
        )

    def month(self, month: str) -> tuple[Card, ...]:
        """The coverages of a month (YYYY-MM), by the time of the activity."""
        found = self._cards(self._screens.cards_of_month(month))
        return tuple(sorted(found, key=lambda card: card.starts_at))

    def months(self) -> tuple[str, ...]:
        """The months (YYYY-MM) of which there is anything, the latest first."""
        return tuple(self._screens.months())

    def archive(self, words: str = "") -> tuple[Card, ...]:
        """All that is published, and what ended, the last touched first; or all with these words.

        Of what ended at most MOST_ARCHIVED: `month` has the rest.
        """
        if words.strip():
            return self.search(words)
        published = self._screens.cards((Stage.PUBLISHED.value,))
        return tuple(self._cards([*published, *self._screens.cards(ENDED, MOST_ARCHIVED)]))

    def search(self, words: str) -> tuple[Card, ...]:
        """Coverages in whose title, place or leader every word occurs."""
        return tuple(self._cards(self._screens.found(words)))

    def card(self, coverage_id: str) -> Card | None:
        """One coverage in brief."""
        found = self._screens.card(coverage_id)
        return None if found is None else self._card(found)

    def notices(self, coverage_id: str | None = None) -> tuple[Notice, ...]:
        """What is to be looked at under *Perlu diperiksa*."""
        found = self._screens.notices(coverage_id)
        return tuple(sorted((Notice(**each) for each in found), key=lambda n: n.at))

    def _ended(self) -> list[Card]:
        return self._cards(self._screens.cards(ENDED, MOST_LISTED))

    def _cards(self, found: Iterable[dict[str, Any]]) -> list[Card]:
        return [self._card(content) for content in found]

    def _card(self, content: dict[str, Any]) -> Card:
        waits = self._projection.undelivered(content["id"])
        return from_body(Card, {**content, "undelivered": waits} if waits else content)

    def _kind(self, card: Card) -> StepKind | None:
        sop = self._projection.office.sops.get(card.sop)
        return sop.step(card.step).kind if sop and card.step else None

    def _same_day(self, at: int, now: int) -> bool:
        zone = ZoneInfo(self._projection.office.zone)
        return (
            datetime.fromtimestamp(at / 1000, zone).date()
            == datetime.fromtimestamp(now / 1000, zone).date()
        )


def _section(key: str, cards: list[Card], waits: bool) -> Section:
    """The longest at its step comes first."""
    cards.sort(key=lambda card: card.visit.entered_at if card.visit else card.updated_at)
    return Section(key, tuple(cards), waits) if waits else _listed(key, cards)


def _listed(key: str, cards: Sequence[Card]) -> Section:
    return Section(key, tuple(cards[:MOST_LISTED]), beyond=max(0, len(cards) - MOST_LISTED))


Belongs = Callable[[Card, StepKind | None, str], bool]
Rule = tuple[str, bool, Belongs]


def _at(kind: StepKind) -> Belongs:
    return lambda card, at, person: at is kind


def _returned(card: Card, at: StepKind | None, person: str) -> bool:
    return card.returned and at is StepKind.HAND_IN


def _for_me(card: Card, at: StepKind | None, person: str) -> bool:
    return at is StepKind.PUBLISH and card.admin == person


def _published(card: Card, at: StepKind | None, person: str) -> bool:
    return card.stage is Stage.PUBLISHED


# Key, whether it waits for the one who asks, and what belongs; the first that fits takes it.
_RULES: dict[Role, tuple[Rule, ...]] = {
    Role.PELAKSANA: (
        ("publish", True, _for_me),
        ("returned", True, _returned),
        ("hand_in", True, _at(StepKind.HAND_IN)),
        ("published", False, _published),
    ),
    Role.KASUBAG: (
        ("receive", True, _at(StepKind.RECEIVE)),
        ("direct", True, _at(StepKind.DIRECT)),
        ("archive", True, _published),
    ),
    Role.KABAG: (
        ("decide", True, _at(StepKind.DECIDE)),
        ("returned", False, lambda card, at, person: card.returned),
        ("published", False, _published),
    ),
}
