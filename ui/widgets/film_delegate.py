"""How a frame of the film strip is painted: picture, signs, the ring of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.paint import paint_picture, paint_pill
from ui.widgets.thumbs import Thumbs
from ui.widgets.tile_paint import (
    paint_others,
    paint_rating,
    paint_tick,
    picture_opacity,
    tick_box,
    tick_target,
)

WIDTH, HEIGHT, GAP = 74, 54, 8
Index = QModelIndex | QPersistentModelIndex


class FilmDelegate(QStyledItemDelegate):
    """A click on the tick asks for the other state; a click elsewhere chooses the frame."""

    def __init__(self, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs
        self.missing = 0  # pictures that were not there to be painted
        self.ring = "brand"  # token of what is around the frame that is looked at

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The frame and the gap to the next one."""
        px = self._theme.px
        return QSize(px(WIDTH + GAP), px(HEIGHT + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What is not ticked is paler, so that the choice shows from afar."""
        tile: MediaTile = index.data(TILE_ROLE)
        frame = self._frame(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(picture_opacity(tile))
        self._paint_frame(painter, frame, tile)
        painter.setOpacity(1.0)
        self._paint_signs(painter, frame, tile)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_ring(painter, frame)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The tick is a target of its own, a little larger than it is drawn."""
        if not isinstance(event, QMouseEvent) or not isinstance(model, MediaModel):
            return False
        target = tick_target(self._theme, self._frame(option))
        if event.type() != QEvent.Type.MouseButtonRelease or not target.contains(event.position()):
            return False
        model.request_tick(index.row())
        return True

    def _paint_frame(self, painter: QPainter, frame: QRectF, tile: MediaTile) -> None:
        radius = self._theme.px(6)
        if tile.problem:
            painter.setPen(QPen(self._theme.color("problem"), 1))
            painter.setBrush(self._theme.color("problem_soft"))
            painter.drawRoundedRect(frame, radius, radius)
            side = self._theme.px(20)
            box = QRectF(frame.center().x() - side / 2, frame.center().y() - side / 2, side, side)
            self._theme.paint_icon(painter, "warning-fill", box, "problem")
            return
        picture = self._thumbs.picture(tile.thumb_path, 2 * self._theme.px(HEIGHT), tile.rotation)
        self.missing += picture is None
        paint_picture(painter, self._theme, frame, picture, radius)

    def _paint_signs(self, painter: QPainter, frame: QRectF, tile: MediaTile) -> None:
        px = self._theme.px
        if tile.duration_text:
            corner = frame.bottomRight() - QPointF(px(3), px(20))
            paint_pill(painter, self._theme, corner, tile.duration_text, "play-fill", right=True)
        if tile.problem:
            return
        if tile.ticked is not None:
            paint_tick(painter, self._theme, tick_box(self._theme, frame), tile.ticked)
        # A duration takes the lower edge of so small a frame; the stars stand above it then.
        above = px(18) if tile.duration_text else 0
        paint_rating(painter, self._theme, frame.adjusted(0, 0, 0, -above), tile)
        corner = frame.bottomRight() - QPointF(px(3), px(18) + above)
        paint_others(painter, self._theme, corner, tile.others[:1])

    def _paint_ring(self, painter: QPainter, frame: QRectF) -> None:
        radius = self._theme.px(8)
        painter.setPen(QPen(self._theme.color(self.ring), self._theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-2.5, -2.5, 2.5, 2.5), radius, radius)

    def _frame(self, option: QStyleOptionViewItem) -> QRectF:
        px, rect = self._theme.px, QRectF(option.rect)
        return QRectF(rect.x() + px(4), rect.y() + px(4), px(WIDTH), px(HEIGHT))
