"""Lays the archive sheet out: which block stands where, without knowing who paints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive import parts
from app.archive.page import Block, Box, Mark, Measure, Style, Words, flow, gap, moved, words
from app.archive.sheet import SheetContent

_FOOT = 18.0
_RUNNING_HEAD = 24.0
_SMALL = Style(6.8, ink="#3c4644")
_SUPERSEDED = Style(10.5, bold=True)
_PICTURE_HEIGHTS = (72.0, 62.0, 54.0, 48.0)


@dataclass(frozen=True, slots=True)
class Area:
    """The room within the margins of a page, in points; marks count from its top left corner."""

    width: float
    height: float

    @property
    def body(self) -> float:
        """How far down the text may go."""
        return self.height - _FOOT


Page = tuple[Mark, ...]


def lay_out(content: SheetContent, area: Area, measure: Measure) -> tuple[Page, ...]:
    """The pages of the sheet; always at least one.

    Pictures are drawn lower where that saves a page, since one sheet is filed more easily.
    """
    tries = [_flowed(content, area, measure, height) for height in _PICTURE_HEIGHTS]
    bodies = min(tries, key=len)  # of equally many pages the first, with the larger pictures
    return tuple(
        (
            *_head(content, area, number),
            *body,
            *_foot(content, area, measure, f"halaman {number} / {len(bodies)}"),
        )
        for number, body in enumerate(bodies, start=1)
    )


def _flowed(content: SheetContent, area: Area, measure: Measure, picture: float) -> list[Page]:
    top = _RUNNING_HEAD
    blocks = _blocks(content, area.width, measure, picture)
    flowed = flow(blocks, area.body, area.body - top)
    return [moved(marks, top if number else 0.0) for number, marks in enumerate(flowed)]


def _blocks(
    content: SheetContent, width: float, measure: Measure, picture: float
) -> Sequence[Block]:
    return (
        *parts.letterhead(content, width, measure),
        *_superseded(content, width, measure),
        *parts.title(content, width, measure),
        *parts.facts(content.facts, width, measure),
        *parts.narrative(content.narrative, width, measure),
        *parts.pictures(content.pictures, width, picture, measure),
        *parts.steps(content.steps, width, measure),
        *parts.results(content.results, width, measure),
        gap(6),
        parts.signing(content, width, measure),
        *parts.history(content.history, width, measure),
    )


def _superseded(content: SheetContent, width: float, measure: Measure) -> tuple[Block, ...]:
    if not content.superseded:
        return ()
    text = measure.wrap(content.superseded.upper(), _SUPERSEDED, width - 20)[0]
    left = (width - measure.width(text, _SUPERSEDED)) / 2
    height = _SUPERSEDED.line + 8
    frame = Box(0, 0, width, height, outline=1.4)
    return (gap(8), Block(height, (frame, words(left, 4, text, _SUPERSEDED))))


def _head(content: SheetContent, area: Area, number: int) -> tuple[Mark, ...]:
    """What tells a loose second page where it belongs."""
    if number == 1:
        return ()
    told = f"{content.title}  ·  {content.archive_number}  ·  lanjutan"
    if content.superseded:
        told += f"  ·  {content.superseded}"
    return (words(0, 0, told, _SMALL), Box(0, 12, area.width, 0.4, fill="#8d9694"))


def _foot(
    content: SheetContent, area: Area, measure: Measure, page: str
) -> tuple[Words | Box, ...]:
    top = area.height - 12
    right = f"{content.archive_number}  ·  {page}"
    return (
        Box(0, top - 3, area.width, 0.4, fill="#8d9694"),
        words(0, top, content.printed, _SMALL),
        words(area.width - measure.width(right, _SMALL), top, right, _SMALL),
    )
