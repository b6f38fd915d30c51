"""The people who can sign in, each with initials, name and post; chosen by click or arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.widgets.paint import paint_initials, paint_line

PERSON_ROLE = Qt.ItemDataRole.UserRole
POST_ROLE = Qt.ItemDataRole.UserRole + 1
SIDE, GAP, MARGIN, AIR, RADIUS, CARET = 34, 12, 10, 8, 8, 14
MOST_ROWS = 4  # more of them scroll
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
Index = QModelIndex | QPersistentModelIndex


class PeopleList(QListView):
    """Typing the beginning of a name goes to it, as in every list."""

    #: somebody was taken by a click, Enter or the space key: their id
    taken = Signal(str)
    #: another person is chosen
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people = QStandardItemModel(self)
        self.setModel(self._people)
        self.setItemDelegate(_PersonDelegate(theme, self))
        self.setObjectName("people")
        self.setAccessibleName("Nama")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.taken.emit(index.data(PERSON_ROLE)))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def person(self) -> str:
        """The id of who is chosen, empty for nobody."""
        return str(self.currentIndex().data(PERSON_ROLE) or "")

    @property
    def names(self) -> list[str]:
        """The names in the order in which they stand."""
        return [self._people.item(row).text() for row in range(self._people.rowCount())]

    def show_people(self, people: Sequence[tuple[str, str, str]], chosen: str = "") -> None:
        """Show these: id, name, posts. `chosen` is where one stands, else the first."""
        before = self.person or chosen
        self._people.clear()
        for person, name, posts in people:
            item = QStandardItem(name)
            item.setData(person, PERSON_ROLE)
            item.setData(posts, POST_ROLE)
            item.setToolTip(plain_tip(f"{name}\n{posts}" if posts else name))
            item.setData(f"{name}, {posts}", Qt.ItemDataRole.AccessibleTextRole)
            self._people.appendRow(item)
        self.choose(before)
        rows = max(1, min(MOST_ROWS, len(people)))
        self.setFixedHeight(rows * _row_height(self._theme) + 2 * self.frameWidth())

    def choose(self, person: str) -> None:
        """Stand at this person, at the first one where they are not here."""
        rows = range(self._people.rowCount())
        found = (row for row in rows if self._people.item(row).data(PERSON_ROLE) == person)
        self.setCurrentIndex(self._people.index(next(found, 0), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space take who is chosen."""
        if event.key() in ENTER and self.person:
            self.taken.emit(self.person)
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: Index, previous: Index) -> None:
        if current.isValid():
            self.chosen.emit(str(current.data(PERSON_ROLE)))


class _PersonDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as two lines."""
        return QSize(0, _row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, circle, name over posts, a caret where it is chosen."""
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_ground(painter, option, area, chosen)
        circle = QRectF(area.x() + px(MARGIN), 0, px(SIDE), px(SIDE))
        circle.moveTop(area.center().y() - circle.height() / 2)
        paint_initials(painter, self._theme, circle, str(index.data()))
        caret = QRectF(area.right() - px(MARGIN + CARET), 0, px(CARET), px(CARET))
        caret.moveTop(area.center().y() - caret.height() / 2)
        if chosen:
            self._theme.paint_icon(painter, "check-bold", caret, "brand")
        left = circle.right() + px(GAP)
        words = QRectF(left, area.y(), caret.x() - px(GAP) - left, area.height())
        self._paint_words(painter, words, str(index.data()), str(index.data(POST_ROLE) or ""))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, chosen: bool
    ) -> None:
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(self._theme.color("brand") if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection"))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)

    def _paint_words(self, painter: QPainter, words: QRectF, name: str, posts: str) -> None:
        lines = [("strong", "ink", name), ("soft", "soft", posts)]
        lines = [line for line in lines if line[2]]
        heights = [_line(self._theme, role) for role, _, _ in lines]
        top = words.center().y() - sum(heights) / 2
        for (role, token, said), height in zip(lines, heights, strict=True):
            line = QRectF(words.x(), top, words.width(), height)
            paint_line(painter, self._theme, line, said, role, token)
            top += height


def _row_height(theme: Theme) -> int:
    words = _line(theme, "strong") + _line(theme, "soft")
    return round(max(words, theme.px(SIDE))) + 2 * theme.px(AIR)


def _line(theme: Theme, role: str) -> float:
    return QFontMetricsF(theme.font(role)).height() + theme.px(1)
