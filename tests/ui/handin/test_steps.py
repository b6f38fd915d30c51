"""The strip says how far a coverage is now, not how far it once was."""

from __future__ import annotations

from app.domain.acts import Activity
from app.domain.coverage import Coverage, Stage, Visit
from app.sop_file import default_sop
from tests.office_builder import MINUTE, NOON
from ui.handin.steps import step_views

SOP = default_sop()
ACTIVITY = Activity("Panen raya", "kdh", NOON, "Kujan")


def _states(stage: Stage, *steps: int) -> list[str]:
    """The states of a coverage that stayed a minute at each of `steps`, and is at the last."""
    ended = stage is not Stage.UNDER_WAY
    visits = [
        Visit(step, 1 + steps[:place].count(step), NOON + place * MINUTE, ended_at=NOON)
        for place, step in enumerate(steps)
    ]
    if not ended:
        visits[-1] = Visit(steps[-1], steps.count(steps[-1]), NOON)
    coverage = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON, stage)
    now = coverage.having(step=0 if ended else steps[-1], visits=tuple(visits))
    return [view.state for view in step_views(SOP, now, NOON)]


def test_a_coverage_goes_from_step_to_step() -> None:
    assert _states(Stage.UNDER_WAY, 1, 2, 3) == ["done", "done", "current", "todo", "todo"]
    assert _states(Stage.PUBLISHED, 1, 2, 3, 4, 5) == ["done"] * 5


def test_what_a_tidak_or_a_ralat_asks_for_again_is_not_done() -> None:
    assert _states(Stage.UNDER_WAY, 1, 2, 3, 2) == ["done", "current", "again", "todo", "todo"]
    back = _states(Stage.UNDER_WAY, 1, 2, 3, 4, 5, 1)
    assert back == ["current", "again", "again", "again", "again"]


def test_the_step_that_a_cancellation_cut_off_was_not_done() -> None:
    assert _states(Stage.CANCELLED, 1, 2, 3) == ["done", "done", "stopped", "todo", "todo"]
    assert _states(Stage.CANCELLED, 1, 2, 3, 2) == ["done", "stopped", "done", "todo", "todo"]
