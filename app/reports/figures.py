"""The figures of a month: how long each step of each coverage took, against its mutu baku."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from app.cards import Card
from app.domain.coverage import Stage
from app.domain.sop import Sop
from app.domain.timing import VisitTime, visit_time


@dataclass(frozen=True, slots=True)
class StepFigure:
    """A step of one coverage: every stay at it in order; none where it never came so far."""

    number: int
    stays: tuple[VisitTime, ...]

    @property
    def late(self) -> bool:
        """Whether any stay took, or takes, longer than the limit."""
        return any(stay.late_ms for stay in self.stays)


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """One coverage of the month. `total_ms` counts every stay at every step."""

    card: Card
    steps: tuple[StepFigure, ...]

    @property
    def total_ms(self) -> int:
        """How long it took on the whole, so far."""
        return sum(stay.elapsed_ms for step in self.steps for stay in step.stays)

    @property
    def late(self) -> bool:
        """Whether any stay was too long."""
        return any(step.late for step in self.steps)


@dataclass(frozen=True, slots=True)
class StepSummary:
    """A step over the whole month, of the stays that have ended; `median_ms` None for none."""

    number: int
    title: str
    stays: int
    late: int
    median_ms: int | None
    limit_ms: int


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month: its coverages by the time of the activity, and what they come to."""

    coverages: tuple[CoverageFigures, ...]
    steps: tuple[StepSummary, ...]

    @property
    def published(self) -> int:
        """How many of them were published, archived ones included."""
        ended = (Stage.PUBLISHED, Stage.ARCHIVED)
        return sum(each.card.stage in ended for each in self.coverages)

    @property
    def under_way(self) -> int:
        """How many of them are under way."""
        return sum(each.card.visit is not None for each in self.coverages)

    @property
    def overdue(self) -> int:
        """How many of those are beyond the limit of their present step now."""
        last = (step.stays[-1] for each in self.coverages for step in each.steps if step.stays)
        return sum(stay.visit.ended_at is None and stay.late_ms > 0 for stay in last)

    @property
    def stays(self) -> int:
        """How many stays have ended."""
        return sum(step.stays for step in self.steps)

    @property
    def on_time(self) -> float | None:
        """The share of them that kept to the limit, 0 to 1; None while there is none."""
        if not self.stays:
            return None
        return 1 - sum(step.late for step in self.steps) / self.stays

    @property
    def latest_step(self) -> StepSummary | None:
        """The step that was late most often; None where none was."""
        worst = max(self.steps, key=lambda step: step.late, default=None)
        return worst if worst and worst.late else None


def month_figures(
    cards: Iterable[Card], sops: Mapping[str, Sop], current: Sop, now: int
) -> MonthFigures:
    """The figures of some coverages at office time `now`.

    Each is measured by the SOP version that it follows; the columns are those of `current`, or of
    the version with the most steps among them.
    """
    coverages = tuple(_figures(card, sops[card.sop], now) for card in cards)
    used = [current, *(sops[each.card.sop] for each in coverages)]
    longest = max(used, key=lambda sop: len(sop.steps))
    return MonthFigures(
        coverages, tuple(_summary(step, longest, coverages) for step in _of(longest))
    )


def _of(sop: Sop) -> range:
    return range(1, len(sop.steps) + 1)


def _figures(card: Card, sop: Sop, now: int) -> CoverageFigures:
    stays = [visit_time(sop, visit, now) for visit in card.visits]
    return CoverageFigures(
        card,
        tuple(
            StepFigure(number, tuple(stay for stay in stays if stay.visit.step == number))
            for number in _of(sop)
        ),
    )


def _summary(number: int, sop: Sop, coverages: Iterable[CoverageFigures]) -> StepSummary:
    ended = [
        stay
        for each in coverages
        for step in each.steps
        for stay in step.stays
        if step.number == number and stay.visit.ended_at is not None
    ]
    return StepSummary(
        number=number,
        title=sop.step(number).short,
        stays=len(ended),
        late=sum(bool(stay.late_ms) for stay in ended),
        median_ms=round(median(stay.elapsed_ms for stay in ended)) if ended else None,
        limit_ms=sop.step(number).time_limit_ms,
    )
