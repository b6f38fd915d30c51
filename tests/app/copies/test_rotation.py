"""Of the last 7 days, 4 weeks and 12 months the newest copy each stays; the others may go."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.copies.rotation import DAILY, MONTHLY, WEEKLY, days_kept, surplus
from app.copies.shelf import CopyNote

NOW = date(2026, 11, 23)
DAYS = st.sets(st.dates(date(2020, 1, 1), NOW), max_size=80)


def _copy(day: date, events: int = 10) -> CopyNote:
    return CopyNote(Path(f"{day}-{events}"), day, events, "0" * 8)


def test_two_years_of_daily_copies_leave_seven_days_four_weeks_and_twelve_months() -> None:
    kept: frozenset[date] = frozenset()
    for back in range(730, -1, -1):
        kept = days_kept([*kept, NOW - timedelta(back)])
    newest_first = sorted(kept, reverse=True)
    assert newest_first[:DAILY] == [NOW - timedelta(back) for back in range(DAILY)]
    assert len({day.isocalendar()[:2] for day in newest_first}) >= WEEKLY
    months = sorted({(day.year, day.month) for day in newest_first}, reverse=True)
    assert months[0] == (2026, 11)
    assert months[MONTHLY - 1] == (2025, 12)
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


@given(DAYS)
def test_the_newest_stays_and_their_number_is_bounded(days: set[date]) -> None:
    kept = days_kept(days)
    assert kept <= days
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    assert not days or max(days) in kept


@given(DAYS)
def test_each_of_the_last_days_weeks_and_months_keeps_its_newest(days: set[date]) -> None:
    kept = days_kept(days)
    newest_first = sorted(days, reverse=True)
    assert set(newest_first[:DAILY]) <= kept
    for period, most in ((_week, WEEKLY), (_month, MONTHLY)):
        periods = sorted({period(day) for day in days}, reverse=True)[:most]
        assert all(max(d for d in days if period(d) == each) in kept for each in periods)


@given(DAYS, st.data())
def test_dropping_day_by_day_keeps_what_dropping_at_once_keeps(
    days: set[date], data: st.DataObject
) -> None:
    """A PC that tidies every day is no worse off than one that does it once."""
    in_order = sorted(days)
    tidied: set[date] = set()
    for day in in_order:
        tidied.add(day)
        if data.draw(st.booleans()):
            tidied = set(days_kept(tidied))
    assert days_kept(tidied) == days_kept(days)


@given(st.lists(st.tuples(st.dates(date(2026, 10, 1), date(2026, 12, 31)), st.integers(1, 50))))
def test_the_richest_copy_is_never_dropped_and_the_future_is_let_alone(
    found: list[tuple[date, int]],
) -> None:
    copies = [_copy(day, events) for day, events in found]
    dropped = surplus(copies, NOW)
    past = [copy for copy in copies if copy.day <= NOW]
    assert all(copy.day <= NOW for copy in dropped)
    if past:
        most = max(copy.events for copy in past)
        assert any(copy.events == most for copy in past if copy not in dropped)


def test_of_one_day_the_copy_with_the_most_events_stays() -> None:
    yesterday = NOW - timedelta(1)
    small, large, newest = _copy(yesterday, 5), _copy(yesterday, 9), _copy(NOW, 12)
    assert surplus([small, newest, large], NOW) == [small]


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[0], day.isocalendar()[1]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
