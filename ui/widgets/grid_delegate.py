"""How a tile of the media grid is painted: picture, badges, name; or the reason of a problem."""

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
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.paint import covering, paint_line, paint_pill
from ui.widgets.thumbs import Thumbs
from ui.widgets.tile_paint import (
    paint_others,
    paint_rating,
    paint_tick,
    picture_opacity,
    tick_box,
    tick_target,
)

PICTURE, CAPTION, GAP = 92, 27, 11
BADGE_ICONS = {"ada lokasi": "map-pin-fill"}
DISCARD = "buang"
ELIDE = Qt.TextElideMode.ElideMiddle  # how a file ends says what it is
Index = QModelIndex | QPersistentModelIndex


class GridDelegate(QStyledItemDelegate):
    """The view sets `tile`; "buang" in the caption is a target of its own."""

    #: the media_id of the tile whose "buang" was clicked
    discard_requested = Signal(str)

    def __init__(self, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs
        self.tile = QSize(theme.px(150), theme.px(PICTURE + CAPTION + GAP))
        self.columns = 1
        self.discardable = True
        self.missing = 0  # pictures that were not there to be painted

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What the view found to fill its rows."""
        return self.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The box is clipped to its round corners, then outlined."""
        tile: MediaTile = index.data(TILE_ROLE)
        box = self._box(option)
        radius = self._theme.px(8)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setClipPath(shape)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(box, self._theme.color("brand_soft" if selected else "panel"))
        self._paint_content(painter, box, tile)
        painter.restore()
        self._paint_caption(painter, box, tile, option)
        painter.setPen(self._outline(tile, option))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the tick, or on "buang" of a tile that shows the word."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        if not released or not isinstance(event, QMouseEvent) or not isinstance(model, MediaModel):
            return False
        tile: MediaTile = index.data(TILE_ROLE)
        box = self._box(option)
        if tile.ticked is not None and tick_target(self._theme, box).contains(event.position()):
            model.request_tick(index.row())
        elif self.discardable and self._discard(box).contains(event.position()):
            self.discard_requested.emit(tile.media_id)
        else:
            return False
        return True

    def _paint_content(self, painter: QPainter, box: QRectF, tile: MediaTile) -> None:
        top = QRectF(box.x(), box.y(), box.width(), self._theme.px(PICTURE))
        if tile.problem:
            self._paint_problem(painter, top, tile.problem)
            return
        picture = self._thumbs.picture(tile.thumb_path, 2 * self._theme.px(PICTURE), tile.rotation)
        self.missing += picture is None
        painter.setOpacity(picture_opacity(tile))
        if picture is None or picture.isNull():
            painter.fillRect(top, self._theme.color("line"))
            side = self._theme.px(28)
            icon = QRectF(top.center().x() - side / 2, top.center().y() - side / 2, side, side)
            name = "film-strip" if tile.duration_text else "image"
            self._theme.paint_icon(painter, name, icon, "faint")
        else:
            painter.drawPixmap(top, picture, covering(picture, top))
        painter.setOpacity(1.0)
        self._paint_badges(painter, top, tile)
        self._paint_judgement(painter, top, tile)

    def _paint_problem(self, painter: QPainter, top: QRectF, reason: str) -> None:
        painter.fillRect(top, self._theme.color("problem_soft"))
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.color("problem"))
        inset = self._theme.px(8)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(top.adjusted(inset, inset, -inset, -inset), flags, reason)

    def _paint_judgement(self, painter: QPainter, top: QRectF, tile: MediaTile) -> None:
        if tile.ticked is not None:
            paint_tick(painter, self._theme, tick_box(self._theme, top), tile.ticked)
        paint_rating(painter, self._theme, top, tile)
        px = self._theme.px
        paint_others(painter, self._theme, top.bottomRight() - QPointF(px(3), px(18)), tile.others)

    def _paint_badges(self, painter: QPainter, top: QRectF, tile: MediaTile) -> None:
        beside_tick = 24 if tile.ticked is not None else 6
        at = top.topLeft() + QPointF(self._theme.px(beside_tick), self._theme.px(4))
        if tile.duration_text:
            at = self._below(paint_pill(painter, self._theme, at, tile.duration_text, "play-fill"))
        for badge in tile.badges:
            icon = BADGE_ICONS.get(badge, "")
            at = self._below(paint_pill(painter, self._theme, at, badge, icon))

    def _below(self, pill: QRectF) -> QPointF:
        return pill.bottomLeft() + QPointF(0, self._theme.px(3))

    def _paint_caption(
        self, painter: QPainter, box: QRectF, tile: MediaTile, option: QStyleOptionViewItem
    ) -> None:
        inset = self._theme.px(8)
        line = box.adjusted(inset, self._theme.px(PICTURE), -inset, 0)
        hovered = option.state & (
            QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        )
        if self.discardable and (tile.problem or hovered):
            word = self._discard(box)
            paint_line(painter, self._theme, word, DISCARD, "section", "problem")
            line.setRight(word.left() - self._theme.px(4))
        paint_line(painter, self._theme, line, tile.name, "small", "soft", ELIDE)

    def _outline(self, tile: MediaTile, option: QStyleOptionViewItem) -> QPen:
        if option.state & QStyle.StateFlag.State_Selected:
            return QPen(self._theme.color("brand"), self._theme.px(2))
        return QPen(self._theme.color("problem" if tile.problem else "line"), 1)

    def _box(self, option: QStyleOptionViewItem) -> QRectF:
        # the cells share the width with no gap at its end, so each tile sits a little further right
        gap = self._theme.px(GAP)
        column = round(option.rect.x() / self.tile.width())
        left = option.rect.x() + column * gap / self.columns
        width = self.tile.width() - gap * (self.columns - 1) / self.columns
        height = option.rect.height() - gap
        return QRectF(left, option.rect.y(), width, height).adjusted(0.5, 0.5, -0.5, -0.5)

    def _discard(self, box: QRectF) -> QRectF:
        width = QFontMetricsF(self._theme.font("section")).horizontalAdvance(DISCARD) + 2
        left = box.right() - self._theme.px(8) - width
        return QRectF(left, box.y() + self._theme.px(PICTURE), width, self._theme.px(CAPTION))
