"""The table of a month: late cells by shape, words and colour, rows of two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.reports.words import HEADINGS
from ui.models.report_model import LATE_ROLE, SortedReport
from ui.theme import Theme

ACTIVITY = HEADINGS.index("Kegiatan")
LEAST_ACTIVITY = 170
MOST = {HEADINGS.index("Pimpinan"): 120, -1: 126}  # by column; words go on in the second line


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

    def __init__(self, theme: Theme, rows: SortedReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
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
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as what they hold; the activity takes what is left."""
        line = QFontMetricsF(self._theme.font("body")).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(round(2 * line) + self._theme.px(14))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self._theme.px(56))
        self.resizeColumnsToContents()
        count = self.model().columnCount()
        for column, most in MOST.items() if count and not self._has_room() else ():
            place = column % count
            self.setColumnWidth(place, min(self.columnWidth(place), self._theme.px(most)))
        for column in range(count):
            stretched = column == ACTIVITY and self._has_room()
            mode = (
                QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
            header.setSectionResizeMode(column, mode)
        if not self._has_room() and count > ACTIVITY:
            self.setColumnWidth(ACTIVITY, self._theme.px(LEAST_ACTIVITY))

    def _has_room(self) -> bool:
        """Whether the other columns leave the activity enough."""
        columns = [each for each in range(self.model().columnCount()) if each != ACTIVITY]
        taken = sum(self.columnWidth(column) for column in columns)
        return self.viewport().width() - taken >= self._theme.px(LEAST_ACTIVITY)
