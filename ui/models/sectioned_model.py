"""Rows under the headings of their sections, as any of the lists at the side shows them."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.plain_tip import plain_tip

#: gives the row of an index, or None for a heading
ROW_ROLE = Qt.ItemDataRole.UserRole
CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
Index = QModelIndex | QPersistentModelIndex


class SectionRow(Protocol):
    """What a row says of itself; rows of one section must come together."""

    @property
    def key(self) -> str:
        """What stays the same while the row changes."""

    @property
    def section(self) -> str:
        """The heading it stands under; "" for none, at the top."""

    @property
    def title(self) -> str:
        """Its first line."""

    @property
    def spoken(self) -> str:
        """All of it, for the screen reader and the tooltip."""


Row = TypeVar("Row", bound=SectionRow)


class SectionedModel(QAbstractListModel, Generic[Row]):
    """Headings are items that cannot be chosen; set_rows changes no more than has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Row | str] = []

    def set_rows(self, rows: list[Row]) -> None:
        """Show these rows. The same ones in the same order keep selection and scrolling."""
        items = _with_headings(rows)
        if [_identity(item) for item in items] != [_identity(item) for item in self._items]:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
            return
        before, self._items = self._items, items
        for place, (old, new) in enumerate(zip(before, items, strict=True)):
            if old != new and not isinstance(old, str) and not isinstance(new, str):
                index = self.index(place)
                self.dataChanged.emit(index, index, self.changed_roles(old, new))

    def changed_roles(self, old: Row, new: Row) -> list[int]:
        """What of a row is different; none named means all."""
        return []

    def rows(self) -> list[Row]:
        """The rows without the headings."""
        return [item for item in self._items if not isinstance(item, str)]

    def index_of(self, key: str) -> QModelIndex:
        """Where the row of this key stands; an invalid index when it is not in the list."""
        for place, item in enumerate(self._items):
            if not isinstance(item, str) and item.key == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Rows and headings together."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is neither chosen nor stepped on by the arrow keys."""
        if not index.isValid() or isinstance(self._items[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for display and for the screen reader, the row itself for ROW_ROLE."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, str):
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return item if role in told else None
        if role == ROW_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        return plain_tip(item.spoken) if role == Qt.ItemDataRole.ToolTipRole else None


def _with_headings(rows: list[Row]) -> list[Row | str]:
    items: list[Row | str] = []
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            items.append(section)
        items.append(row)
    return items


def _identity(item: SectionRow | str) -> tuple[str, bool]:
    return (item, False) if isinstance(item, str) else (item.key, True)
