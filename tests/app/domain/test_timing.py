"""The clocks of the steps: each stay its own, never stopping, never running back."""

from __future__ import annotations

from app.domain import acts
from app.domain.timing import Pace, StepTime, step_times, visit_time
from tests.app.domain.liputan_builder import (
    MINUTE,
    TIDAK,
    handed_in,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
)


def times(bureau: Bureau) -> tuple[StepTime, ...]:
    return step_times(SOP, bureau.coverage(), bureau.now)


def test_a_step_begins_with_the_act_before_it_and_ends_with_its_own(bureau: Bureau) -> None:
    bureau.walk(3)
    first, second, third, fourth, fifth = times(bureau)
    assert [each.pace for each in (first, second)] == [Pace.DONE, Pace.DONE]
    assert (third.pace, fourth.pace, fifth.pace) == (Pace.UNDER_WAY, Pace.TO_COME, Pace.TO_COME)
    assert first.last is not None
    assert (first.last.elapsed_ms, first.limit_ms) == (MINUTE, 5 * MINUTE)
    assert (fourth.last, fourth.visits, fourth.late) == (None, 0, False)
    assert fifth.limit_ms == 10 * MINUTE


def test_waiting_ends_when_a_holder_of_the_role_opens_it(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.now += MINUTE
    bureau.does("kasubag", acts.WorkBegun(2, 1))
    bureau.now += 2 * MINUTE
    stay = times(bureau)[1].last
    assert stay is not None
    assert (stay.waiting_ms, stay.working_ms, stay.elapsed_ms) == (
        2 * MINUTE,
        2 * MINUTE,
        4 * MINUTE,
    )
    bureau.does("kasubag", acts.WorkBegun(2, 1))
    assert times(bureau)[1].last == visit_time(SOP, stay.visit, bureau.now), "the first counts"


def test_without_an_opening_all_of_it_was_waiting(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.now += 3 * MINUTE
    stay = times(bureau)[1].last
    assert stay is not None
    assert (stay.waiting_ms, stay.working_ms) == (3 * MINUTE, 0)


def test_beyond_its_minutes_a_step_is_late_and_says_why(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.now += 5 * MINUTE
    assert not times(bureau)[1].late, "exactly at the limit is within it"
    bureau.now += 2 * MINUTE
    assert times(bureau)[1].late
    bureau.does("kasubag", acts.LateReasonGiven(2, 1, "Menunggu data"))
    stay = times(bureau)[1].last
    assert stay is not None
    assert (stay.late_ms, stay.visit.late_reason) == (3 * MINUTE, "Menunggu data")


def test_every_stay_has_a_clock_of_its_own(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.now += 30 * MINUTE
    bureau.does("kabag", TIDAK)
    second = times(bureau)[1]
    assert (second.visits, second.pace) == (2, Pace.UNDER_WAY)
    assert second.last is not None
    assert (second.last.visit.ordinal, second.last.elapsed_ms) == (2, 0)
    assert times(bureau)[2].late


def test_a_clock_that_ran_back_counts_as_no_time(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.now -= 90 * MINUTE
    bureau.does("kasubag", acts.WorkBegun(2, 1))
    bureau.does("kasubag", acts.CoverageReceived())
    stay = times(bureau)[1].last
    assert stay is not None
    assert (stay.elapsed_ms, stay.waiting_ms, stay.working_ms, stay.late_ms) == (0, 0, 0, 0)


def test_a_time_that_was_estimated_marks_both_stays_that_it_bounds(bureau: Bureau) -> None:
    bureau.walk(1)
    bureau.crafted("pelaksana", handed_in(), quality="estimate")
    bureau.does("kasubag", acts.CoverageReceived())
    marks = [visit.estimated for visit in bureau.coverage().visits]
    assert marks == [True, True, False]
    assert [entry.estimated for entry in bureau.coverage().history] == [False, True, False]
