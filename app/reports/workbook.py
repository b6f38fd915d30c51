"""The month as a workbook that an office goes on working with: figures are figures, not words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from app.errors import Unavailable
from app.formats import local
from app.own_files import write_beside
from app.reports.figures import CoverageFigures, MonthFigures, StepFigure
from app.reports.words import HEADINGS, status_words, step_words

DURATION, MOMENT = "[h]:mm:ss", "dd-mm-yyyy hh:mm"
_WIDEST = 60


def workbook_bytes(month: MonthFigures, leaders: Mapping[str, str], zone: tzinfo) -> bytes:
    """An XLSX file with a row per coverage, and a second page with a row per step."""
    from openpyxl import Workbook  # slow to load, and not needed to look at the month

    book = Workbook()
    page = book.active
    page.title = "Liputan"
    _fill(
        page, _coverage_titles(month), [_coverage(c, month, leaders, zone) for c in month.coverages]
    )
    page.freeze_panes = "C2"
    steps = book.create_sheet("Langkah")
    _fill(steps, STEP_TITLES, [_step(month, place) for place in range(len(month.steps))])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def save_workbook(data: bytes, path: Path) -> None:
    """Keep the file whole or not at all; Unavailable `workbook_not_written` where that fails."""
    try:
        write_beside(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable("workbook_not_written", name=path.name, reason=reason) from error


STEP_TITLES = ("Langkah", "Kegiatan", "Standar", "Median", "Selesai", "Terlambat")


def _coverage_titles(month: MonthFigures) -> tuple[str, ...]:
    steps: list[str] = []
    for step in month.steps:
        steps += (
            f"{step.number}. {step.title}",
            f"{step.number}. lewat",
            f"{step.number}. kunjungan",
        )
    return (*HEADINGS, "Tempat", *steps, "Jumlah waktu", "Terlambat", "Status", "Alasan terlambat")


def _coverage(
    figures: CoverageFigures, month: MonthFigures, leaders: Mapping[str, str], zone: tzinfo
) -> list[object]:
    card = figures.card
    by_number = {step.number: step for step in figures.steps}
    cells: list[object] = [
        local(card.starts_at, zone).replace(tzinfo=None),
        card.title,
        leaders.get(card.leader, card.leader),
        card.place,
    ]
    for step in month.steps:
        cells += _stays(by_number.get(step.number))
    reasons = [v.late_reason for v in card.visits if v.late_reason]
    late = "ya" if figures.late else "tidak"
    return [*cells, _span(figures.total_ms), late, status_words(card), "; ".join(reasons)]


def _stays(step: StepFigure | None) -> list[object]:
    if step is None or not step.stays:
        return [None, None, None]
    took = sum(stay.elapsed_ms for stay in step.stays)
    return [_span(took), _span(sum(stay.late_ms for stay in step.stays)), step_words(step)]


def _step(month: MonthFigures, place: int) -> list[object]:
    step = month.steps[place]
    middle = None if step.median_ms is None else _span(step.median_ms)
    return [step.number, step.title, _span(step.limit_ms), middle, step.stays, step.late]


def _span(ms: int) -> timedelta:
    return timedelta(milliseconds=ms)


def _fill(page: Any, titles: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from openpyxl.styles import Font

    for row, values in enumerate([titles, *rows], start=1):
        for column, value in enumerate(values, start=1):
            cell = page.cell(row, column)
            _put(cell, value)
            if row == 1:
                cell.font = Font(bold=True)
    for column, title in enumerate(titles, start=1):
        longest = max(len(str(values[column - 1] or "")) for values in [titles, *rows])
        letter = page.cell(1, column).column_letter
        page.column_dimensions[letter].width = min(max(longest, len(title)) + 2, _WIDEST)


def _put(cell: Any, value: object) -> None:
    """Text is text: a title that begins with "=" must not become a formula."""
    cell.value = _printable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, timedelta):
        cell.number_format = DURATION
    elif isinstance(value, datetime):
        cell.number_format = MOMENT


def _printable(text: str) -> str:
    """Without control characters, which the format does not know."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
