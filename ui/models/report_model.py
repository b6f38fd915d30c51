"""The coverages of a month as a table: a row each, a column per step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.cards import Card
from app.reports.figures import CoverageFigures, MonthFigures, StepFigure
from app.reports.words import (
    ENDINGS,
    HEADINGS,
    row_words,
    status_words,
    step_lines,
    step_sentence,
)
from ui.formats import long_time, minutes
from ui.plain_tip import plain_tip

#: gives the CoverageFigures of a row
ROW_ROLE = Qt.ItemDataRole.UserRole
#: gives whether a cell tells of a step that took too long
LATE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOTHING = MonthFigures((), ())


class ReportModel(QAbstractTableModel):
    """Plain figures; `set_month` with the same coverages keeps selection and scrolling.

    It sorts by itself: a proxy would ask for two keys at each comparison, and a year is long.
    """

    def __init__(self) -> None:
        super().__init__()
        self._month = NOTHING
        self._rows: list[CoverageFigures] = []
        self._sorted = -1, Qt.SortOrder.AscendingOrder
        self._brief = False
        self._leaders: Mapping[str, str] = {}
        self._zone: tzinfo = ZoneInfo("UTC")

    @property
    def month(self) -> MonthFigures:
        """What is shown, in the order in which it was given."""
        return self._month

    def set_brief(self, brief: bool) -> None:
        """Where there is little room: short headings, and in words only how long a step took."""
        if brief != self._brief:
            self._brief = brief
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def set_month(self, month: MonthFigures, leaders: Mapping[str, str], zone: tzinfo) -> None:
        """Show these figures, with the names of the leaders, in the office's zone."""
        same = _shape(month) == _shape(self._month)
        if not same:
            self.beginResetModel()
        self._month, self._leaders, self._zone = month, leaders, zone
        if not same:
            self._rows = self._in_order()
            self.endResetModel()
        elif month.coverages:
            now = {each.card.id: each for each in month.coverages}
            self._rows = [now[each.card.id] for each in self._rows]
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column; what is selected stays selected."""
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].card.id for index in before]
        self._rows = self._in_order()
        places = {each.card.id: row for row, each in enumerate(self._rows)}
        after = [
            self.index(places[each], index.column())
            for each, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self) -> list[CoverageFigures]:
        column, order = self._sorted
        rows = list(self._month.coverages)
        if column >= 0:
            rows.sort(key=lambda each: self._key(each, column))
        return rows if order == Qt.SortOrder.AscendingOrder else rows[::-1]

    def row_of(self, coverage_id: str) -> int:
        """The row of a coverage, -1 where it is not of this month."""
        ids = [each.card.id for each in self._rows]
        return ids.index(coverage_id) if coverage_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per coverage."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Date, activity, leader, each step, total, state."""
        steps = len(self._month.steps)
        return 0 if parent.isValid() else len(HEADINGS) + steps + len(ENDINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Short titles; the tooltip of a step has its name and standard minutes."""
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        steps = self._month.steps
        place = section - len(HEADINGS)
        if role == Qt.ItemDataRole.DisplayRole:
            named = (*HEADINGS, *(f"Langkah {step.number}" for step in steps), *ENDINGS)
            return named[section].replace(" ", "\n") if self._brief else named[section]
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= place < len(steps):
            return f"{steps[place].title}, standar {minutes(steps[place].limit_ms)}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for display, for the tooltip and the screen reader; see the roles above."""
        if not index.isValid():
            return None
        figures = self._rows[index.row()]
        step = self._step(figures, index.column())
        if role == ROW_ROLE:
            return figures
        if role == LATE_ROLE:
            return step is not None and step.late
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(figures, step, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._sentence(figures, step, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(figures, step, index.column())
        return None

    def _step(self, figures: CoverageFigures, column: int) -> StepFigure | None:
        place = column - len(HEADINGS)
        if not 0 <= place < len(self._month.steps):
            return None
        number = self._month.steps[place].number
        return next((each for each in figures.steps if each.number == number), None)

    def _is_step(self, column: int) -> bool:
        return 0 <= column - len(HEADINGS) < len(self._month.steps)

    def _words(self, figures: CoverageFigures, step: StepFigure | None, column: int) -> str:
        if self._is_step(column):
            times, wrong = step_lines(step)
            return times if self._brief or not wrong else f"{times}\n{wrong}"
        return row_words(figures, self._month, self._leaders, self._zone)[column]

    def _sentence(self, figures: CoverageFigures, step: StepFigure | None, column: int) -> str:
        if step is not None:
            return step_sentence(step, self._month.steps[column - len(HEADINGS)].title)
        if column == 0:
            return long_time(figures.card.starts_at, self._zone)
        return row_words(figures, self._month, self._leaders, self._zone)[column]

    def _key(self, figures: CoverageFigures, column: int) -> tuple[int, str]:
        if column == 0:
            return figures.card.starts_at, ""
        if self._is_step(column):
            step = self._step(figures, column)
            return sum(stay.elapsed_ms for stay in step.stays) if step else 0, ""
        if column == self.columnCount() - len(ENDINGS):
            return figures.total_ms, ""
        return 0, self._text(figures.card, column).casefold()

    def _text(self, card: Card, column: int) -> str:
        """As `row_words` has it, one column alone: every row is asked when they are sorted."""
        if HEADINGS[column : column + 1] == ("Kegiatan",):
            return card.title
        if HEADINGS[column : column + 1] == ("Pimpinan",):
            return self._leaders.get(card.leader, card.leader)
        return status_words(card)


def _shape(month: MonthFigures) -> tuple[object, ...]:
    return (tuple(each.card.id for each in month.coverages), len(month.steps))
