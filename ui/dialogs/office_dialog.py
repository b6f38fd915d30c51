"""The frame of the dialogs that arrange the office: a table, forms, buttons, what is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.record import record
from app.errors import Failure, Refusal
from ui.messages import Action, Messages, Notice
from ui.panes.naming import names_of
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label
from ui.widgets.plain_table import dress_table
from ui.widgets.room import open_at
from ui.widgets.words_dialog import WordsDialog
from ui.workplace import Workplace

WIDTH, HEIGHT, ROW = 860, 560, 30
CHOICES = (QAbstractSpinBox, QComboBox)  # what is typed into these is a choice, not words
LOST = "Yang Anda ketik belum disimpan. Esc atau Tutup sekali lagi membuangnya."


@record
class TableFrame:
    """The table of such a dialog: what it is called, its columns, which of them stretches."""

    name: str
    columns: tuple[str, ...]
    stretched: int


class OfficeDialog(WordsDialog):
    """`table` has a row for each thing with a key; `add_parts` puts the rest under it."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        title: str,
        hint: str,
        frame: TableFrame,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.theme = theme
        self.messages = messages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        open_at(self, theme, WIDTH, HEIGHT)
        self.banners = BannerStack(theme, self)
        self.table = _table(theme, frame, self)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self.leave.clicked.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(20)] * 4)
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(plain_label(title, "title"))
        self._column.addWidget(plain_label(hint, "soft"))
        self._column.addWidget(self.banners)
        self._column.addWidget(self.table, 1)

    def add_parts(self, parts: Iterable[QWidget], buttons: Iterable[ActionButton]) -> None:
        """What stands under the table, and the buttons at the left of *Tutup*."""
        for part in parts:
            self._column.addWidget(part)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        self._column.addLayout(row)

    @property
    def unsaid(self) -> dict[QLineEdit, str]:
        """Words that nobody added anywhere."""
        return {
            line: line.text()
            for line in self.findChildren(QLineEdit)
            if line.isModified() and line.text().strip() and not isinstance(line.parent(), CHOICES)
        }

    def warn(self) -> None:
        """Say so above the table."""
        self.tell(LOST, "late")

    @property
    def chosen_key(self) -> str:
        """The key of the row that is chosen, empty for none."""
        row = self.table.currentRow()
        item = self.table.item(row, 0) if row >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_rows(self, rows: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Show these: key and cells of each. What was chosen stays so while it is there."""
        chosen = self.chosen_key
        self.table.setRowCount(len(rows))
        for row, (key, cells) in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
            if key == chosen:
                self.table.selectRow(row)

    def tell(self, words: str, level: str, action: Action | None = None) -> None:
        """Tell what happened, above the table; in the window where this was closed meanwhile."""
        if not isValid(self):
            self.messages.tell(words, level, action)
            return
        self.banners.show_notice(Notice(words, level, action, passing=level == "ok"))

    def tell_failure(self, failure: Failure) -> None:
        """What did not go, in a sentence."""
        level = "late" if isinstance(failure, Refusal) else "problem"
        self.tell(sentence(failure, names_of(self.workplace.office)), level)


def _table(theme: Theme, frame: TableFrame, parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    dress_table(table, theme, frame.columns, (frame.stretched,), ROW)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAccessibleName(frame.name)
    return table
