"""The three zones that never move: queue, what is looked at, what is decided; the strip on top."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.action_row import ActionRow
from ui.widgets.heading import Heading
from ui.widgets.queue_view import QueuePanel
from ui.widgets.step_strip import StepStrip

RIGHT, GUTTER = 314, 12


class Workbench(QWidget):
    """Fill `middle` and `decision` (both QVBoxLayout); `foot` stays visible under it.

    While nothing is chosen, `empty` stands in the place of the two right zones.
    """

    def __init__(
        self,
        theme: Theme,
        queue: QueuePanel,
        empty: QWidget,
        right: int = RIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.queue = queue
        self.heading = Heading(theme, self)
        self.strip = StepStrip(theme, self)
        self.middle = QVBoxLayout()
        self.decision = QVBoxLayout()
        self.foot = ActionRow(theme, self)
        self._pages = QStackedLayout()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._work(theme, right))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(queue)
        row.addLayout(self._pages, 1)

    def show_work(self, chosen: bool) -> None:
        """Show the zones of a chosen coverage, or the empty page."""
        self._pages.setCurrentIndex(1 if chosen else 0)

    def _work(self, theme: Theme, right: int) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        top.addWidget(self.heading, 1)
        top.addWidget(self.strip)
        top.addSpacing(theme.px(GUTTER))
        zones = QHBoxLayout()
        zones.setSpacing(theme.px(18))
        self.middle.setSpacing(theme.px(10))
        zones.addLayout(self.middle, 1)
        zones.addWidget(self._right_zone(theme, right))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(20), theme.px(8), theme.px(20 - GUTTER), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addLayout(top)
        column.addLayout(zones, 1)
        return page

    def _right_zone(self, theme: Theme, right: int) -> QWidget:
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        content = self._decision_column(theme, right)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        zone = QWidget(self)
        zone.setFixedWidth(theme.zone(right) + theme.px(GUTTER))
        column = QVBoxLayout(zone)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(scroll, 1)
        edge = QHBoxLayout()
        edge.setContentsMargins(0, 0, theme.px(GUTTER), 0)
        edge.addWidget(self.foot)
        column.addLayout(edge)
        return zone

    def _decision_column(self, theme: Theme, right: int) -> QWidget:
        """As wide as the zone, be there a scroll bar in the gutter or not.

        A width that follows the bar lets texts wrap anew, which can bring the bar and send it
        away without an end: QScrollArea then calls itself until the stack is used up.
        """
        self.decision.setContentsMargins(0, 0, 0, 0)
        self.decision.setSpacing(theme.px(12))
        column = QWidget(self)
        column.setFixedWidth(theme.zone(right))
        column.setLayout(self.decision)
        content = QWidget(self)
        beside = QHBoxLayout(content)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(column)
        beside.addStretch(1)
        return content
