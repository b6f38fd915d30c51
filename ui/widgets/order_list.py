"""A short list whose lines can be put in another order by dragging, or with Alt and an arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from ui.theme import Theme

ROW, MOST = 23, 5
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
KEY_ROLE = Qt.ItemDataRole.UserRole


class OrderList(QListWidget):
    """As high as its lines, up to five; more scroll."""

    #: the keys in the order that the person wants
    order_changed = Signal(list)
    #: the key of the line that is to be looked at
    line_chosen = Signal(str)
    #: the key of a line that is to go
    removal_asked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[str, str], ...] = ()
        self._movable = False
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(lambda *_: self._on_moved())
        self.itemClicked.connect(lambda item: self.line_chosen.emit(item.data(KEY_ROLE)))

    def show_lines(self, lines: Sequence[tuple[str, str]], movable: bool) -> None:
        """Show these (key, words), numbered; nothing moves where it is the same."""
        if movable != self._movable:
            self._movable = movable
            modes = QAbstractItemView.DragDropMode
            self.setDragDropMode(modes.InternalMove if movable else modes.NoDragDrop)
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()

    @property
    def keys(self) -> list[str]:
        """The keys in the order that is shown."""
        return [self.item(row).data(KEY_ROLE) for row in range(self.count())]

    def move_line(self, row: int, by: int) -> None:
        """Put a line so many places further on; it stops at either end."""
        to = min(max(row + by, 0), self.count() - 1)
        if self._movable and row >= 0 and to != row:
            root = self.rootIndex()
            self.model().moveRow(root, row, root, to + (1 if to > row else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves a line, Delete asks for it to go, Enter looks at it."""
        by = MOVES.get(Qt.Key(event.key()))
        row = self.currentRow()
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_line(row, by)
        elif event.key() == Qt.Key.Key_Delete and row >= 0 and self._movable:
            self.removal_asked.emit(self.item(row).data(KEY_ROLE))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.line_chosen.emit(self.item(row).data(KEY_ROLE))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look what came of it once Qt is done: it may move a line, or copy it and drop the old."""
        super().dropEvent(event)
        QTimer.singleShot(0, self, self._on_moved)

    def _fill(self) -> None:
        row, scrolled = self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        height = self._theme.px(ROW)
        for key, words in self._lines:
            item = QListWidgetItem(words)
            item.setData(KEY_ROLE, key)
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
        self._number()
        self.setCurrentRow(min(row, self.count() - 1))
        self.verticalScrollBar().setValue(scrolled)
        self.setFixedHeight(height * min(max(1, self.count()), MOST))

    def _number(self) -> None:
        names = dict(self._lines)
        for row in range(self.count()):
            item = self.item(row)
            item.setText(f"{row + 1}. {names[item.data(KEY_ROLE)]}")

    def _on_moved(self) -> None:
        names = dict(self._lines)
        lines = tuple((key, names[key]) for key in self.keys)
        if lines != self._lines and len(lines) == len(names):
            self._lines = lines
            self._number()
            self.order_changed.emit(self.keys)
