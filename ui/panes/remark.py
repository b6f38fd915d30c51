"""A remark in the right zone: what is the matter, on the ground of its level, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.banner import LOOKS
from ui.widgets.buttons import LinkButton
from ui.widgets.emptied import empty
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import plain_label, small_label


@dataclass(frozen=True, slots=True)
class Offer:
    """What a remark offers: the word on its link, the call, and why it is closed ("" if open)."""

    text: str
    call: Callable[[], None]
    closed: str = ""


@dataclass(frozen=True, slots=True)
class RemarkView:
    """level is info, ok, late or problem, as of a Notice; `icon` replaces that of the level."""

    sentence: str
    level: str = "info"
    offers: tuple[Offer, ...] = ()
    icon: str = ""


class Remark(QFrame):
    """Words over links: in the right zone there is no room for them beside each other."""

    def __init__(self, theme: Theme, view: RemarkView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._icon = QLabel(self)
        role = view.level if view.level != "info" else ""
        self._words = plain_label(view.sentence, role, self)
        self.links = [self._link(offer) for offer in view.offers]
        self._lay_out(theme)
        self.setAccessibleName(view.sentence)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def view(self) -> RemarkView:
        """What is shown."""
        return self._view

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the level, with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(LOOKS[self._view.level][0]))
        radius = self._theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _link(self, offer: Offer) -> LinkButton:
        link = LinkButton(offer.text, self)
        link.setEnabled(not offer.closed)
        link.setToolTip(offer.closed)
        link.setAccessibleDescription(offer.closed)
        link.clicked.connect(lambda: offer.call())
        return link

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(11), theme.px(8), theme.px(11), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(top)
        if self.links:
            flow = FlowLayout(theme.px(14))
            for link in self.links:
                flow.addWidget(link)
            column.addLayout(flow)
        for reason in dict.fromkeys(each.closed for each in self._view.offers if each.closed):
            column.addWidget(small_label(reason, self))

    def _on_theme_changed(self) -> None:
        _, ink, icon = LOOKS[self._view.level]
        self._icon.setPixmap(self._theme.picture(self._view.icon or icon, ink, 14))


class Remarks(QWidget):
    """The remarks that hold now, one under the other; takes no room while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[RemarkView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.hide()

    def set_remarks(self, views: list[RemarkView]) -> None:
        """Show these; each call builds them anew, since their links hold calls."""
        self._shown = views
        empty(self._column)
        for view in views:
            self._column.addWidget(Remark(self._theme, view, self))
        self.setVisible(bool(views))

    @property
    def shown(self) -> list[RemarkView]:
        """What is shown now."""
        return list(self._shown)

    def remarks(self) -> list[Remark]:
        """The widgets, in order."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Remark)]
