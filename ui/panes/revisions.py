"""What was handed in with each revision of a coverage, and by whom."""

from __future__ import annotations

from app.domain.acts import CoverageHandedIn
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.domain.record import record


@record
class Revision:
    """One hand-in; `number` counts from 1."""

    number: int
    person: str
    at: int
    media: tuple[MediaItem, ...]


def revisions(coverage: Coverage) -> tuple[Revision, ...]:
    """All of them, the oldest first."""
    entries = [each for each in coverage.history if isinstance(each.body, CoverageHandedIn)]
    return tuple(
        Revision(number, entry.person, entry.at, coverage.handed_in(entry.body))
        for number, entry in enumerate(entries, 1)
        if isinstance(entry.body, CoverageHandedIn)
    )


def first_with(revisions: tuple[Revision, ...], sha256: str) -> Revision | None:
    """The revision that an item came with; None where it was never handed in."""
    named = (each for each in revisions if any(item.sha256 == sha256 for item in each.media))
    return next(named, None)
