"""The steps of a coverage as the strip shows them."""

from __future__ import annotations

from app.domain.coverage import Coverage, Stage
from app.domain.sop import Sop
from app.domain.timing import Pace, StepTime, step_times
from ui.texts.names import ROLES
from ui.widgets.step_strip import StepView


def step_views(sop: Sop, coverage: Coverage, now: int, guessing: bool = False) -> list[StepView]:
    """Every step at office time `now`; `guessing` says that this is an estimate."""
    times = step_times(sop, coverage, now)
    return [_view(sop, time, _state(time, coverage), guessing) for time in times]


def _view(sop: Sop, time: StepTime, state: str, guessing: bool) -> StepView:
    step = sop.step(time.number)
    return StepView(
        time.number,
        step.short,
        ROLES[step.role.value],
        state,
        time.last.elapsed_ms if time.last else 0,
        time.limit_ms,
        time.visits,
        estimated=time.estimated or (guessing and time.pace is Pace.UNDER_WAY),
    )


def _state(time: StepTime, coverage: Coverage) -> str:
    if time.pace is Pace.TO_COME:
        return "todo"
    if time.pace is Pace.UNDER_WAY:
        return "overdue" if time.late else "current"
    if coverage.stage is Stage.UNDER_WAY and time.number > coverage.step:
        return "again"  # it was done in a round before this one
    if coverage.stage is Stage.CANCELLED and time.number == coverage.visits[-1].step:
        return "stopped"
    return "late" if time.late else "done"
