"""Packs: made for a PC without a network, and opened, whichever way they go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Failure, Refusal
from app.ledger.visit import Visit
from app.packs.directions import DECISIONS, REVIEW
from app.packs.lone import is_lone
from app.packs.making import Made
from app.packs.taking import Taken
from ui.dialogs.pack_came import CamePage
from ui.dialogs.pack_offers import PackOffers
from ui.dialogs.pack_review_card import ReviewCard
from ui.dialogs.pack_words import (
    FILTER,
    HINT,
    decisions_name,
    made_words,
    review_name,
    with_suffix,
)
from ui.dialogs.pack_work import PackWork
from ui.formats import local
from ui.messages import Messages, Notice
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label
from ui.widgets.progress_row import ProgressRow
from ui.widgets.room import open_at
from ui.workplace import Workplace

TOLD = "pack"  # key of the banner


class PackDialog(QDialog):
    """What can be made and opened; then what came, until the person goes back."""

    #: the id of a coverage that the person wants to see
    coverage_chosen = Signal(str)
    #: this PC is to learn where the office folder lies after all
    folder_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paket")
        open_at(self, theme, 880, 540)
        self.work = PackWork(workplace)
        self.banners = BannerStack(theme, self)
        self.progress = ProgressRow(theme, self)
        lone = is_lone(workplace.station.folder, workplace.station.profile)
        self.offers = PackOffers(theme, lone, self)
        self.review = ReviewCard(workplace, theme, self)
        self.came = CamePage(workplace, theme, self)
        self.pages = QStackedWidget(self)
        self.hint = plain_label(HINT, "soft", self)
        self.back = ActionButton(theme, "Kembali", height=36)
        self.close_button = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self._connect()
        self._refresh()

    def open_path(self, path: Path) -> None:
        """Open a pack that was dropped or chosen."""
        self.banners.withdraw(TOLD)
        self.work.open(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, but not what is under way: that is stopped by its own link."""
        if not (self.work.is_busy and event.matches(QKeySequence.StandardKey.Cancel)):
            super().keyPressEvent(event)

    # The parts

    def _lay_out(self) -> None:
        theme = self._theme
        for page in (self.offers, self.review, self.came):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[theme.px(20)] * 4)
        whole.setSpacing(theme.px(10))
        whole.addWidget(plain_label("Paket untuk PC tanpa jaringan", "title"))
        whole.addWidget(self.hint)
        for part in (self.banners, self.pages, self.progress):
            whole.addWidget(part, 1 if part is self.pages else 0)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.close_button)
        whole.addLayout(row)

    def _connect(self) -> None:
        work, workplace = self.work, self._workplace
        work.advanced.connect(self.progress.show_advance)
        work.begun.connect(self._refresh)
        work.ended.connect(self._on_ended)
        work.failed.connect(self._on_failed)
        work.made.connect(self._on_made)
        work.came.connect(self._on_came)
        self.progress.cancel_requested.connect(work.cancel)
        self.offers.drop.files_dropped.connect(lambda paths: self.open_path(paths[0]))
        self.offers.drop.choose_requested.connect(self._on_choose_requested)
        self.offers.review.clicked.connect(self._on_review_clicked)
        self.offers.decisions.clicked.connect(self._on_decisions_clicked)
        self.offers.folder.clicked.connect(self._on_folder_clicked)
        self.review.requested.connect(self._on_review_requested)
        self.came.coverage_chosen.connect(self._on_coverage_chosen)
        self.back.clicked.connect(self._on_back_clicked)
        self.close_button.clicked.connect(self.accept)
        workplace.visited.connect(self._on_visited)  # a method: Qt lets go of it with the dialog
        self.finished.connect(lambda _: work.cancel())

    def _refresh(self) -> None:
        busy = "Tunggu sampai selesai, atau batalkan dahulu." if self.work.is_busy else ""
        waiting = self._workplace.station.replica.pending_count()
        self.offers.show_waiting(waiting, busy)
        self.review.make.set_closed(busy)
        self.back.setVisible(self.pages.currentWidget() is not self.offers)
        self.back.set_closed(busy)
        self.close_button.set_closed(busy)
        self.hint.setVisible(self.pages.currentWidget() is self.offers)

    def _on_visited(self, visit: Visit) -> None:
        self._refresh()

    # What is asked for

    def _on_choose_requested(self) -> None:
        self._messages.choose_files("Buka paket", FILTER, lambda paths: self.open_path(paths[0]))

    def _on_review_clicked(self) -> None:
        self.review.reload()
        self._turn_to(self.review)

    def _on_review_requested(self, coverages: tuple[str, ...], originals: bool) -> None:
        def chosen(paths: list[Path]) -> None:
            self.work.make_review(coverages, originals, with_suffix(paths[0], REVIEW))

        self._messages.choose_target("Simpan paket tinjau", review_name(self._today()), chosen)

    def _on_decisions_clicked(self) -> None:
        def chosen(paths: list[Path]) -> None:
            self.work.make_decisions(with_suffix(paths[0], DECISIONS))

        name = decisions_name(self._today(), self._workplace.name_of(self._workplace.person))
        self._messages.choose_target("Simpan keputusan ke paket", name, chosen)

    def _on_folder_clicked(self) -> None:
        self.folder_requested.emit()
        self.accept()

    def _on_coverage_chosen(self, coverage_id: str) -> None:
        self.coverage_chosen.emit(coverage_id)
        self.accept()

    def _on_back_clicked(self) -> None:
        self.banners.withdraw(TOLD)
        self._turn_to(self.offers)

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._refresh()

    def _today(self) -> date:
        return local(self._workplace.now, ZoneInfo(self._workplace.office.zone)).date()

    # What comes of it

    def _on_made(self, made: Made) -> None:
        self._tell(made_words(made), "late" if made.plan.absent else "ok")

    def _on_came(self, taken: Taken) -> None:
        self.came.show_taken(taken)
        self._turn_to(self.came)

    def _on_failed(self, failure: Failure) -> None:
        self._tell(sentence(failure), "late" if isinstance(failure, Refusal) else "problem")

    def _on_ended(self) -> None:
        self.progress.finish()
        self._refresh()

    def _tell(self, words: str, level: str) -> None:
        self.banners.show_notice(Notice(words, level, key=TOLD))
