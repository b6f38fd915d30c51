"""The reports: the month's coverages with the times of each step, to look at, copy and export."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.cards import Card
from app.reports.figures import MonthFigures, month_figures
from app.reports.words import table_text
from app.reports.workbook import save_workbook, workbook_bytes
from app.shown_name import shown_name
from ui import formats
from ui.messages import Messages
from ui.models.report_model import NOTHING, ReportModel
from ui.progress import Progress
from ui.tabs.arsip_list import month_name
from ui.tabs.laporan_summary import Summary
from ui.tabs.laporan_table import ReportTable
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.workplace import Workplace

EVERY = 15  # ticks (seconds) after which the times of what is under way are counted anew
NO_ROWS = "Tidak ada yang dapat disalin: bulan ini belum ada liputan."
NEXT = "Pilih bulan lain, atau buka liputan baru di tab Pelaksana."


@dataclass(frozen=True, slots=True)
class MonthAnswer:
    """What was read at once: the months there are, and the coverages and figures of one."""

    months: tuple[str, ...]
    month: str
    cards: tuple[Card, ...]
    figures: MonthFigures


class LaporanTab(QWidget):
    """Readable for everybody."""

    #: nothing ever waits here; every tab has the signal
    waiting_changed = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._answer = MonthAnswer((), "", (), NOTHING)
        self._wanted = ""
        self._ticks = 0
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.month = QComboBox(self)
        self.month.setAccessibleName("Bulan laporan")
        self.month.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.earlier = ActionButton(theme, "Sebelumnya", height=34)
        self.later = ActionButton(theme, "Berikutnya", height=34)
        self.copy = ActionButton(theme, "Salin tabel", height=34)
        self.export = ActionButton(theme, "Ekspor XLSX…", height=34)
        self.summary = Summary(theme, self)
        self.model = ReportModel()
        self.table = ReportTable(theme, self.model, self)
        self.empty = EmptyState(theme, "chart-bar", "Belum ada liputan di bulan ini", NEXT)
        self._lay_out(theme)
        self._connect()
        self.refresh()

    def show_coverage(self, coverage_id: str) -> None:
        """Go to the month of a coverage and choose its row."""
        self._wanted = coverage_id
        queries = self._workplace.station.queries
        self._workplace.tasks.ask(
            lambda progress: queries.card(coverage_id), self._on_card_found, owner=self
        )

    def waiting(self) -> int:
        """Nothing waits in a report."""
        return 0

    def refresh(self) -> None:
        """Read the chosen month anew."""
        queries, month = self._workplace.station.queries, self._month
        count = self._counting()

        def read(progress: Progress) -> MonthAnswer:
            cards = queries.month(month)
            return MonthAnswer(queries.months(), month, cards, count(cards))

        self._workplace.tasks.ask(read, self._on_read, owner=self)

    def _counting(self) -> Callable[[Iterable[Card]], MonthFigures]:
        """How figures are made of cards now, in whatever thread: a full month takes a while."""
        office, now = self._workplace.office, self._workplace.now
        sops, current = office.sops, office.sops[office.sop]
        return lambda cards: month_figures(
            [card for card in cards if card.sop in sops], sops, current, now
        )

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._workplace.office.zone)

    @property
    def _month(self) -> str:
        chosen = self.month.currentData()
        return str(chosen or f"{formats.local(self._workplace.now, self._zone):%Y-%m}")

    def _lay_out(self, theme: Theme) -> None:
        title = QLabel("Laporan bulanan", self)
        title.setProperty("role", "title")
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(title)
        top.addStretch(1)
        for part in (self.earlier, self.month, self.later):
            top.addWidget(part)
        top.addSpacing(theme.px(16))
        top.addWidget(self.copy)
        top.addWidget(self.export)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addLayout(self._pages, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        workplace = self._workplace
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self.refresh)
        workplace.ticked.connect(self._on_ticked)
        self.month.activated.connect(lambda _: self.refresh())
        self.earlier.clicked.connect(lambda: self._step(1))
        self.later.clicked.connect(lambda: self._step(-1))
        self.copy.clicked.connect(self._on_copy_clicked)
        self.export.clicked.connect(self._on_export_clicked)

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        # A lambda would outlive the tab once somebody else sits at the desk.
        self.refresh()

    def _step(self, by: int) -> None:
        """The months are listed latest first."""
        self.month.setCurrentIndex(self.month.currentIndex() + by)
        self.refresh()

    def _on_read(self, answer: MonthAnswer) -> None:
        self._answer = answer
        self._show_months(answer)
        self._show_figures(answer.figures)
        self.table.fit()
        self._choose_wanted()

    def _show_months(self, answer: MonthAnswer) -> None:
        now = f"{formats.local(self._workplace.now, self._zone):%Y-%m}"
        months = sorted({*answer.months, answer.month, now}, reverse=True)
        if months != [self.month.itemData(at) for at in range(self.month.count())]:
            self.month.clear()
            for month in months:
                self.month.addItem(month_name(month), month)
        self.month.setCurrentIndex(self.month.findData(answer.month))
        last = self.month.count() - 1
        none = "Tidak ada bulan lain dengan liputan."
        self.earlier.set_closed("" if self.month.currentIndex() < last else none)
        self.later.set_closed("" if self.month.currentIndex() > 0 else none)

    def _show_figures(self, figures: MonthFigures) -> None:
        cards = figures.coverages
        self.model.set_month(figures, self._workplace.office.leaders, self._zone)
        self.summary.show_month(figures)
        self.summary.setVisible(bool(cards))
        self._pages.setCurrentWidget(self.table if cards else self.empty)
        closed = "" if cards else NO_ROWS
        self.copy.set_closed(closed)
        self.export.set_closed(closed)

    def _on_ticked(self, now: int) -> None:
        self._ticks += 1
        running = any(card.visit is not None for card in self._answer.cards)
        if running and self.isVisible() and self._ticks % EVERY == 0:
            count, cards = self._counting(), self._answer.cards
            self._workplace.tasks.ask(lambda progress: count(cards), self._on_counted, owner=self)

    def _on_counted(self, figures: MonthFigures) -> None:
        if [each.card.id for each in figures.coverages] == [
            each.card.id for each in self._answer.figures.coverages
        ]:
            self._show_figures(figures)

    def _on_card_found(self, card: Card | None) -> None:
        if card is None:
            return
        month = f"{formats.local(card.starts_at, self._zone):%Y-%m}"
        if self.month.findData(month) < 0:
            self.month.addItem(month_name(month), month)
        self.month.setCurrentIndex(self.month.findData(month))
        self.refresh()

    def _choose_wanted(self) -> None:
        row = self.model.row_of(self._wanted)
        if row >= 0:
            self.table.selectRow(row)
            self._wanted = ""

    def _on_copy_clicked(self) -> None:
        office = self._workplace.office
        text = table_text(self.model.month, office.leaders, self._zone)
        QGuiApplication.clipboard().setText(text)
        lines = formats.counted(len(self.model.month.coverages), "baris")
        self._messages.tell(f"{lines} disalin; tempel di lembar kerja atau surat.", "ok")

    def _on_export_clicked(self) -> None:
        dialog = self._messages.choose_target(
            "Ekspor laporan", f"laporan-{self._answer.month}.xlsx", self._on_target_chosen
        )
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")

    def _on_target_chosen(self, paths: list[Path]) -> None:
        self.save_as(paths[0])

    def save_as(self, path: Path) -> None:
        """Write the month that is shown to a workbook."""
        month, leaders, zone = self.model.month, self._workplace.office.leaders, self._zone
        self._workplace.tasks.change(
            lambda progress: save_workbook(workbook_bytes(month, leaders, zone), path),
            lambda _: self._messages.tell(f"Laporan disimpan: {shown_name(path.name)}", "ok"),
            failed=self._messages.failure,
            owner=self,
        )
