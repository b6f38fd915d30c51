"""Which marks a Tidak takes along as points to mend, and in which words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.marks import LONGEST_TEXT
from ui.panes.marks_list import BADGE, paint_badge
from ui.panes.marks_model import MarkRow
from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.widgets.label import small_label

SAY = "Tulis apa yang harus diperbaiki"


class MarkBadge(QAbstractButton):
    """The number of a mark in its author's colour; a click shows the mark."""

    def __init__(self, theme: Theme, number: int, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._colour = colour
        self.setFixedSize(QSize(theme.px(BADGE), theme.px(BADGE)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_number(self, number: int, colour: str) -> None:
        """Another number now."""
        self._number, self._colour = number, colour
        self.setAccessibleName(f"Lihat tanda {number}")
        self.setToolTip(f"Lihat tanda {number} di gambar")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As in the list."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(painter, self._theme, QRectF(self.rect()), self._number, self._colour)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class MarkPoint(QWidget):
    """One mark: to be a point or not, and its words."""

    #: it is to be a point, or not any more
    toggled = Signal()
    #: other words were written
    reworded = Signal(str)

    def __init__(self, theme: Theme, row: MarkRow, ticked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setChecked(ticked)
        self.badge = MarkBadge(theme, row.shown.number, row.shown.colour, self)
        self.words = QLineEdit(row.shown.mark.text, self)
        self.words.setPlaceholderText(SAY)
        self.words.setMaxLength(LONGEST_TEXT)
        self.words.setReadOnly(not row.shown.own)
        self._text = row.shown.mark.text
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(self.box)
        line.addWidget(self.badge)
        line.addWidget(self.words, 1)
        self.show_row(row)
        self.box.toggled.connect(lambda _: self.toggled.emit())
        self.words.editingFinished.connect(self._on_edited)

    def show_row(self, row: MarkRow) -> None:
        """The mark as it is now; what is being written stays."""
        self.badge.show_number(row.shown.number, row.shown.colour)
        self.box.setAccessibleName(f"Tanda {row.shown.number} menjadi poin: {row.words}")
        self.words.setAccessibleName(f"Kata untuk tanda {row.shown.number} di {row.item}")
        self.words.setToolTip(plain_tip(row.item))
        if row.shown.mark.text != self._text and not self.words.hasFocus():
            self.words.setText(row.shown.mark.text)
        self._text = row.shown.mark.text

    def _on_edited(self) -> None:
        if self.words.text().strip() != self._text:
            self._text = self.words.text().strip()
            self.reworded.emit(self._text)


class PointsChoice(QWidget):
    """Every mark is a point unless it is unticked."""

    #: another mark is a point, or one is not any more
    changed = Signal()
    #: the key of a mark, and the words that it is to say
    reworded = Signal(str, str)
    #: the key of a mark that the person wants to see
    mark_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[MarkRow] = []
        self._off = set[str]()
        self.points: dict[str, MarkPoint] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(small_label("Tanda yang ikut menjadi poin:", self))
        self.hide()

    def show_rows(self, rows: list[MarkRow]) -> None:
        """Offer these marks."""
        keys = [row.shown.key for row in rows]
        if keys != [row.shown.key for row in self._rows]:
            self._rebuild(rows)
        self._rows = rows
        for row in rows:
            self.points[row.shown.key].show_row(row)
        self.setVisible(bool(rows))

    @property
    def off(self) -> frozenset[str]:
        """The keys of the marks that are not to be points."""
        return frozenset(self._off)

    def tick_all_but(self, off: frozenset[str]) -> None:
        """Make all of them points but these."""
        self._off = set(off)
        for key, point in self.points.items():
            point.box.setChecked(key not in off)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the marks that are points, in their order; "" for one not yet kept."""
        return tuple(row.shown.event for row in self._rows if row.shown.key not in self._off)

    def _rebuild(self, rows: list[MarkRow]) -> None:
        for point in self.points.values():
            self._column.removeWidget(point)
            point.hide()
            point.deleteLater()
        self.points = {row.shown.key: self._point(row) for row in rows}

    def _point(self, row: MarkRow) -> MarkPoint:
        key = row.shown.key
        point = MarkPoint(self._theme, row, key not in self._off, self)
        point.toggled.connect(lambda: self._on_toggled(key))
        point.reworded.connect(lambda text: self.reworded.emit(key, text))
        point.badge.clicked.connect(lambda: self.mark_wanted.emit(key))
        self._column.addWidget(point)
        return point

    def _on_toggled(self, key: str) -> None:
        if self.points[key].box.isChecked():
            self._off.discard(key)
        else:
            self._off.add(key)
        self.changed.emit()
