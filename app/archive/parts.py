"""The parts of the archive sheet from letterhead to history, each as blocks that can flow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.archive.page import Block, Box, Image, Mark, Measure, Style, Words, gap, words
from app.archive.sheet import (
    Fact,
    HistoryRow,
    Picture,
    ResultRow,
    SheetContent,
    StepRow,
    letterhead_lines,
)
from app.archive.signing import signing
from app.archive.table import (
    BODY,
    PADDING_X,
    PADDING_Y,
    RULE,
    SHADE,
    STRONG,
    Cell,
    Columns,
    body_rows,
    header_row,
    text_cell,
)

__all__ = ["facts", "history", "letterhead", "narrative", "pictures", "results", "signing"]

TEXT = Style(8.8)
TEXT_STRONG = Style(8.8, bold=True)
LABEL = Style(8.8, ink="#414b49")
HEADING = Style(9.0, bold=True)
TITLE = Style(12.4, bold=True)
CAPTION = Style(6.8, ink="#303937")
_PER_ROW = 4
_STEP_SHARES = (4.2, 19, 9.4, 13, 8.6, 14.2, 13, 20)
_EMBLEM = 50.0


def letterhead(content: SheetContent, width: float, measure: Measure) -> tuple[Block, ...]:
    """The kop surat over its double rule, with the emblem on the left where there is one."""
    sizes = (Style(9.0), Style(11.4, bold=True), Style(9.0), Style(9.0), Style(6.6))
    edge = _EMBLEM + 12 if content.emblem else 0.0
    marks: list[Mark] = []
    top = 0.0
    for line, style in zip(letterhead_lines(content.letterhead), sizes, strict=True):
        for part in measure.wrap(line, style, width - 2 * edge)[:3]:
            marks.append(_centred(part.rstrip(" ·"), style, top, width, measure))
            top += style.line
    if content.emblem:
        frame = max((top - _EMBLEM) / 2, 0.0)
        marks.append(Image(0, frame, _EMBLEM, _EMBLEM, content.emblem, 0, False, ()))
    top += 5
    marks += [
        Box(0, top, width, 1.4, fill="#111816"),
        Box(0, top + 2.2, width, 0.5, fill="#111816"),
    ]
    return (Block(top + 4, tuple(marks)),)


def title(content: SheetContent, width: float, measure: Measure) -> tuple[Block, ...]:
    """The title, and the numbers under it."""
    lines = [(line, TITLE) for line in measure.wrap(content.title.upper(), TITLE, width)]
    lines += [(line, LABEL) for line in measure.wrap(content.numbers, LABEL, width)]
    blocks = [
        Block(style.line + 1, (_centred(line, style, 0, width, measure),)) for line, style in lines
    ]
    return (gap(9), *blocks, gap(6))


def facts(entries: Sequence[Fact], width: float, measure: Measure) -> Iterable[Block]:
    """Labels and values in two columns, read down the left one first."""
    half = (len(entries) + 1) // 2
    column = width / 2
    for row in range(half):
        pair = [entries[row], *entries[row + half : row + half + 1]]
        marks: list[Mark] = []
        height = 0.0
        for place, entry in enumerate(pair):
            found = _fact(entry, place * (column + 6), column - 6, measure)
            marks += found
            height = max(height, len(found[1:]) * TEXT.line)
        yield Block(height, tuple(marks))


def narrative(text: str, width: float, measure: Measure) -> Iterable[Block]:
    """The approved text, justified, line by line so that it can flow over pages."""
    yield from _heading("Narasi yang disetujui", width)
    paragraphs = [part for part in text.splitlines() if part.strip()] or ["(tanpa narasi)"]
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield gap(3)
        lines = measure.wrap(paragraph, TEXT, width)
        last = len(lines) - 1
        for place, line in enumerate(lines):
            stretch = 0.0 if place == last else width
            line_words = words(0, 0, line, TEXT)
            mark = Words(0, line_words.y, line, TEXT, stretch)
            # No lonely first or last line of a paragraph on a page of its own.
            yield Block(TEXT.line, (mark,), keep=last > 0 and place in (0, last - 1))


def pictures(
    entries: Sequence[Picture], width: float, height: float, measure: Measure
) -> Iterable[Block]:
    """The approved media in rows of four, each with its caption; a missing one says why."""
    if not entries:
        return
    yield from _heading("Dokumentasi yang disetujui", width)
    between = 6.0
    frame = (width - between * (_PER_ROW - 1)) / _PER_ROW
    for start in range(0, len(entries), _PER_ROW):
        marks: list[Mark] = []
        for place, entry in enumerate(entries[start : start + _PER_ROW]):
            marks += _picture(entry, place * (frame + between), frame, height, measure)
        yield Block(height + CAPTION.line + 3.5, tuple(marks))


def steps(rows: Sequence[StepRow], width: float, measure: Measure) -> Iterable[Block]:
    """The table of steps: what the SOP wants beside how it went."""
    yield from _heading("Pelaksanaan menurut SOP", width)
    columns = Columns.shared(_STEP_SHARES, width)
    cells = [_step_cells(row) for row in rows]
    yield from body_rows(columns, cells, _steps_header(columns, measure), measure)


def results(rows: Sequence[ResultRow], width: float, measure: Measure) -> Iterable[Block]:
    """Where it was published; says so where it was not."""
    yield from _heading("Hasil publikasi", width)
    if not rows:
        yield Block(TEXT.line, (words(0, 0, "Belum ada hasil publikasi yang dicatat.", TEXT),))
        return
    columns = Columns.shared((16, 22, 18, 44), width)
    header = header_row(columns, ("Media sosial", "Akun", "Waktu", "Tautan"), measure)
    cells = [
        [text_cell(text) for text in (row.platform, row.account, row.at, row.link)] for row in rows
    ]
    yield from body_rows(columns, cells, header, measure)


def history(rows: Sequence[HistoryRow], width: float, measure: Measure) -> Iterable[Block]:
    """Who did what when, on a page of its own: the record that PermenPANRB 35/2012 asks for."""
    if not rows:
        return
    heading, *rest = _heading("Riwayat liputan", width, distance=0)
    yield Block(heading.height, heading.marks, keep=True, new_page=True)
    yield from rest
    columns = Columns.shared((5, 17, 25, 25, 28), width)
    header = header_row(columns, ("No", "Waktu", "Oleh", "Tindakan", "Keterangan"), measure)
    cells = [_history_cells(number, row) for number, row in enumerate(rows, start=1)]
    yield from body_rows(columns, cells, header, measure)


def _heading(text: str, width: float, distance: float = 8) -> list[Block]:
    rule = Box(0, HEADING.line + 1.5, width, 0.5, fill="#6f7977")
    line = Block(HEADING.line + 6, (words(0, 0, text, HEADING), rule), keep=True)
    return [gap(distance, keep=True), line] if distance else [line]


def _centred(text: str, style: Style, top: float, width: float, measure: Measure) -> Words:
    return words((width - measure.width(text, style)) / 2, top, text, style)


def _fact(entry: Fact, left: float, width: float, measure: Measure) -> list[Words]:
    label = 66.0
    style = TEXT_STRONG if entry.strong else TEXT
    lines = list(measure.wrap(entry.value or "–", style, width - label))[:8]
    marks = [words(left, 0, entry.label, LABEL)]
    for row, line in enumerate(lines):
        marks.append(words(left + label, row * TEXT.line, line, style))
    return marks


def _picture(
    entry: Picture, left: float, width: float, height: float, measure: Measure
) -> list[Mark]:
    caption = measure.wrap(entry.caption, CAPTION, width)
    shown = caption[0] if len(caption) < 2 else f"{caption[0][:-1].rstrip()}…"
    below = words(left, height + 1.5, shown, CAPTION)
    reason = entry.missing or "gambar tidak dapat dibaca"
    empty = _empty_frame(reason, left, width, height, measure)
    if entry.path is None:
        return [*empty, below]
    image = Image(left, 0, width, height, entry.path, entry.rotation, True, empty)
    return [image, below]


def _empty_frame(
    reason: str, left: float, width: float, height: float, measure: Measure
) -> tuple[Words | Box, ...]:
    lines = list(measure.wrap(reason, CAPTION, width - 12))[:4]
    top = (height - len(lines) * CAPTION.line) / 2
    told = [
        words(
            left + (width - measure.width(line, CAPTION)) / 2,
            top + row * CAPTION.line,
            line,
            CAPTION,
        )
        for row, line in enumerate(lines)
    ]
    return (Box(left, 0, width, height, 0.6, "#f3f3f3"), *told)


def _step_cells(row: StepRow) -> list[Cell]:
    texts = (row.activity, row.role, row.requirements, row.limit, row.output, row.actual)
    remark: Cell = ((row.verdict, STRONG), (row.remark, BODY))
    return [text_cell(str(row.number)), *(text_cell(text) for text in texts), remark]


def _history_cells(number: int, row: HistoryRow) -> list[Cell]:
    who: Cell = ((row.who, STRONG), (row.post, BODY))
    return [
        text_cell(str(number)),
        text_cell(row.at),
        who,
        text_cell(row.what),
        text_cell(row.note),
    ]


def _steps_header(columns: Columns, measure: Measure) -> Block:
    """Two lines high, with the three columns of the mutu baku under their common title."""
    line = STRONG.line + 2 * PADDING_Y
    marks: list[Mark] = []
    whole = {0: "No", 1: "Kegiatan", 2: "Pelaksana", 6: "Realisasi", 7: "Keterangan"}
    for column, text in whole.items():
        marks += _title_box(columns.left(column), 0, columns.widths[column], 2 * line, text)
    left, width, common = columns.left(3), columns.span(3, 5), "Mutu Baku"
    marks.append(Box(left, 0, width, line, RULE, SHADE))
    centre = left + (width - measure.width(common, STRONG)) / 2
    marks.append(words(centre, PADDING_Y, common, STRONG))
    for column, text in {3: "Kelengkapan", 4: "Waktu", 5: "Output"}.items():
        marks += _title_box(columns.left(column), line, columns.widths[column], line, text)
    return Block(2 * line, tuple(marks))


def _title_box(left: float, top: float, width: float, height: float, text: str) -> list[Mark]:
    return [
        Box(left, top, width, height, RULE, SHADE),
        words(left + PADDING_X, top + PADDING_Y, text, STRONG),
    ]
