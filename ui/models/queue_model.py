"""The queue of coverages as a list: rows under the headings of their sections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.record import record
from ui.plain_tip import plain_tip
from ui.texts.names import MARKS

#: gives the QueueRow of an index, or None for a heading
ROW_ROLE = Qt.ItemDataRole.UserRole
TIME_ROLE = ROW_ROLE + 1  # of a change: it is in the row's clock alone
Index = QModelIndex | QPersistentModelIndex


@record
class QueueRow:
    """One coverage as the queue shows it; rows of one section must come together."""

    coverage_id: str
    section: str  # "" for what stands directly under the panel's own heading
    title: str
    subtitle: str
    time_text: str = ""
    time_state: str = "none"  # ok | late | none
    thumb_path: Path | None = None
    badge: str = ""  # a key of MARKS: confirmed, delivered, waiting, held, overtaken


class QueueModel(QAbstractListModel):
    """Headings are items that cannot be chosen; set_rows changes no more than has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QueueRow | str] = []

    def set_rows(self, rows: list[QueueRow]) -> None:
        """Show these rows. The same coverages in the same order keep selection and scrolling."""
        items = _with_headings(rows)
        if [_identity(item) for item in items] != [_identity(item) for item in self._items]:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
            return
        before, self._items = self._items, items
        for place, (old, new) in enumerate(zip(before, items, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index, [TIME_ROLE] if _ticked(old, new) else [])

    def rows(self) -> list[QueueRow]:
        """The rows without the headings."""
        return [item for item in self._items if isinstance(item, QueueRow)]

    def index_of(self, coverage_id: str) -> QModelIndex:
        """Where a coverage stands; an invalid index when it is not in the queue."""
        for place, item in enumerate(self._items):
            if isinstance(item, QueueRow) and item.coverage_id == coverage_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Rows and headings together."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is neither chosen nor stepped on by the arrow keys."""
        if self._row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for display and for the screen reader, the QueueRow for ROW_ROLE."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ROW_ROLE:
            return item if isinstance(item, QueueRow) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title if isinstance(item, QueueRow) else item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(item)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, QueueRow):
            return plain_tip(_spoken(item))
        return None

    def _row(self, index: Index) -> QueueRow | None:
        item = self._items[index.row()] if index.isValid() else None
        return item if isinstance(item, QueueRow) else None


def _with_headings(rows: list[QueueRow]) -> list[QueueRow | str]:
    items: list[QueueRow | str] = []
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            items.append(section)
        items.append(row)
    return items


def _ticked(old: QueueRow | str, new: QueueRow | str) -> bool:
    """Whether nothing but the clock of a row went on."""
    if not isinstance(old, QueueRow) or not isinstance(new, QueueRow):
        return False
    return old == replace(new, time_text=old.time_text, time_state=old.time_state)


def _identity(item: QueueRow | str) -> tuple[str, bool]:
    return (item.coverage_id, True) if isinstance(item, QueueRow) else (item, False)


def _spoken(item: QueueRow | str) -> str:
    if isinstance(item, str):
        return item
    parts = (item.title, item.subtitle, item.time_text, MARKS.get(item.badge, ""))
    return "\n".join(part for part in parts if part)
