"""The table of a month: late cells by shape, words and colour, rows of two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.reports.words import HEADINGS
from ui.models.report_model import LATE_ROLE, ReportModel
from ui.theme import Theme

ACTIVITY = HEADINGS.index("Kegiatan")
LEAST_ACTIVITY = 170
GIVEN = 50  # of that, before any figure is cut
PADDING = 8  # at both sides of a heading, as app.qss says
LOOKED_AT = 20  # rows beyond those in view by which a column's width is chosen
# Where room is short, by column: words go on in the second line.
MOST = {HEADINGS.index("Pimpinan"): 112, -1: 120}


class LateDelegate(QStyledItemDelegate):
    """A triangle before what took too long."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Adds the triangle and the colour."""
        super().initStyleOption(option, index)
        if index.data(LATE_ROLE):
            late = self._theme.color("late")
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._theme.icon("triangle-fill", "late", 11)
            option.decorationSize = self._theme.icon_size(11)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, late)


class ReportTable(QTableView):
    """Reads with the arrow keys; a click on a heading sorts."""

    def __init__(self, theme: Theme, rows: ReportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(LateDelegate(theme, self))
        self.setAccessibleName("Waktu setiap liputan per langkah")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(LOOKED_AT)
        theme.changed.connect(self.fit)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns fit into another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Columns as wide as what they hold; the activity takes what is left.

        Where that is too little for it, all is said more briefly, and at last the steps give way.
        """
        line = QFontMetricsF(self._theme.font("body")).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(round(2 * line) + self._theme.px(14))
        if not self._rows.columnCount():
            return
        self._take_what_is_held(brief=False)
        if self._left_over() < 0:
            self._take_what_is_held(brief=True)
            self._cap()
            self._shrink_steps(-self._left_over() - self._theme.zone(GIVEN))
        header, has_room = self.horizontalHeader(), self._left_over() >= -self._theme.zone(GIVEN)
        for column in range(self._rows.columnCount()):
            stretched = column == ACTIVITY and has_room
            mode = header.ResizeMode.Stretch if stretched else header.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)

    def _take_what_is_held(self, brief: bool) -> None:
        self._rows.set_brief(brief)
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(48))
        self.resizeColumnsToContents()

    def _cap(self) -> None:
        """No wider than its words, and two columns no wider than it is worth."""
        count = self._rows.columnCount()
        for column in range(count):
            if column != self.horizontalHeader().sortIndicatorSection():
                needed = max(self.sizeHintForColumn(column), self._heading_width(column))
                self.setColumnWidth(column, min(self.columnWidth(column), needed))
        for column, most in MOST.items():
            place = column % count
            self.setColumnWidth(place, min(self.columnWidth(place), self._theme.zone(most)))

    def _heading_width(self, column: int) -> int:
        """Without the room for an arrow, which only one column has."""
        words = str(self._rows.headerData(column, Qt.Orientation.Horizontal)).split("\n")
        metrics = QFontMetricsF(self._theme.font("figure"))
        return round(max(map(metrics.horizontalAdvance, words))) + 2 * self._theme.px(PADDING) + 2

    def _shrink_steps(self, lacking: int) -> None:
        """Take from the widest, down to its heading; a tooltip has whole what is elided then."""
        steps = range(len(HEADINGS), len(HEADINGS) + len(self._rows.month.steps))
        widths = {column: self.columnWidth(column) for column in steps}
        for _ in range(lacking if widths else 0):
            widths[max(steps, key=lambda column: widths[column])] -= 1
        for column, width in widths.items():
            self.setColumnWidth(column, max(width, self._heading_width(column)))

    def _left_over(self) -> int:
        """Pixels beyond what the activity needs at least."""
        columns = [each for each in range(self._rows.columnCount()) if each != ACTIVITY]
        taken = sum(self.columnWidth(column) for column in columns)
        return self.viewport().width() - taken - self._theme.zone(LEAST_ACTIVITY)
