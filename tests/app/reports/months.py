"""The figures of the month in which the built office lives."""

from __future__ import annotations

from app.reports.figures import MonthFigures, month_figures
from tests.office_builder import Pc


def month(pc: Pc) -> MonthFigures:
    office, now = pc.desk.office, pc.station.clock.now().at
    cards = pc.station.queries.month("2026-11")
    return month_figures(cards, office.sops, office.sops[office.sop], now)
