"""Which copies are kept: of the last days, weeks and months that have one, the newest each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date

from app.copies.shelf import CopyNote

DAILY, WEEKLY, MONTHLY = 7, 4, 12


def days_kept(days: Iterable[date]) -> frozenset[date]:
    """The days whose copies are kept: 7 daily, 4 weekly and 12 monthly ones at most.

    Days on which nothing was copied are not counted, so that a PC that was off for a month
    loses nothing by it. Whether the rule is applied daily or once a year makes no difference to
    what was kept of the last week, four weeks and twelve months.
    """
    newest_first = sorted(set(days), reverse=True)
    return frozenset(
        [
            *newest_first[:DAILY],
            *_last_of_each(newest_first, lambda day: day.isocalendar()[:2])[:WEEKLY],
            *_last_of_each(newest_first, lambda day: (day.year, day.month))[:MONTHLY],
        ]
    )


def surplus(copies: Iterable[CopyNote], today: date) -> list[CopyNote]:
    """Those of these sound copies that may be dropped, oldest first.

    Of one day the copy with the most events counts. Never dropped: the one with the most
    events of all, and whatever says that it is of a day to come (a PC's clock was wrong).
    """
    best: dict[date, CopyNote] = {}
    past = [copy for copy in copies if copy.day <= today]
    for copy in past:
        best[copy.day] = max(best.get(copy.day, copy), copy, key=_richness)
    kept = {best[day].path for day in days_kept(best)}
    if past:
        kept.add(max(past, key=_richness).path)
    return sorted((c for c in past if c.path not in kept), key=lambda copy: (copy.day, copy.events))


def _richness(copy: CopyNote) -> tuple[int, date, str]:
    return copy.events, copy.day, copy.head


def _last_of_each(newest_first: list[date], period: Callable[[date], Hashable]) -> list[date]:
    last: dict[Hashable, date] = {}
    for day in newest_first:
        last.setdefault(period(day), day)
    return list(last.values())
