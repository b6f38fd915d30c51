"""The copies that can be brought back, in a table: of when, how much, where, and whether whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from app.copies.checking import Checked
from app.copies.choosing import FILE, OWN, REPLICA, SHARE, Offer
from app.domain.record import record
from app.errors import Failure
from app.formats import SHORT_MONTHS, number
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.plain_table import ROW, dress_table

COLUMNS = ("Tanggal", "Isi", "Tempat", "Keadaan")
PLACES = {
    REPLICA: "Catatan PC ini",
    SHARE: "Folder kantor",
    OWN: "PC ini",
    FILE: "Berkas lain",
}
ROWS_SHOWN = 4
WAITING, READING = "menunggu diperiksa", "sedang diperiksa…"


@record
class Line:
    """One row: an offer, and what came of reading it; neither before it was read."""

    offer: Offer
    checked: Checked | None = None
    failure: Failure | None = None
    reading: bool = False


class RestoreTable(QTableWidget):
    """`lines` are what it shows, in order; it chooses the first whole one by itself."""

    #: another line is chosen, or more is known of the chosen one
    choice_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: list[Line] = []
        self._chosen_by_hand = False
        dress_table(self, theme, COLUMNS, wide=(2,))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Salinan yang ada")
        self.setMinimumHeight(theme.px(ROW) * (ROWS_SHOWN + 1))
        self.currentCellChanged.connect(lambda *_: self.choice_changed.emit())
        self.cellClicked.connect(self._on_cell_clicked)

    @property
    def chosen(self) -> Line | None:
        """The line that is chosen, None for none."""
        row = self.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def set_lines(self, lines: list[Line]) -> None:
        """Show these, none of them read yet."""
        self.lines = list(lines)
        self.setRowCount(len(lines))
        for row in range(len(lines)):
            self._show(row)
        if lines and self.currentRow() < 0:
            self.setCurrentCell(0, 0)
        self.choice_changed.emit()

    def put_first(self, line: Line) -> None:
        """Show a line above the others, and choose it."""
        self.set_lines([line, *self.lines])
        self._chosen_by_hand = True
        self.setCurrentCell(0, 0)

    def update_line(self, line: Line) -> None:
        """More is known of an offer."""
        row = next(n for n, each in enumerate(self.lines) if each.offer == line.offer)
        self.lines[row] = line
        self._show(row)
        chosen = self.chosen
        passed_over = chosen is not None and chosen.failure is not None
        if line.checked is not None and passed_over and not self._chosen_by_hand:
            self.setCurrentCell(row, 0)
        self.choice_changed.emit()

    def _show(self, row: int) -> None:
        line = self.lines[row]
        state, role = state_words(line)
        cells = (when_words(line.offer), events_words(line), PLACES[line.offer.origin], state)
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(str(line.offer.path or "") if column == 2 else tip(line, words))
            if column == 3:
                item.setForeground(self._theme.color(role))
                item.setIcon(self._theme.icon(_ICONS[role], role, 14))
            self.setItem(row, column, item)

    def _on_cell_clicked(self) -> None:
        self._chosen_by_hand = True


_ICONS = {"ok": "check-circle-fill", "problem": "warning-octagon-fill", "soft": "hourglass-medium"}


def when_words(offer: Offer) -> str:
    """Of which day it is: "Sekarang" for what the PC knows, a file's name where no day is told."""
    if offer.origin == REPLICA:
        return "Sekarang"
    if offer.day is not None:
        return f"{offer.day.day} {SHORT_MONTHS[offer.day.month - 1]} {offer.day.year}"
    return offer.path.name if offer.path else "–"


def events_words(line: Line) -> str:
    """1.482 tindakan."""
    events = line.checked.events if line.checked else line.offer.events
    return f"{number(events, 0)} tindakan" if events is not None else "–"


def state_words(line: Line) -> tuple[str, str]:
    """The word for how it stands, and the ink."""
    if line.failure is not None:
        return "tidak utuh", "problem"
    if line.checked is not None:
        return "utuh", "ok"
    return (READING if line.reading else WAITING), "soft"


def tip(line: Line, words: str) -> str:
    """Why a copy cannot be used; else the words of the cell, which may be cut."""
    return sentence(line.failure) if line.failure else words
