"""The foot of the sheet's first part: who signs it, and the code that ties it to the records."""

from __future__ import annotations

import segno

from app.archive.page import Block, Mark, Measure, Squares, Style, words
from app.archive.sheet import Binding, SheetContent, Signature, grouped_digest

_TEXT = Style(8.8)
_NAME = Style(8.8, bold=True)
_SMALL = Style(6.6, ink="#303937")
_QR = 62.0
_TO_SIGN = 38.0  # room for a signature and a stamp
_MOST_LINES = 4
_GROUPS = 4


def signing(content: SheetContent, width: float, measure: Measure) -> Block:
    """The signatures with the QR code on their left; never parted by a page break."""
    left = width * 0.36
    column = (width - left) / max(len(content.signatures), 1)
    marks: list[Mark] = []
    heads = [_head(signature, column, measure) for signature in content.signatures]
    height = max((len(lines) for lines in heads), default=0) * _TEXT.line
    feet_top = height + _TO_SIGN
    bottom = feet_top
    for place, (signature, head) in enumerate(zip(content.signatures, heads, strict=True)):
        feet = _foot(signature, column, measure)
        marks += _column(head, left + place * column, column, 0, measure)
        marks += _column(feet, left + place * column, column, feet_top, measure)
        bottom = max(bottom, feet_top + len(feet) * _TEXT.line)
    marks += binding(content.binding, left, 14, measure)
    return Block(max(bottom, 14 + _QR), tuple(marks))


def binding(bound: Binding, width: float, top: float, measure: Measure) -> list[Mark]:
    """The QR code, with the digests that people can compare by eye."""
    marks: list[Mark] = [qr_code(bound.qr, 0, top, _QR)] if bound.qr else []
    told = (
        "Lembar ini mengikat catatan",
        f"{grouped_digest(bound.coverage, _GROUPS)} (liputan)",
        f"{grouped_digest(bound.ledger, _GROUPS)} (buku)",
        "Periksa: Arsip › Cek lembar",
    )
    lines = [part for line in told for part in measure.wrap(line, _SMALL, width - _QR - 12)]
    for row, line in enumerate(lines):
        marks.append(words(_QR + 8, top + 8 + row * _SMALL.line, line, _SMALL))
    return marks


def qr_code(text: str, left: float, top: float, size: float) -> Squares:
    """The code as rectangles; the white paper around it is its quiet zone."""
    matrix = segno.make(text, error="m", micro=False).matrix
    module = size / len(matrix)
    parts = [
        (left + start * module, row * module, length * module, module)
        for row, line in enumerate(matrix)
        for start, length in _runs(line)
    ]
    return Squares(0, top, tuple(parts))


def _runs(line: bytearray) -> list[tuple[int, int]]:
    """Where dark modules lie side by side: first and how many."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(line):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs


def _head(signature: Signature, width: float, measure: Measure) -> list[tuple[str, Style]]:
    post = list(measure.wrap(signature.post, _TEXT, width - 14))[:_MOST_LINES]
    return [(signature.opening, _TEXT), *((line, _TEXT) for line in post)]


def _foot(signature: Signature, width: float, measure: Measure) -> list[tuple[str, Style]]:
    name = signature.name or "(nama)"
    lines = [(line, _NAME) for line in list(measure.wrap(name, _NAME, width - 14))[:_MOST_LINES]]
    if signature.rank:
        lines.append((measure.wrap(signature.rank, _TEXT, width - 14)[0], _TEXT))
    nip = f"NIP {signature.nip}" if signature.nip else "NIP …"
    return [*lines, *((line, _TEXT) for line in measure.wrap(nip, _TEXT, width - 14))]


def _column(
    lines: list[tuple[str, Style]], left: float, width: float, top: float, measure: Measure
) -> list[Mark]:
    marks: list[Mark] = []
    for line, style in lines:
        marks.append(words(left + (width - measure.width(line, style)) / 2, top, line, style))
        top += style.line
    return marks
