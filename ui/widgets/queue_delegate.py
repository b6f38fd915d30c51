"""How a row of the queue is painted: thumbnail, title, subtitle, time in words and shape."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.record import record
from ui.models.queue_model import ROW_ROLE, QueueRow
from ui.theme import Theme
from ui.widgets.paint import paint_line, paint_picture
from ui.widgets.row_pictures import RowPictures
from ui.widgets.thumbs import Thumbs

THUMB_WIDTH, THUMB_HEIGHT, MARGIN, BAR = 64, 48, 16, 3
PADDING, GAP = 10, 11
CHOSEN = QStyle.StateFlag.State_Selected
MARKED = CHOSEN | QStyle.StateFlag.State_MouseOver
TIME_LOOKS = {"ok": ("clock-afternoon-bold", "ok"), "late": ("triangle-fill", "late")}
BADGES = {
    "confirmed": ("check-bold", "soft"),
    "delivered": ("checks-bold", "ok"),
    "waiting": ("hourglass", "late"),
    "held": ("hand-palm", "late"),
    "overtaken": ("warning-fill", "problem"),
}


@record
class Places:
    """Where the parts of a row stand, from its top left corner; `words` begin there."""

    thumb: QRectF
    words: QRectF
    clock: QRectF
    around_clock: QRect  # all that is painted of it


class QueueDelegate(QStyledItemDelegate):
    """Paints both kinds of items of a QueueModel; all sizes follow the theme's text scale."""

    def __init__(self, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs
        self._pictures = RowPictures()
        self._kept: dict[int, Places] = {}  # by the width of a row
        self._sizes: tuple[QSize, QSize] | None = None  # of a heading and of a row
        self.dirty = QRegion()  # what of the list is painted now
        theme.changed.connect(self._on_theme_changed)

    def clock_of(self, area: QRect) -> QRect:
        """Where in a row's area its time stands."""
        return self._places(area.width()).around_clock.translated(area.topLeft())

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Three lines or the thumbnail, whichever is higher; a heading is one line with air.

        Asked for each row whenever any is painted.
        """
        if self._sizes is None:
            self._sizes = self._heading_size(), self._row_size()
        return self._sizes[index.data(ROW_ROLE) is not None]

    def _heading_size(self) -> QSize:
        return QSize(0, self._theme.px(18) + round(self._line("section")))

    def _row_size(self) -> QSize:
        words = self._line("strong") + self._line("soft") + (self._line("time") + self._theme.px(3))
        height = max(words, self._theme.zone(THUMB_HEIGHT))
        return QSize(0, round(height) + 2 * self._theme.px(PADDING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading, or a row with its selection bar."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        row: QueueRow | None = index.data(ROW_ROLE)
        if row is None:
            self._paint_heading(painter, QRectF(option.rect), str(index.data()))
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow) -> None:
        """Its clock, and what stands beside it only where that is to be painted as well."""
        area = option.rect
        chosen = bool(option.state & CHOSEN)
        ground = self._theme.color("selection" if option.state & MARKED else "panel")
        if self.clock_of(area).contains(self._dirty_part(area)):
            painter.fillRect(area, ground)
        else:
            self._paint_still(painter, area, row, ground, chosen)
        if row.time_text:
            self._paint_time(
                painter, self._places(area.width()).clock.translated(area.topLeft()), row
            )

    def _paint_still(
        self, painter: QPainter, area: QRect, row: QueueRow, ground: QColor, chosen: bool
    ) -> None:
        picture = self._thumbs.picture(row.thumb_path, 2 * self._theme.px(THUMB_HEIGHT))
        seen = picture.cacheKey() if picture is not None else None

        def paint(painter: QPainter, area: QRectF) -> None:
            if chosen:
                bar = QRectF(area.x(), area.y(), self._theme.px(BAR), area.height())
                painter.fillRect(bar, self._theme.color("brand"))
            paint_picture(
                painter,
                self._theme,
                self._places(round(area.width())).thumb.translated(area.topLeft()),
                picture,
                self._theme.px(6),
            )
            self._paint_words(
                painter, self._places(round(area.width())).words.translated(area.topLeft()), row
            )

        key = (row.title, row.subtitle, row.badge, seen, chosen)
        self._pictures.paint(painter, area, key, ground, paint)

    def _paint_heading(self, painter: QPainter, area: QRectF, words: str) -> None:
        margin = self._theme.px(MARGIN)
        inner = area.adjusted(margin, self._theme.px(8), -margin, 0)
        paint_line(painter, self._theme, inner, words.upper(), "section", "soft")

    def _dirty_part(self, area: QRect) -> QRect:
        return self.dirty.intersected(area).boundingRect()

    def _places(self, width: int) -> Places:
        if width not in self._kept:
            self._kept[width] = self._laid_out(width)
        return self._kept[width]

    def _laid_out(self, width: int) -> Places:
        px, zone = self._theme.px, self._theme.zone
        thumb = QRectF(MARGIN + px(BAR), px(PADDING) + px(1), zone(THUMB_WIDTH), zone(THUMB_HEIGHT))
        left = thumb.right() + px(GAP)
        words = QRectF(left, px(PADDING), width - MARGIN - left, 0)
        above = self._line("strong") + self._line("soft") + px(3)
        clock = self._next(words.translated(0, above), "time")
        return Places(thumb, words, clock, clock.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _paint_words(self, painter: QPainter, words: QRectF, row: QueueRow) -> None:
        line = self._next(words, "strong")
        if row.badge in BADGES:
            line = self._paint_badge(painter, line, row.badge)
        paint_line(painter, self._theme, line, row.title, "strong", "ink")
        line = self._next(line, "soft", words)
        paint_line(painter, self._theme, line, row.subtitle, "soft", "soft")

    def _paint_badge(self, painter: QPainter, line: QRectF, badge: str) -> QRectF:
        icon, token = BADGES[badge]
        side = self._theme.px(14)
        box = QRectF(line.right() - side, line.center().y() - side / 2, side, side)
        self._theme.paint_icon(painter, icon, box, token)
        return line.adjusted(0, 0, -side - self._theme.px(4), 0)

    def _paint_time(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        icon, token = TIME_LOOKS.get(row.time_state, ("", "soft"))
        if icon:
            side = self._theme.px(12)
            box = QRectF(line.x(), line.center().y() - side / 2, side, side)
            self._theme.paint_icon(painter, icon, box, token)
            line = line.adjusted(side + self._theme.px(4), 0, 0, 0)
        paint_line(painter, self._theme, line, row.time_text, "time", token)

    def _next(self, above: QRectF, role: str, column: QRectF | None = None) -> QRectF:
        frame = column or above
        return QRectF(frame.x(), above.bottom(), frame.width(), self._line(role))

    def _line(self, role: str) -> float:
        return self._theme.line_height(role) + self._theme.px(2)

    def _on_theme_changed(self) -> None:
        self._pictures.forget()
        self._kept.clear()
        self._sizes = None
