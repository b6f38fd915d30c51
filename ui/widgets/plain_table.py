"""The looks of a table that is read: rows without a grid, one or more columns share the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

from ui.theme import Theme

ROW = 34  # px at 100 % text


def dress_table(
    table: QTableWidget,
    theme: Theme,
    columns: tuple[str, ...],
    wide: tuple[int, ...] = (0,),
    row: int = ROW,
) -> None:
    """Give an empty table these columns; the `wide` ones share the room that the others leave.

    Whole rows are chosen, nothing can be edited. `row` is the height of each at 100 % text.
    """
    table.setColumnCount(len(columns))
    table.setHorizontalHeaderLabels(list(columns))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setIconSize(theme.icon_size())
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
