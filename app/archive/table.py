"""Ruled tables on a printed page: rows as high as their fullest cell, headers on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.page import Block, Box, Mark, Measure, Style, words

BODY = Style(7.6)
STRONG = Style(7.6, bold=True)
PADDING_X = 4.0
PADDING_Y = 2.1
RULE = 0.6
SHADE = "#eeeeee"
_MOST_LINES = 40  # a longer cell goes on in a row of its own, so that it can flow over pages

Cell = Sequence[tuple[str, Style]]  # paragraphs
Line = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths of a table's columns, in points."""

    widths: tuple[float, ...]

    @classmethod
    def shared(cls, shares: Sequence[float], width: float) -> Columns:
        """Columns that share a width out in proportion."""
        return cls(tuple(share * width / sum(shares) for share in shares))

    def left(self, column: int) -> float:
        """Where a column begins."""
        return sum(self.widths[:column])

    def span(self, first: int, last: int) -> float:
        """The width of some columns together."""
        return sum(self.widths[first : last + 1])


def text_cell(text: str, style: Style = BODY) -> Cell:
    """A cell of one paragraph."""
    return ((text, style),)


def header_row(columns: Columns, titles: Sequence[str], measure: Measure) -> Block:
    """A shaded row of titles."""
    cells = [
        _lines(text_cell(title, STRONG), width, measure) for title, width in _zip(columns, titles)
    ]
    return _row(columns, cells, SHADE)


def body_rows(
    columns: Columns, rows: Sequence[Sequence[Cell]], header: Block, measure: Measure
) -> list[Block]:
    """The header and the rows under it; the header comes again at the top of each page."""
    blocks = [_header_with_first(header)]
    for row in rows:
        cells = [
            _lines(cell, width, measure) for cell, width in zip(row, columns.widths, strict=True)
        ]
        longest = max(len(cell) for cell in cells)
        for start in range(0, max(longest, 1), _MOST_LINES):
            part = [cell[start : start + _MOST_LINES] for cell in cells]
            block = _row(columns, part, "")
            blocks.append(Block(block.height, block.marks, header=header))
    return blocks


def _header_with_first(header: Block) -> Block:
    return Block(header.height, header.marks, keep=True)


def _zip(columns: Columns, titles: Sequence[str]) -> list[tuple[str, float]]:
    return list(zip(titles, columns.widths, strict=True))


def _lines(cell: Cell, width: float, measure: Measure) -> list[Line]:
    return [
        (line, style)
        for text, style in cell
        if text
        for line in measure.wrap(text, style, width - 2 * PADDING_X)
    ]


def _row(columns: Columns, cells: Sequence[Sequence[Line]], fill: str) -> Block:
    height = max((_height(cell) for cell in cells), default=0.0) or BODY.line
    height += 2 * PADDING_Y
    marks: list[Mark] = []
    for column, cell in enumerate(cells):
        left = columns.left(column)
        marks.append(Box(left, 0, columns.widths[column], height, RULE, fill))
        marks.extend(cell_marks(cell, left + PADDING_X, PADDING_Y))
    return Block(height, tuple(marks))


def _height(cell: Sequence[Line]) -> float:
    return sum(style.line for _, style in cell)


def cell_marks(cell: Sequence[Line], left: float, top: float) -> list[Mark]:
    """The lines of a cell, one under the other."""
    marks: list[Mark] = []
    for line, style in cell:
        marks.append(words(left, top, line, style))
        top += style.line
    return marks
