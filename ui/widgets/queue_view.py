"""The left zone: what waits, what came back, what is under way, what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.models.queue_model import ROW_ROLE, TIME_ROLE, Index, QueueModel, QueueRow
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_delegate import QueueDelegate
from ui.widgets.thumbs import Thumbs

WIDTH = 292
CLOCKS_AT_ONCE = 3


class QueueView(QListView):
    """The list itself. J and K step as the arrow keys do; the choice survives new rows."""

    #: the id of the coverage that was chosen
    row_chosen = Signal(str)
    #: the rows were painted, and are on the screen once this event has been handled
    painted = Signal()

    def __init__(
        self, theme: Theme, thumbs: Thumbs, model: QueueModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._queue = model
        self._chosen = ""
        self._delegate = QueueDelegate(theme, thumbs)
        self._gone_on: dict[int, None] = {}  # rows whose clocks are to be painted
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._paint_some_clocks)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Antrean liputan")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_model_reset)
        thumbs.arrived.connect(self._on_picture_arrived)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def chosen(self) -> str:
        """The id of the chosen coverage; empty when none is."""
        return self._chosen

    def choose(self, coverage_id: str) -> bool:
        """Choose a coverage of the queue; False when it is not in it."""
        index = self._queue.index_of(coverage_id)
        if index.isValid():
            self._select(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Choose the uppermost coverage, where there is one."""
        rows = self._queue.rows()
        if rows:
            self.choose(rows[0].coverage_id)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) coverage, over the headings."""
        ids = [row.coverage_id for row in self._queue.rows()]
        if ids:
            place = ids.index(self._chosen) + by if self._chosen in ids else 0
            self.choose(ids[min(max(place, 0), len(ids) - 1)])

    def dataChanged(
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:  # Qt's own argument list
        """Where only a clock went on, only the clock is painted: they all do, every second."""
        if list(roles) == [TIME_ROLE]:
            self._gone_on[first.row()] = None
            self._soon.start()
        else:
            super().dataChanged(first, last, list(roles))

    def _paint_some_clocks(self) -> None:
        """A few at a time: all of them at once would keep a slow PC's window from its next turn."""
        shown, painted = self.viewport().rect(), 0
        while self._gone_on and painted < CLOCKS_AT_ONCE:
            row = next(iter(self._gone_on))
            del self._gone_on[row]
            area = self.visualRect(self._queue.index(row))
            if area.intersects(shown):
                self.viewport().update(self._delegate.clock_of(area))
                painted += 1
        if self._gone_on:
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Said, since a start is over with the first rows."""
        self._delegate.dirty = event.region()
        super().paintEvent(event)
        if self._queue.rowCount():
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K step; everything else as in any list."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        by = steps.get(Qt.Key(event.key())) if not event.modifiers() else None
        if by is None:
            super().keyPressEvent(event)
        else:
            self.step(by)

    def _select(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _on_picture_arrived(self) -> None:
        # Those that come together are painted once; and to wrap the viewport takes Python 10 ms.
        self.setDirtyRegion(QRegion(self.rect()))

    def _on_current_changed(self, current: QModelIndex) -> None:
        row: QueueRow | None = current.data(ROW_ROLE) if current.isValid() else None
        if row is not None and row.coverage_id != self._chosen:
            self._chosen = row.coverage_id
            self.row_chosen.emit(row.coverage_id)

    def _on_model_reset(self) -> None:
        self._gone_on.clear()  # all is painted
        index = self._queue.index_of(self._chosen)
        if index.isValid():
            self._select(index)
        else:
            self._chosen = ""


class QueuePanel(QFrame):
    """Heading, list and what to say when it is empty; as wide as the drawings want it."""

    #: the link in the heading was clicked ("+ Liputan baru")
    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        thumbs: Thumbs,
        heading: str,
        empty: EmptyState,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setFixedWidth(theme.zone(WIDTH))
        self.model = QueueModel()
        self.view = QueueView(theme, thumbs, self.model, self)
        self.empty = empty
        self.action = LinkButton(action, self)
        self.action.setVisible(bool(action))
        self._heading = QLabel(heading, self)
        self._heading.setProperty("role", "heading")
        self._count = QLabel("", self)
        self._count.setProperty("role", "small")
        self._lay_out(theme)
        self.action.clicked.connect(self.action_requested)
        self.set_rows([])

    def set_rows(self, rows: list[QueueRow], waiting: int | None = None) -> None:
        """Show these rows; `waiting` is the count in the heading (none where it says nothing)."""
        self.model.set_rows(rows)
        self._count.setText("" if waiting is None else str(waiting))
        self._pages.setCurrentIndex(0 if rows else 1)

    def add_filter(self, widget: QWidget) -> None:
        """Put what narrows the list between its heading and the list."""
        self._column.insertWidget(1, widget)

    def add_foot(self, widget: QWidget) -> None:
        """Put something under the list that always stays in sight."""
        self._column.addWidget(widget)

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(8))
        top.addWidget(self._heading, 1)
        top.addWidget(self._count)
        top.addWidget(self.action)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 1, 0)  # the hairline at the right stays visible
        self._column.setSpacing(0)
        self._column.addLayout(top)
        self._column.addLayout(self._pages, 1)
