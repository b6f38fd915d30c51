"""The sheet of a coverage as a PC of the built office makes it."""

from __future__ import annotations

from app.archive.numbers import load_numbering
from app.archive.sheet import SheetContent
from app.publication.platforms import load_platforms
from app.sheets import Sheets
from tests.office_builder import Pc


def sheets(pc: Pc) -> Sheets:
    return Sheets(pc.station, load_platforms(), load_numbering())


def content(pc: Pc, coverage_id: str) -> SheetContent:
    return sheets(pc).content(coverage_id)
