"""What the search of the header found, in a list that drops down from it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.cards import Card
from ui import formats
from ui.texts.names import TABS
from ui.theme import Theme
from ui.widgets.label import plain_label
from ui.widgets.search_field import SearchField

MOST = 12
WIDTH = 420


class SearchResults(QFrame):
    """Lies over the desk under the field; arrows and Enter choose, Escape closes."""

    #: the coverage that was chosen
    coverage_chosen = Signal(str)

    def __init__(self, theme: Theme, field: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._field = field
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Hasil pencarian")
        self.list.setSpacing(theme.px(4))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = plain_label("", "soft", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(8)] * 4)
        column.addWidget(self.list)
        column.addWidget(self._none)
        self.list.itemActivated.connect(self._on_item_activated)
        self.list.itemClicked.connect(self._on_item_activated)
        field.returnPressed.connect(self._on_return_pressed)
        self.hide()

    def show_found(self, words: str, cards: tuple[Card, ...], zone: ZoneInfo) -> None:
        """Show what was found for these words; the first ones, and how many more there are."""
        self.list.clear()
        for card in cards[:MOST]:
            day = formats.short_date(formats.local(card.starts_at, zone).date())
            where = TABS.get(card.role, TABS["arsip"])
            item = QListWidgetItem(f"{card.title}\n{day} · {card.place} · {where}")
            item.setData(Qt.ItemDataRole.UserRole, card.id)
            self.list.addItem(item)
        more = len(cards) - MOST
        nothing = f"Tidak ada liputan dengan “{words}”. Periksa ejaan, atau coba kata lain."
        self._none.setText(nothing if not cards else f"dan {more} lagi; tambahkan kata.")
        self._none.setVisible(not cards or more > 0)
        self.list.setVisible(bool(cards))
        self.list.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the field back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        width = self._theme.zone(WIDTH)
        under = self._field.mapTo(self._page, QPoint(0, self._field.height()))
        left = min(under.x(), self._page.width() - width - self._theme.px(8))
        spacing = 2 * self.list.spacing()
        rows = sum(self.list.sizeHintForRow(row) + spacing for row in range(self.list.count()))
        self.list.setFixedHeight(rows + self._theme.px(4))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(max(0, left), under.y() + self._theme.px(6))

    def _on_return_pressed(self) -> None:
        if self.isVisible() and self.list.count():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self.hide()
        self._field.clear()
        self.coverage_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
