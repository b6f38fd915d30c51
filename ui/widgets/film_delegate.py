"""How a frame of the film strip is painted: picture, tick, duration, the ring of the chosen one."""

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

WIDTH, HEIGHT, GAP, TICK = 74, 54, 8, 16
Index = QModelIndex | QPersistentModelIndex


class FilmDelegate(QStyledItemDelegate):
    """A click on the tick asks for the other state; a click elsewhere chooses the frame."""

    def __init__(self, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs

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
        painter.setOpacity(0.55 if tile.ticked is False else 1.0)
        self._paint_frame(painter, frame, tile)
        painter.setOpacity(1.0)
        if tile.duration_text:
            corner = frame.bottomRight() - QPointF(self._theme.px(3), self._theme.px(20))
            paint_pill(painter, self._theme, corner, tile.duration_text, "play-fill", right=True)
        if tile.ticked is not None and not tile.problem:
            self._paint_tick(painter, self._tick(frame), tile.ticked)
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
        grown = self._theme.px(5)
        target = self._tick(self._frame(option)).adjusted(-grown, -grown, grown, grown)
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
        paint_picture(painter, self._theme, frame, picture, radius)

    def _paint_tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        painter.setPen(QPen(self._theme.color("on_media"), 1))
        if ticked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("ok"))
            painter.drawEllipse(box)
            inset = box.width() * 0.2
            shape = box.adjusted(inset, inset, -inset, -inset)
            self._theme.paint_icon(painter, "check-bold", shape, "on_brand")
        else:
            ground = self._theme.color("media")
            ground.setAlphaF(0.45)
            painter.setBrush(ground)
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_ring(self, painter: QPainter, frame: QRectF) -> None:
        radius = self._theme.px(8)
        painter.setPen(QPen(self._theme.color("brand"), self._theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-2.5, -2.5, 2.5, 2.5), radius, radius)

    def _frame(self, option: QStyleOptionViewItem) -> QRectF:
        px, rect = self._theme.px, QRectF(option.rect)
        return QRectF(rect.x() + px(4), rect.y() + px(4), px(WIDTH), px(HEIGHT))

    def _tick(self, frame: QRectF) -> QRectF:
        side = self._theme.px(TICK)
        return QRectF(frame.x() + self._theme.px(3), frame.y() + self._theme.px(3), side, side)
