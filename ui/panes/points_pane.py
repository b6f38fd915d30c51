"""What is to be mended: the reason of a Tidak or a return, and its points to tick off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.coverage import Coverage, Point, Stage
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.label import plain_label
from ui.widgets.tab_order import reach_in_place

TITLE = "Perlu diperbaiki"
UNSAID = "Perbaiki yang ditandai"  # of a mark without words


class PointsPane(Card):
    """Hidden while nothing was sent back; who may not tick sees the ticks.

    Of a cancelled coverage it says why, and nothing is left to be ticked.
    """

    #: the id of a point, and whether it is done
    point_ticked = Signal(str, bool)
    #: the id of a point whose mark the person wants to see
    point_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, TITLE, parent)
        self._theme = theme
        self._reason = plain_label(parent=self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self._note = self.add_note()
        self.tickable = False
        self.boxes: dict[str, QCheckBox] = {}
        self.links: dict[str, LinkButton] = {}
        self.body.addWidget(self._reason)
        self.body.addLayout(self._lines)
        self.hide()

    def show_coverage(self, coverage: Coverage, tickable: bool) -> None:
        """Show the points of this coverage; `tickable` where the person may tick them."""
        self._clear()
        self.tickable = tickable
        self._reason.setText(coverage.verdict_reason)
        self._reason.setVisible(bool(coverage.verdict_reason))
        cancelled = coverage.stage is Stage.CANCELLED
        points = () if cancelled else coverage.points
        for point in points:
            self._lines.addWidget(self._line(point, tickable, point.mark in coverage.marks))
        asked = [(self.boxes.get(point.id), self.links.get(point.id)) for point in points]
        reach_in_place(self, [each for pair in asked for each in pair if each is not None])
        done = sum(point.done for point in points)
        self._note.setText(f"{done} dari {len(points)} selesai" if points else "")
        self.set_title("Dibatalkan" if cancelled else TITLE)
        self.setVisible(bool(coverage.verdict_reason or points))

    @property
    def reason(self) -> str:
        """The reason that is shown."""
        return self._reason.text()

    def _line(self, point: Point, tickable: bool, marked: bool) -> QWidget:
        line = QWidget(self)
        box = QCheckBox(line)
        box.setChecked(point.done)
        box.setEnabled(tickable)
        box.setAccessibleName(point.text or UNSAID)
        box.toggled.connect(lambda on: self.point_ticked.emit(point.id, on))
        self.boxes[point.id] = box
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(point.text or UNSAID, parent=line), 1)
        if marked:
            row.addWidget(self._link(point, line), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _link(self, point: Point, line: QWidget) -> LinkButton:
        link = LinkButton("lihat tanda", line)
        link.setToolTip("Lihat yang ditandai, dengan yang sekarang di sebelahnya")
        link.setAccessibleName(f"Lihat tanda: {point.text or UNSAID}")
        link.clicked.connect(lambda: self.point_opened.emit(point.id))
        self.links[point.id] = link
        return link

    def _clear(self) -> None:
        self.boxes, self.links = {}, {}
        empty(self._lines)
