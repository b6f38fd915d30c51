"""What was asked for with a mark, and the item that may be what came of it."""

from __future__ import annotations

from app.domain.coverage import Coverage, PlacedMark
from app.domain.media import MediaItem
from app.domain.record import record
from ui.panes.revisions import Revision
from ui.viewer.compare_pairs import counterpart


@record
class AskedPoint:
    """A point with its mark, also one that its author took back since."""

    id: str  # of the point; "" for a mark that is no point
    text: str
    done: bool
    placed: PlacedMark


def asked_points(coverage: Coverage) -> tuple[AskedPoint, ...]:
    """The points that have a mark, in their order."""
    return tuple(
        AskedPoint(point.id, point.text, point.done, coverage.marks[point.mark])
        for point in coverage.points
        if point.mark in coverage.marks
    )


def stands_for(
    sha256: str, revisions: tuple[Revision, ...], media: tuple[MediaItem, ...]
) -> MediaItem | None:
    """Which of `media` shows what an item of an earlier hand-in showed; None for nothing."""
    for revision in reversed(revisions):
        for place, item in enumerate(revision.media):
            if item.sha256 == sha256:
                return counterpart(item, place, media, {})
    return None
