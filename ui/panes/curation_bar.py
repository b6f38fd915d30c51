"""The line over the film strip: what is shown and how, and what the person thinks of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from ui.formats import number
from ui.panes.curation_filter import FilterMenu, filter_words
from ui.panes.curation_keys import KeySheet
from ui.panes.curation_rules import ORDERS, Filter, Seen
from ui.texts.rating import PICK, REJECT
from ui.theme import Theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.star_row import StarRow
from ui.widgets.tool_button import ToolButton

GRID, VIEWER = "Kisi semua media", "Kembali ke penampil"


class CurationBar(QWidget):
    """Says what the person wants; what follows from it is shown by who is asked."""

    #: the Filter that the person wants
    filter_chosen = Signal(object)
    #: the key of ORDERS that the person wants
    order_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._media: Sequence[Seen] = ()
        self._filter = Filter()
        self._order = ""
        self.filter = QPushButton(self)
        self.filter.setProperty("kind", "chip")
        self.filter.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.menu = FilterMenu(theme, self)
        self.orders = QMenu(self)
        self.order = ToolButton(theme, "sort-ascending", "Urutkan", parent=self)
        self.grid = ToolButton(theme, "squares-four", GRID, "G", self)
        self._selected = QLabel(self)
        self._selected.setProperty("role", "small")
        self.stars = StarRow(theme, self)
        self.pick = ToolButton(theme, "flag", PICK, "P", self)
        self.reject = ToolButton(theme, "prohibit", REJECT, "X", self)
        self.tick = ToolButton(theme, "check-circle", "Ikutkan dalam Ya", "Spasi", self)
        self.keys = ToolButton(theme, "keyboard", "Tombol pintas", parent=self)
        self.sheet = KeySheet(theme, self)
        self._lay_out()
        self._connect()

    def show_media(self, media: Sequence[Seen], chosen: Filter, order: str, shown: int) -> None:
        """What there is, what of it is asked for, and how many are `shown`."""
        self._media, self._filter, self._order = media, chosen, order
        among = "" if chosen == Filter() else f"{number(shown, 0)} dari "
        self.filter.setText(f" {filter_words(chosen)} · {among}{number(len(media), 0)}")
        self.filter.setIcon(self._theme.icon("funnel", "soft" if chosen == Filter() else "brand"))
        self.filter.setIconSize(self._theme.icon_size(14))
        self.filter.setToolTip("Yang ditampilkan: jenis, penilaian, waktu, nama")
        is_usual = order in ("", "handed_in")
        self.order.show_look("sort-ascending", "soft" if is_usual else "brand")
        self.order.setAccessibleName(f"Urutan: {ORDERS[order]}")
        self.order.setToolTip(f"Urutan: {ORDERS[order]}")

    def show_targets(self, targets: Sequence[Seen], choosable: bool, closed: str) -> None:
        """What the person thinks of these, which are looked at or selected."""
        own = [seen.opinion.own for seen in targets]
        stars = {said.stars for said in own}
        self.stars.set_stars(stars.pop() if len(stars) == 1 else 0)
        picked = bool(own) and all(said.flag == "pick" for said in own)
        refused = bool(own) and all(said.flag == "reject" for said in own)
        taken = bool(targets) and all(seen.chosen for seen in targets)
        self.pick.show_look(*(("flag-fill", "ok") if picked else ("flag", "soft")))
        self.reject.show_look(*(("prohibit-bold", "problem") if refused else ("prohibit", "soft")))
        self.tick.show_look(*(("check-circle-fill", "ok") if taken else ("check-circle", "soft")))
        self.tick.setVisible(choosable)
        reason = closed or ("" if targets else "Belum ada media yang dipilih.")
        for part in (self.pick, self.reject):
            part.set_closed(reason)
        self.tick.set_closed("" if targets else reason)
        self.stars.setEnabled(not reason)
        self.stars.setToolTip(reason or "Bintang (Alt 1 sampai Alt 5; Alt 0 menghapus)")

    def show_view(self, is_grid: bool, selected: int) -> None:
        """Whether all media are looked at as a grid, and how many are selected there."""
        self.grid.show_look("image" if is_grid else "squares-four", "brand" if is_grid else "soft")
        self.grid.setToolTip(f"{VIEWER if is_grid else GRID} (G)")
        self.grid.setAccessibleName(VIEWER if is_grid else GRID)
        self._selected.setText(f"{selected} dipilih  " if is_grid and selected > 1 else "")

    @property
    def selected_words(self) -> str:
        """How many are selected, in words; "" where it is one or none."""
        return self._selected.text().strip()

    def _lay_out(self) -> None:
        """In two rows where there is no room for one."""
        both = FlowLayout(self._theme.px(4), self, spread=True)
        both.addWidget(self._group(self.filter, self.order, self.grid))
        rating = (self.stars, self.pick, self.reject, self.tick, self.keys)
        both.addWidget(self._group(self._selected, *rating))

    def _group(self, *parts: QWidget) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(2))
        for part in parts:
            row.addWidget(part)
        return group

    def _connect(self) -> None:
        self.filter.clicked.connect(self._on_filter_clicked)
        self.menu.filter_chosen.connect(self.filter_chosen)
        self.order.clicked.connect(self._on_order_clicked)
        self.keys.clicked.connect(lambda: self.sheet.show_at(self.keys))

    def _on_filter_clicked(self) -> None:
        self.menu.show_media(self._media, self._filter)
        self._popup(self.menu, self.filter)

    def _on_order_clicked(self) -> None:
        self.orders.clear()
        for former in self.orders.findChildren(QActionGroup):
            former.deleteLater()
        group = QActionGroup(self.orders)
        for key, words in ORDERS.items():
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(key == self._order)
            action.triggered.connect(lambda _=False, key=key: self.order_chosen.emit(key))
            self.orders.addAction(action)
        self._popup(self.orders, self.order)

    def _popup(self, menu: QMenu, under: QWidget) -> None:
        """Above the line: under it there is the strip alone, and then the edge of the screen."""
        menu.ensurePolished()
        height = menu.sizeHint().height()
        menu.popup(under.mapToGlobal(QPoint(0, -height - self._theme.px(4))))
        menu.setFocus(Qt.FocusReason.PopupFocusReason)
