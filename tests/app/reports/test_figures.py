"""A month in figures: each stay against its minutes, and what they come to."""

from __future__ import annotations

import pytest

from app.reports.words import summary_words
from tests.app.reports.months import month
from tests.office_builder import MINUTE, Pc


def test_a_month_without_coverages_has_no_share(pc: Pc) -> None:
    figures = month(pc)
    assert figures.on_time is None
    assert figures.latest_step is None
    assert len(figures.steps) == 5


def test_each_stay_counts_with_its_own_clock(pc: Pc, returned: str) -> None:
    only = month(pc).coverages[0]
    assert [stay.elapsed_ms for stay in only.steps[0].stays] == [4 * MINUTE, 6 * MINUTE]
    assert [step.late for step in only.steps] == [True, True, False, False, False]
    assert only.total_ms == 17 * MINUTE


def test_the_summary_counts_what_has_ended_and_tells_what_is_late_now(
    pc: Pc, returned: str
) -> None:
    pc.plays()
    figures = month(pc)
    assert (figures.published, figures.under_way, figures.overdue) == (1, 1, 1)
    assert (figures.stays, figures.steps[0].stays) == (7, 2)
    assert figures.on_time == pytest.approx(6 / 7)
    assert figures.latest_step is not None
    assert figures.latest_step.number == 2
    assert figures.steps[1].median_ms == round(3.5 * MINUTE)
    assert " · ".join(summary_words(figures)) == (
        "2 liputan · 1 terbit · 1 berjalan, 1 lewat waktu · 86 % langkah selesai tepat waktu · "
        "paling sering terlambat: langkah 2 (1 kali)"
    )
