"""Photos that look alike as stacks in a row: one picture on the others, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
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

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.paint import paint_picture, paint_pill
from ui.widgets.thumbs import Thumbs

WIDTH, HEIGHT, GAP = 68, 46, 10
BEHIND = 4  # how far each of the two sheets behind looks out
MOST_BESIDE = 2  # stacks that are seen at once beside words; the rest is scrolled to
Index = QModelIndex | QPersistentModelIndex


class AlikeStacks(QListView):
    """A click, or Enter, asks to compare. Takes no room while there is nothing alike."""

    #: the media_id of the first photo of the stack that is to be compared
    compare_requested = Signal(str)

    def __init__(self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside = False
        self.stacks = MediaModel()
        self._delegate = StackDelegate(theme, thumbs)
        self.setObjectName("bare")
        self.setModel(self.stacks)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Foto yang mirip")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_asked)
        self.activated.connect(self._on_asked)
        thumbs.arrived.connect(self.viewport().update)
        self.hide()

    def set_stacks(self, stacks: list[MediaTile]) -> None:
        """Show these: the first photo of each, with `duration_text` for how many there are."""
        self.stacks.set_rows(stacks)
        self.setVisible(bool(stacks))
        self._fit()

    def lie(self, beside: bool) -> None:
        """Beside words: as narrow as the stacks are, and of one size whatever the text's is."""
        self._beside = beside
        self._delegate.unit = 1.0 if beside else self._theme.text_scale
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if beside else policy.Expanding, policy.Fixed)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as what is seen at once."""
        seen = min(self.stacks.rowCount(), MOST_BESIDE)
        return QSize(seen * self._delegate.size().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the scroll bar is kept only where there is one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        stack = self._delegate.size()
        needed = self.stacks.rowCount() * stack.width()
        most = MOST_BESIDE * stack.width() if self._beside else self.width()
        overflowing = needed > most
        bar = self.horizontalScrollBar().sizeHint().height() if overflowing else 0
        self.setFixedHeight(stack.height() + bar)
        self.updateGeometry()

    def _on_asked(self, index: QModelIndex) -> None:
        tile: MediaTile = index.data(TILE_ROLE)
        self.compare_requested.emit(tile.media_id)


class StackDelegate(QStyledItemDelegate):
    """Two empty sheets behind, the first photo on top."""

    def __init__(self, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs
        self.unit = theme.text_scale  # pixels of one at 100 % text

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The stack and the gap to the next one."""
        return self.size()

    def size(self) -> QSize:
        """The same for every stack."""
        px = self._px
        return QSize(px(WIDTH + 2 * BEHIND + GAP), px(HEIGHT + 2 * BEHIND + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """From the back to the front."""
        tile: MediaTile = index.data(TILE_ROLE)
        px, radius = self._px, self._px(5)
        front = QRectF(option.rect.x() + 2, option.rect.y() + px(2 * BEHIND), px(WIDTH), px(HEIGHT))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for step in (2, 1):
            sheet = front.translated(px(BEHIND) * step, -px(BEHIND) * step)
            painter.setPen(QPen(self._theme.color("background"), 1))
            painter.setBrush(self._theme.color("soft" if step == 1 else "faint"))
            painter.drawRoundedRect(sheet, radius, radius)
        picture = self._thumbs.picture(tile.thumb_path, 2 * px(HEIGHT), tile.rotation)
        paint_picture(painter, self._theme, front, picture, radius)
        corner = front.bottomRight() - QPointF(px(3), self._theme.px(17) + px(3))
        paint_pill(painter, self._theme, corner, tile.duration_text, right=True)
        state = QStyle.StateFlag.State_MouseOver
        if option.state & QStyle.StateFlag.State_HasFocus:
            state |= QStyle.StateFlag.State_Selected
        chosen = bool(option.state & state)
        painter.setPen(QPen(self._theme.color("brand" if chosen else "background"), 1 + chosen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(front, radius, radius)
        painter.restore()

    def _px(self, size: float) -> int:
        return round(size * self.unit)
