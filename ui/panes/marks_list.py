"""The list of marks: number in the person's colour, what it says, who placed it and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.sectioned_model import ROW_ROLE
from ui.panes.history_pane import SIGNS
from ui.panes.marks_model import MarkRow, MarksModel
from ui.theme import Theme
from ui.widgets.paint import paint_line

MOST_HEIGHT = 216  # at 100 % text; beyond it the list scrolls
BADGE, GAP, PADDING = 20, 8, 5


class MarkDelegate(QStyledItemDelegate):
    """Two lines for a mark; the name of an item is one line with air."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the lines are."""
        if index.data(ROW_ROLE) is None:
            return QSize(0, round(self._line("small")) + self._theme.px(6))
        words = self._line("body") + self._line("small")
        return QSize(0, round(words) + 2 * self._theme.px(PADDING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The name of an item, or a mark."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: MarkRow | None = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        if row is None:
            paint_line(painter, self._theme, area, str(index.data()), "small", "soft")
        else:
            chosen = option.state & QStyle.StateFlag.State_Selected
            over = option.state & QStyle.StateFlag.State_MouseOver
            if chosen or over:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("brand_soft" if chosen else "selection"))
                painter.drawRoundedRect(area, self._theme.px(6), self._theme.px(6))
            self._paint_row(painter, area, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: MarkRow) -> None:
        px, side = self._theme.px, self._theme.px(BADGE)
        badge = QRectF(area.x() + px(4), area.y() + px(PADDING) + px(1), side, side)
        paint_badge(painter, self._theme, badge, row.shown.number, row.shown.colour)
        left = badge.right() + px(GAP)
        width = area.right() - left - px(4)
        top = area.y() + px(PADDING)
        words = QRectF(left, top, width, self._line("body"))
        token = "ink" if row.shown.mark.text else "soft"
        paint_line(painter, self._theme, words, " ".join(row.words.split()), "body", token)
        icon, ink = SIGNS[row.sync]
        sign = QRectF(area.right() - px(16), words.bottom() + px(1), px(12), px(12))
        self._theme.paint_icon(painter, icon, sign, ink)
        when = QRectF(left, words.bottom(), width - px(18), self._line("small"))
        paint_line(painter, self._theme, when, row.when, "small", "soft")

    def _line(self, role: str) -> float:
        return QFontMetricsF(self._theme.font(role)).height()


def paint_badge(painter: QPainter, theme: Theme, box: QRectF, number: int, colour: str) -> None:
    """The number of a mark on its author's colour."""
    painter.setPen(QPen(QColor(0, 0, 0, 50), 1))
    painter.setBrush(QColor(colour))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, box.height() / 3, box.height() / 3)
    painter.setPen(theme.color("on_mark"))
    painter.setFont(theme.font("section"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


class MarksList(QListView):
    """As high as it needs, up to a limit. Enter or a click goes to a mark."""

    #: the key of the mark that the person wants to see
    mark_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._showing = False
        self.marks = MarksModel()
        self._delegate = MarkDelegate(theme)
        self.setObjectName("bare")
        self.setModel(self.marks)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Tanda")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_wanted)
        self.activated.connect(self._on_wanted)

    def set_rows(self, rows: list[MarkRow], chosen: str) -> None:
        """Show these rows; the one with the key `chosen` is chosen."""
        self.marks.set_rows(rows)
        self.choose(chosen)
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def choose(self, key: str) -> None:
        """The mark of this key is chosen on the picture; "" for none."""
        index = self.marks.index_of(key)
        if index == self.currentIndex():
            return
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()

    def sizeHint(self) -> QSize:
        """The height of all rows, up to the limit."""
        heights = (self.sizeHintForRow(row) for row in range(self.marks.rowCount()))
        return QSize(self._theme.px(200), min(sum(heights), self._theme.px(MOST_HEIGHT)))

    def _on_wanted(self, index: QModelIndex) -> None:
        row: MarkRow | None = index.data(ROW_ROLE)
        if row is not None:
            self.mark_wanted.emit(row.shown.key)
