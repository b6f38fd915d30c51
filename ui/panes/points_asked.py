"""What was asked for with a mark, and the item that may be what came of it."""

from __future__ import annotations

from app.domain.coverage import Coverage, PlacedMark
from app.domain.media import MediaItem
from app.domain.record import record
from ui.panes.revisions import Revision


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


def counterpart(
    sha256: str, revisions: tuple[Revision, ...], media: tuple[MediaItem, ...]
) -> MediaItem | None:
    """Which of `media` stands for an item of an earlier hand-in.

    Itself if it is still there, else the one of its name, else the one in its place among the
    photos or the videos, the last where there are fewer now.
    """
    before = next((r.media for r in reversed(revisions) if _with(r.media, sha256)), ())
    old = _with(before, sha256)
    if old is None:
        return None
    same = [each for each in media if sha256 == each.sha256]
    named = [each for each in media if (each.name, each.kind) == (old.name, old.kind)]
    alike = [each for each in media if each.kind == old.kind]
    place = [each.sha256 for each in before if each.kind == old.kind].index(sha256)
    return next(iter([*same, *named, *alike[place:], *alike[-1:]]), None)


def _with(media: tuple[MediaItem, ...], sha256: str) -> MediaItem | None:
    return next((each for each in media if each.sha256 == sha256), None)
