"""The marks of a coverage as a list, under the names of the items that they are on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.record import record
from ui.panes.marks_tools import SHAPES
from ui.plain_tip import plain_tip
from ui.texts.names import MARKS
from ui.viewer.marks_shown import ShownMark

#: gives the MarkRow of an index, or None for the name of an item
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@record
class MarkRow:
    """One mark; rows of one item must come together."""

    shown: ShownMark
    item: str  # the name of the item
    when: str  # "Siti · 09.31 · 0:12–0:15"

    @property
    def words(self) -> str:
        """What it says, or at least what it is."""
        return self.shown.mark.text or SHAPES[self.shown.mark.shape][1]

    @property
    def sync(self) -> str:
        """A key of MARKS."""
        return "delivered" if self.shown.delivered else "confirmed"


class MarksModel(QAbstractListModel):
    """Names of items cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[MarkRow | str] = []

    def set_rows(self, rows: list[MarkRow]) -> None:
        """Show these rows; nothing happens where they are those that are shown."""
        items: list[MarkRow | str] = []
        for place, row in enumerate(rows):
            if place == 0 or rows[place - 1].item != row.item:
                items.append(row.item)
            items.append(row)
        if items != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    def rows(self) -> list[MarkRow]:
        """The marks without the names of the items."""
        return [item for item in self._items if isinstance(item, MarkRow)]

    def index_of(self, key: str) -> QModelIndex:
        """Where a mark stands; an invalid index when it is not in the list."""
        for place, item in enumerate(self._items):
            if isinstance(item, MarkRow) and item.shown.key == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Marks and names together."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only marks are chosen and stepped on."""
        if index.data(ROW_ROLE) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for display and for the screen reader, the MarkRow for ROW_ROLE."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, str):
            return item if role in (Qt.ItemDataRole.DisplayRole, _SPOKEN) else None
        if role == ROW_ROLE:
            return item
        spoken = f"{item.shown.number}. {item.words}\n{item.when}\n{MARKS[item.sync]}"
        texts = {
            Qt.ItemDataRole.DisplayRole: item.words,
            _SPOKEN: spoken,
            Qt.ItemDataRole.ToolTipRole: plain_tip(spoken),
        }
        return texts.get(Qt.ItemDataRole(role))


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
