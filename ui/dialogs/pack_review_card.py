"""Which coverages go into a review pack, and how large it gets with or without the originals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.cards import Card as Brief
from app.domain.roles import Role
from app.packs.plan import Weight, weigh
from app.station import Station
from ui.dialogs.pack_words import choice_words
from ui.formats import size
from ui.plain_tip import plain_tip
from ui.progress import Progress
from ui.texts.names import ROLES, media_count
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.plain_table import dress_table
from ui.workplace import Workplace

COLUMNS = ("Liputan", "Menunggu", "Media", "Tanpa asli", "Dengan asli")
HINT = "Yang menunggu keputusan Kabag sudah dicentang. Riwayat kantor selalu ikut."
Weighed = tuple[tuple[Brief, Weight], ...]


class ReviewCard(Card):
    """The list fills once the sizes are known."""

    #: coverages (tuple of ids), whether the originals come along
    requested = Signal(object, bool)

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Siapkan paket tinjau", parent)
        self._workplace = workplace
        self._weights: dict[str, Weight] = {}
        self.hint = QLabel(HINT, self)
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self.table = QTableWidget(self)
        dress_table(self.table, theme, COLUMNS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.originals = QCheckBox("Sertakan foto dan video asli", self)
        self.words = QLabel(self)
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.make = ActionButton(theme, "Simpan paket tinjau…", "primary", height=36)
        self._lay_out(theme)
        self.table.itemChanged.connect(lambda _: self._refresh())
        self.originals.toggled.connect(lambda _: self._refresh())
        self.make.clicked.connect(lambda: self.requested.emit(self.chosen, self.with_originals))
        self._refresh()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the coverages that are ticked."""
        items = (self.table.item(row, 0) for row in range(self.table.rowCount()))
        ticked = (i for i in items if i and i.checkState() is Qt.CheckState.Checked)
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    @property
    def with_originals(self) -> bool:
        """Whether photos and videos come along as they were handed in."""
        return self.originals.isChecked()

    def reload(self) -> None:
        """Ask anew what there is and how large it is."""
        station = self._workplace.station
        self._workplace.tasks.look(
            lambda progress: _weighed(station, progress),
            self._show,
            progress=lambda advance: self.words.setText("Menghitung ukuran…"),
            owner=self,
        )

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.make)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.originals)
        self.body.addLayout(row)

    def _show(self, weighed: Weighed) -> None:
        self._weights = {brief.id: weight for brief, weight in weighed}
        blocked = self.table.blockSignals(True)
        self.table.setRowCount(len(weighed))
        for row, (brief, weight) in enumerate(weighed):
            for column, item in enumerate(_items(brief, weight)):
                self.table.setItem(row, column, item)
        self.table.blockSignals(blocked)
        self.table.setVisible(bool(weighed))
        self._refresh()

    def _refresh(self) -> None:
        weights = [self._weights[each] for each in self.chosen]
        self.words.setText(choice_words(weights, self.with_originals))
        self.originals.setEnabled(bool(weights))


def _weighed(station: Station, progress: Progress) -> Weighed:
    """Every open coverage that has been handed in, what waits for Kabag first."""
    found = []
    cards = [card for card in station.queries.open_cards() if card.revision]
    for place, card in enumerate(sorted(cards, key=lambda card: card.role != Role.KABAG.value)):
        progress("", place, len(cards))
        found.append((card, weigh(station, card.id)))
    return tuple(found)


def _items(brief: Brief, weight: Weight) -> tuple[QTableWidgetItem, ...]:
    title = QTableWidgetItem(brief.title)
    title.setData(Qt.ItemDataRole.UserRole, brief.id)
    waits = brief.role == Role.KABAG.value
    title.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
    title.setCheckState(Qt.CheckState.Checked if waits else Qt.CheckState.Unchecked)
    words = (
        ROLES.get(brief.role, "–"),
        media_count(brief.photos, brief.videos),
        size(weight.previews),
        size(weight.previews + weight.originals),
    )
    items = (title, *map(QTableWidgetItem, words))
    for item in items:
        item.setToolTip(plain_tip(item.text()))
    return items
