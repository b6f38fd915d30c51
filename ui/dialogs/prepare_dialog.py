"""Siapkan untuk dibawa: which coverages come along with their originals, and how far that is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import Failure
from app.media.luggage import Parcel
from ui.formats import counted, size
from ui.messages import Notice
from ui.panes.taking_along import Survey, TakingAlong
from ui.plain_tip import plain_tip
from ui.texts import sentence
from ui.texts.luggage import ALL_HERE, AWAY, BUSY, HINT, NOTHING, QUOTA, TITLE, choice_words
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label
from ui.widgets.plain_table import dress_table
from ui.widgets.progress_row import ProgressRow
from ui.widgets.room import open_at
from ui.workplace import Workplace

COLUMNS = ("Liputan", "Berkas", "Ukuran", "Di PC ini")
TOLD = "luggage"  # key of the banner
CANCELLED = "copy_cancelled"


class PrepareDialog(QDialog):
    """The bringing goes on when this is closed; the foot of the queue shows it as well."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        taking: TakingAlong,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._taking = taking
        self._survey = Survey((), 0)
        self._left_out: set[str] = set()  # coverages that the person does not want along
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        open_at(self, theme, 760, 520)
        self.banners = BannerStack(theme, self)
        self.table = _table(theme, self)
        self.words = plain_label("", "soft", self)
        self.progress = ProgressRow(theme, self)
        self.start = ActionButton(theme, "Siapkan", "primary", height=36)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self._connect()
        self._refresh()
        taking.survey()

    @property
    def chosen(self) -> tuple[Parcel, ...]:
        """What is ticked."""
        parcels = self._survey.parcels
        return tuple(parcel for parcel in parcels if parcel.coverage not in self._left_out)

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(plain_label(TITLE, "title"))
        column.addWidget(plain_label(HINT, "soft"))
        column.addWidget(self.banners)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        column.addWidget(self.progress)
        limit = self._workplace.station.care.keeping.carried_bytes
        quota = plain_label(QUOTA.format(limit=size(limit)), "small")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(quota, 1)
        row.addWidget(self.leave)
        row.addWidget(self.start)
        column.addLayout(row)

    def _connect(self) -> None:
        taking = self._taking
        taking.surveyed.connect(self._on_surveyed)
        taking.advanced.connect(self.progress.show_advance)
        taking.busy_changed.connect(self._on_busy_changed)
        taking.failed.connect(self._on_failed)
        self._workplace.visited.connect(self._on_visited)
        self.progress.cancel_requested.connect(taking.cancel)
        self.table.itemChanged.connect(self._on_item_changed)
        self.start.clicked.connect(lambda: taking.begin(self.chosen))
        self.leave.clicked.connect(self.accept)

    def _refresh(self) -> None:
        chosen = self.chosen
        files = sum(len(parcel.missing) for parcel in chosen)
        missing = sum(parcel.missing_size for parcel in chosen)
        self.words.setText(choice_words(len(chosen), files, missing, self._survey.free))
        self.start.set_closed(self._closed(len(chosen), files))

    def _closed(self, coverages: int, files: int) -> str:
        if self._taking.is_busy:
            return BUSY
        if not coverages:
            return NOTHING
        if not files:
            return ALL_HERE
        visit = self._workplace.last_visit
        return AWAY if visit is not None and visit.state == "offline" else ""

    def _on_surveyed(self, survey: Survey) -> None:
        self._survey = survey
        blocked = self.table.blockSignals(True)
        self.table.setRowCount(len(survey.parcels))
        for row, parcel in enumerate(survey.parcels):
            for column, item in enumerate(self._items(parcel)):
                self.table.setItem(row, column, item)
        self.table.blockSignals(blocked)
        self._refresh()

    def _items(self, parcel: Parcel) -> tuple[QTableWidgetItem, ...]:
        title = QTableWidgetItem(parcel.title)
        title.setData(Qt.ItemDataRole.UserRole, parcel.coverage)
        title.setToolTip(plain_tip(parcel.title))
        title.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        out = parcel.coverage in self._left_out
        title.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
        here = len(parcel.files) - len(parcel.missing)
        state = f"{here} dari {len(parcel.files)}" if parcel.missing else "lengkap"
        words = (counted(len(parcel.files), "berkas"), size(parcel.size), state)
        items = (title, *map(QTableWidgetItem, words))
        if not parcel.missing:
            items[-1].setIcon(self._theme.icon("check-circle-fill", "ok", 14))
        return items

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        coverage = str(item.data(Qt.ItemDataRole.UserRole) or "")
        if coverage and item.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(coverage)
        elif coverage:
            self._left_out.add(coverage)
        self._refresh()

    def _on_busy_changed(self, busy: bool) -> None:
        if busy:
            self.banners.withdraw(TOLD)
        else:
            self.progress.finish()
        self._refresh()

    def _on_failed(self, failure: Failure) -> None:
        if failure.code != CANCELLED:  # the person asked for it, and sees what is here
            told = Notice(sentence(failure), "problem", key=TOLD)
            self.banners.show_notice(told)

    def _on_visited(self, _: object) -> None:
        self._refresh()


def _table(theme: Theme, parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    dress_table(table, theme, COLUMNS)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setAccessibleName("Liputan yang dibawa")
    return table
