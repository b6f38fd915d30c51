"""The mutu-baku clocks: how long each stay at a step took, against its minutes (design §3)."""

from __future__ import annotations

from enum import StrEnum

from app.domain.coverage import Coverage, Visit
from app.domain.record import record
from app.domain.sop import Sop


class Pace(StrEnum):
    """How a step stands."""

    TO_COME = "to_come"
    UNDER_WAY = "under_way"
    DONE = "done"


@record
class VisitTime:
    """One stay: waiting until a holder opened it, then working; ms. Clocks never stop."""

    visit: Visit
    limit_ms: int
    elapsed_ms: int
    waiting_ms: int
    working_ms: int

    @property
    def late_ms(self) -> int:
        """How far beyond the limit, 0 within it."""
        return max(0, self.elapsed_ms - self.limit_ms)


@record
class StepTime:
    """A step of the strip: its last stay, and how many there were."""

    number: int
    pace: Pace
    limit_ms: int
    last: VisitTime | None
    visits: int

    @property
    def estimated(self) -> bool:
        """Whether an end of the last stay was not read from the server's clock."""
        return self.last is not None and self.last.visit.estimated

    @property
    def late(self) -> bool:
        """Whether the last stay took, or takes, longer than the limit."""
        return self.last is not None and self.last.late_ms > 0


def visit_time(sop: Sop, visit: Visit, now: int) -> VisitTime:
    """The times of one stay at office time `now`; a clock that ran back counts as no time."""
    end = visit.ended_at if visit.ended_at is not None else now
    elapsed = max(0, end - visit.entered_at)
    begun = visit.begun_at if visit.begun_at is not None else end
    waiting = min(max(0, begun - visit.entered_at), elapsed)
    limit = sop.step(visit.step).time_limit_ms
    return VisitTime(visit, limit, elapsed, waiting, elapsed - waiting)


def step_times(sop: Sop, coverage: Coverage, now: int) -> tuple[StepTime, ...]:
    """Every step of the SOP, in order, at office time `now`."""
    return tuple(_step_time(sop, coverage, number, now) for number in _numbers(sop))


def _numbers(sop: Sop) -> range:
    return range(1, len(sop.steps) + 1)


def _step_time(sop: Sop, coverage: Coverage, number: int, now: int) -> StepTime:
    stays = [visit for visit in coverage.visits if visit.step == number]
    last = visit_time(sop, stays[-1], now) if stays else None
    if last is None:
        pace = Pace.TO_COME
    else:
        pace = Pace.UNDER_WAY if last.visit.ended_at is None else Pace.DONE
    return StepTime(number, pace, sop.step(number).time_limit_ms, last, len(stays))
