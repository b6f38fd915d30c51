"""What a pack brought: who decided what, and whether the office has it by now."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.cards import Card as Brief
from app.domain.coverage_history import coverage_of
from app.domain.events import Event
from app.ledger.visit import Visit
from app.packs.taking import Taken
from app.station import Station
from ui.dialogs.pack_words import came_title, came_words
from ui.formats import listed, moment, short_time
from ui.plain_tip import plain_tip
from ui.texts.acts import ACT_NAMES, DID
from ui.texts.names import MARKS
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.plain_table import dress_table
from ui.workplace import Workplace

COLUMNS = ("Liputan", "Tindakan", "Oleh", "Waktu", "Keadaan")
ICONS = {  # state -> icon, colour
    "delivered": ("check-circle", "ok"),
    "waiting": ("clock", "soft"),
    "overtaken": ("warning", "late"),
    "held": ("warning", "late"),
}
READY = "siap ditinjau"
Row = tuple[
    str, str, str, str, str
]  # what stands in the columns; the last is a key of MARKS or words


class CamePage(QWidget):
    """Rows are acts for a pack of decisions, coverages for one to review; a click opens one."""

    #: the id of a coverage that the person wants to see
    coverage_chosen = Signal(str)

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._taken: Taken | None = None
        self.title = plain_label("", "heading", self)
        self.words = plain_label("", "soft", self)
        self.table = QTableWidget(self)
        dress_table(self.table, theme, COLUMNS, wide=(0, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for part in (self.title, self.words):
            column.addWidget(part)
        self.card = Card(theme, parent=self)
        self.card.body.addWidget(self.table)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        self.table.cellActivated.connect(self._on_cell_activated)
        self.table.cellDoubleClicked.connect(self._on_cell_activated)
        workplace.visited.connect(self._on_visited)

    def show_taken(self, taken: Taken) -> None:
        """Show what came with a pack."""
        self._taken = taken
        made = short_time(taken.manifest.at, ZoneInfo(self._workplace.office.zone))
        self.title.setText(came_title(taken))
        self.words.setText(f"Dibuat {made}. {came_words(taken)}")
        self._ask()

    def _ask(self) -> None:
        taken, station = self._taken, self._workplace.station
        if taken is not None:
            self._workplace.tasks.ask(
                lambda progress: _rows(station, taken), self._show_rows, owner=self
            )

    def _on_visited(self, visit: Visit) -> None:
        if self.isVisible() and (visit.delivered or visit.pulled):
            self._ask()

    def _show_rows(self, rows: list[tuple[str, Row]]) -> None:
        self.table.setRowCount(len(rows))
        for place, (coverage_id, cells) in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(MARKS.get(words, words))
                item.setData(Qt.ItemDataRole.UserRole, coverage_id)
                item.setToolTip(plain_tip(item.text()))
                if words in ICONS:
                    item.setIcon(self._theme.icon(*ICONS[words]))
                self.table.setItem(place, column, item)
        self.card.setVisible(bool(rows))

    def _on_cell_activated(self, row: int, column: int) -> None:
        item = self.table.item(row, column)
        if item is not None and item.data(Qt.ItemDataRole.UserRole):
            self.coverage_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def _rows(station: Station, taken: Taken) -> list[tuple[str, Row]]:
    decisions_first = sorted(taken.acts, key=lambda event: event.envelope.kind not in ACT_NAMES)
    acts = [_act_row(station, event) for event in decisions_first]
    if not taken.is_review:
        return acts
    cards = (station.queries.card(each) for each in taken.manifest.coverages)
    return [_coverage_row(station, card) for card in cards if card is not None] + acts


def _coverage_row(station: Station, card: Brief) -> tuple[str, Row]:
    by = listed([_name(station, person) for person in card.handed_in_by])
    return card.id, (card.title, "diserahkan", by, _when(station, card.updated_at), READY)


def _act_row(station: Station, event: Event) -> tuple[str, Row]:
    envelope = event.envelope
    coverage_id = coverage_of(envelope.stream)
    card = station.queries.card(coverage_id) if coverage_id else None
    title, shown = (card.title, card.id) if card else ("Kantor", "")
    did = DID.get(envelope.kind, "mengubah catatan kantor")
    by, at = _name(station, envelope.person), _when(station, envelope.at)
    return shown, (title, did, by, at, _state(station, event))


def _name(station: Station, person: str) -> str:
    known = station.projection.office.people.get(person)
    return known.name if known else "(tidak dikenal)"


def _when(station: Station, at: int) -> str:
    return moment(at, station.clock.now().at, ZoneInfo(station.projection.office.zone))


def _state(station: Station, event: Event) -> str:
    notices = station.queries.notices(coverage_of(event.envelope.stream) or None)
    verdict = next((notice.verdict for notice in notices if notice.event == event.id), "")
    if verdict in ("overtaken", "held"):
        return verdict
    return "waiting" if station.replica.place(event.id) is None else "delivered"
