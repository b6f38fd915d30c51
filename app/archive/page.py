"""What a printed page is made of: marks at places in points, and how blocks flow over pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

LEADING = 1.36  # line height in font sizes
_BASELINE = 1.02  # of a line, below its top, in font sizes


@dataclass(frozen=True, slots=True)
class Style:
    """How words look; sizes are points, `ink` is #rrggbb and always opaque (PDF/A-1)."""

    size: float
    bold: bool = False
    ink: str = "#111816"

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LEADING


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on a baseline; `stretch` is the width that it is justified to."""

    x: float
    y: float
    text: str
    style: Style
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with an outline, a fill, or both; a thin filled one serves as a rule."""

    x: float
    y: float
    width: float
    height: float
    outline: float = 0.0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Squares:
    """Black rectangles (x, y, width, height) that are painted as one shape: a QR code."""

    x: float
    y: float
    parts: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that covers its frame, or lies within it; `otherwise` where it cannot be read."""

    x: float
    y: float
    width: float
    height: float
    path: Path
    rotation: int
    covers: bool
    otherwise: tuple[Words | Box, ...]


Mark = Words | Box | Squares | Image


class Measure(Protocol):
    """How wide words run on the device that will paint them."""

    def width(self, text: str, style: Style) -> float:
        """The width of one line."""

    def wrap(self, text: str, style: Style, width: float) -> Sequence[str]:
        """The text as lines of at most that width; a word that is too long is broken."""


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that stay together, with y counted from the block's own top."""

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False  # on one page with the block that follows
    header: Block | None = None  # repeated above this block when it begins a page
    new_page: bool = False
    space: bool = False  # nothing but distance: left out at the top of a page


def words(x: float, top: float, text: str, style: Style) -> Words:
    """A line of text whose line box begins at `top`."""
    return Words(x, top + style.size * _BASELINE, text, style)


def gap(height: float, *, keep: bool = False) -> Block:
    """Distance between blocks."""
    return Block(height, keep=keep, space=True)


def moved(marks: Iterable[Mark], by: float) -> tuple[Mark, ...]:
    """The marks, further down."""
    return tuple(_moved(mark, by) for mark in marks)


def _moved(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Image):
        inner = tuple(replace(part, y=part.y + by) for part in mark.otherwise)
        return replace(mark, y=mark.y + by, otherwise=inner)
    return replace(mark, y=mark.y + by)


def flow(blocks: Sequence[Block], first: float, others: float) -> list[tuple[Mark, ...]]:
    """The marks of each page, with y counted from the top of the page's body.

    `first` and `others` are the heights of the first body and of those that follow.

    A block is never cut; runs of `keep` move to the next page together where they fit on one.
    """
    pages: list[list[Mark]] = [[]]
    filled = 0.0
    for position, block in enumerate(blocks):
        height = first if len(pages) == 1 else others
        full = filled + min(_needed(blocks, position), others) > height + 0.01
        if filled and (block.new_page or full):
            pages.append([])
            filled = 0.0
        if not filled and block.space:
            continue
        if not filled and block.header is not None:
            pages[-1].extend(block.header.marks)
            filled = block.header.height
        pages[-1].extend(moved(block.marks, filled))
        filled += block.height
    return [tuple(page) for page in pages]


def _needed(blocks: Sequence[Block], position: int) -> float:
    """The height of a block with all that has to stay with it."""
    total = 0.0
    for block in blocks[position:]:
        total += block.height
        if not block.keep:
            break
    return total
