"""The plain table in which packs show what goes in and what came."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from ui.theme import Theme

ROW = 34  # px at 100 % text


def pack_table(
    theme: Theme, columns: tuple[str, ...], parent: QWidget, wide: tuple[int, ...] = (0,)
) -> QTableWidget:
    """An empty table whose `wide` columns share the room that the others leave."""
    table = QTableWidget(0, len(columns), parent)
    table.setHorizontalHeaderLabels(list(columns))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setIconSize(theme.icon_size())
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    return table
