"""The month's figures as words: the same in the window, on the clipboard and in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from app.cards import Card
from app.domain.coverage import Stage
from app.domain.timing import VisitTime
from app.formats import duration, local, number, short_date, stopwatch
from app.reports.figures import CoverageFigures, MonthFigures, StepFigure, StepSummary

LATE = "▲"
ABOUT = "±\u00a0"
HEADINGS = ("Tanggal", "Kegiatan", "Pimpinan")
ENDINGS = ("Jumlah waktu", "Status")
STAGES = {
    Stage.PUBLISHED: "Terbit, belum diarsipkan",
    Stage.ARCHIVED: "Diarsipkan",
    Stage.CANCELLED: "Dibatalkan",
}


def headings(month: MonthFigures) -> tuple[str, ...]:
    """The titles of the columns; each step with its standard minutes."""
    steps = (f"{step.number}. {step.title}" for step in month.steps)
    return (*HEADINGS, *steps, *ENDINGS)


def row_words(
    figures: CoverageFigures, month: MonthFigures, leaders: Mapping[str, str], zone: tzinfo
) -> tuple[str, ...]:
    """A coverage under `headings`."""
    card = figures.card
    by_number = {step.number: step for step in figures.steps}
    steps = (step_words(by_number.get(step.number)) for step in month.steps)
    return (
        short_date(local(card.starts_at, zone).date()),
        card.title,
        leaders.get(card.leader, card.leader),
        *steps,
        stopwatch(figures.total_ms),
        status_words(card),
    )


def step_words(step: StepFigure | None) -> str:
    """4:10, "± 4:10" by an estimate, "▲ 6:55" too long, "4:10 · ▲ 6:55" of two stays, "–"."""
    if step is None or not step.stays:
        return "–"
    return " · ".join(_stay_words(stay) for stay in step.stays)


def step_lines(step: StepFigure | None) -> tuple[str, str]:
    """Two short lines for a cell of the screen: the times, and in words what was wrong."""
    if step is None or not step.stays:
        return "–", ""
    times = " · ".join(_time(stay) for stay in step.stays)
    late = sum(stay.late_ms for stay in step.stays)
    again = f"ke-{len(step.stays)}" if len(step.stays) > 1 else ""
    return times, ", ".join(
        part for part in (again, f"lewat {stopwatch(late)}" if late else "") if part
    )


def step_sentence(step: StepFigure, title: str) -> str:
    """A step in whole words, for tooltips and the screen reader."""
    told = [f"Langkah {step.number}, {title}"]
    for stay in step.stays:
        which = f"ke-{stay.visit.ordinal}: " if len(step.stays) > 1 else ""
        late = f", terlambat {duration(stay.late_ms)}" if stay.late_ms else ""
        reason = f" ({stay.visit.late_reason})" if stay.visit.late_reason else ""
        running = ", sedang berjalan" if stay.visit.ended_at is None else ""
        limit = duration(stay.limit_ms)
        guess = " (perkiraan)" if stay.visit.estimated else ""
        told.append(
            f"{which}{duration(stay.elapsed_ms)}{guess} dari {limit}{late}{reason}{running}"
        )
    return "\n".join(told if step.stays else [*told, "belum sampai di langkah ini"])


def status_words(card: Card) -> str:
    """Diarsipkan, or whose turn it is."""
    if card.stage is Stage.PUBLISHED and not card.published:
        return "Diturunkan, belum diarsipkan"
    if card.stage in STAGES:
        return STAGES[card.stage]
    return f"Langkah {card.step}, di {card.role.capitalize()}"


def summary_words(month: MonthFigures) -> tuple[str, ...]:
    """What the month comes to, in a few short parts."""
    parts = [f"{number(len(month.coverages), 0)} liputan", f"{number(month.published, 0)} terbit"]
    if month.under_way:
        late = f", {month.overdue} lewat waktu" if month.overdue else ""
        parts.append(f"{month.under_way} berjalan{late}")
    if month.on_time is not None:
        parts.append(f"{number(month.on_time * 100, 0)} % langkah selesai tepat waktu")
    worst = month.latest_step
    if worst is not None:
        parts.append(f"paling sering terlambat: langkah {worst.number} ({worst.late} kali)")
    return tuple(parts)


def median_words(step: StepSummary) -> str:
    """The median of a step: 3:20, or "–" where none has ended."""
    return "–" if step.median_ms is None else stopwatch(step.median_ms)


def table_text(month: MonthFigures, leaders: Mapping[str, str], zone: tzinfo) -> str:
    """The table for the clipboard: a line per coverage, cells parted by tabs.

    What begins like a formula gets an apostrophe, since a spreadsheet would work it out.
    """
    rows = [headings(month), *(row_words(each, month, leaders, zone) for each in month.coverages)]
    return "\n".join("\t".join(_cell(text) for text in row) for row in rows)


def _cell(text: str) -> str:
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(("=", "+", "-", "@")) else flat


def _stay_words(stay: VisitTime) -> str:
    took = _time(stay)
    return f"{LATE} {took}" if stay.late_ms else took


def _time(stay: VisitTime) -> str:
    took = stopwatch(stay.elapsed_ms)
    return f"{ABOUT}{took}" if stay.visit.estimated else took
