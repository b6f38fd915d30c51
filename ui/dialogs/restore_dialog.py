"""Brings the office's ledger back from a copy: what is wrong, what there is, what will happen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.copies.bringing_back import (
    COPYING,
    INSTALLING,
    bring_back,
    drop_copy_of_now,
    examined,
)
from app.copies.checking import Checked
from app.copies.choosing import Offer, offer_of, offers, office_of
from app.copies.restoring import Restored
from app.copies.situation import wrong_with
from app.domain.record import record
from app.errors import Failure, Refusal
from app.formats import number
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from ui.dialogs.restore_cards import RestoreCards
from ui.dialogs.restore_table import Line, events_words
from ui.messages import Messages, Notice
from ui.progress import Advance, Progress
from ui.tasks import Task, Tasks
from ui.texts import sentence
from ui.texts.copies import RESTORED, SOUND, STAGES
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label
from ui.widgets.progress_row import ProgressRow
from ui.widgets.room import open_at

WIDTH, HEIGHT = 780, 600


@record
class Found:
    """What one look at the folder and at this PC gave."""

    wrong: Failure | None
    office: str
    offers: list[Offer]


class RestoreDialog(QDialog):
    """Looks when it is opened. While it works the window behind it cannot be used."""

    #: what a restoration came to (a Restored)
    restored = Signal(object)
    #: it was restored, and the person has read so
    accepted_restored = Signal()

    def __init__(
        self,
        folder: OfficeFolder,
        profile: Profile,
        tasks: Tasks,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._profile = profile
        self._tasks = tasks
        self._theme = theme
        self._messages = messages
        self._office = ""
        self._missing: Failure | None = None  # a folder that is away is never made by us
        self._is_done = False
        self._reading: Task[Checked] | None = None
        self._working: Task[Restored] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pulihkan dari salinan")
        self.banners = BannerStack(theme, self)
        self.cards = RestoreCards(theme, self)
        self.table = self.cards.table
        self.progress = ProgressRow(theme, self)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self.go = ActionButton(theme, "Pulihkan", "primary", height=36)
        self._lay_out()
        self._connect()
        self._refresh()
        self._look()

    # What there is

    def _look(self) -> None:
        folder, profile = self._folder, self._profile

        def look(progress: Progress) -> Found:
            wrong = wrong_with(folder)
            return Found(wrong, office_of(folder, profile), offers(folder, profile))

        self._tasks.look(look, self._on_found, failed=self._on_look_failed, owner=self)

    def _on_found(self, found: Found) -> None:
        self._office = found.office
        away = found.wrong is not None and found.wrong.code == "office_folder_missing"
        self._missing = found.wrong if away else None
        self.cards.say(sentence(found.wrong) if found.wrong else SOUND, found.wrong is None)
        self.table.set_lines([Line(offer) for offer in found.offers])
        self.cards.nothing.setVisible(not found.offers)
        self._read_next()

    def _on_look_failed(self, failure: Failure) -> None:
        self.cards.say(sentence(failure), False)

    def _read_next(self) -> None:
        """Read the copies whole, one after the other, the chosen one first."""
        unread = [e for e in self.table.lines if e.checked is None and e.failure is None]
        if not unread or self._working is not None:
            self._reading = None
            return
        line = next((each for each in unread if each is self.table.chosen), unread[0])
        offer, office, profile = line.offer, self._office, self._profile
        self.table.update_line(Line(offer, reading=True))

        def read(progress: Progress) -> Checked:
            return examined(offer, office, profile, lambda done, all_: progress("", done, all_))

        self._reading = self._tasks.look(
            read,
            lambda checked: self.table.update_line(Line(offer, checked)),
            failed=lambda failure: self.table.update_line(Line(offer, failure=failure)),
            ended=self._read_next,
            owner=self,
        )

    def _on_file_chosen(self, chosen: list[Path]) -> None:
        self.cards.nothing.hide()
        self.table.put_first(Line(offer_of(chosen[0])))
        if self._reading is None:
            self._read_next()

    # Bringing it back

    def _on_go_clicked(self) -> None:
        if self._is_done:
            self.accept()
            return
        chosen = self.table.chosen
        if chosen is None or chosen.checked is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        folder, profile, offer = self._folder, self._profile, chosen.offer

        def work(progress: Progress) -> Restored:
            at = OfficeClock(None, 0).now().at

            def advanced(stage: str, done: int, total: int) -> None:
                progress(stage, done, total)

            return bring_back(folder, offer, profile, at, advanced)

        self._working = self._tasks.change(
            work,
            self._on_restored,
            failed=self._on_failed,
            progress=self._on_advanced,
            ended=self._on_ended,
            owner=self,
        )
        self._refresh()

    def _on_advanced(self, advance: Advance) -> None:
        stage = advance.what
        told = Advance(STAGES[stage], advance.done, advance.total, advance.elapsed)
        self.progress.cancel.setVisible(stage != INSTALLING)
        self.progress.show_advance(told, in_bytes=stage == COPYING)

    def _on_restored(self, restored: Restored) -> None:
        words = RESTORED.format(events=number(restored.events, 0))
        self.banners.show_notice(Notice(words, "ok"))
        self.cards.say(SOUND, True)
        self._is_done = True
        self.leave.hide()
        self.cards.happens.hide()
        self.restored.emit(restored)

    def _on_failed(self, failure: Failure) -> None:
        level = "late" if isinstance(failure, Refusal) else "problem"
        self.banners.show_notice(Notice(sentence(failure), level))

    def _on_ended(self) -> None:
        self._working = None
        self.progress.finish()
        self._refresh()
        self._read_next()

    def _on_cancel_requested(self) -> None:
        if self._working is not None:
            self._working.stop()

    def reject(self) -> None:
        """Escape and the cross: not while the ledger is being put in place."""
        if self._working is None:
            super().reject()

    def done(self, result: int) -> None:
        """The copy that was made of what this PC knows is not needed any more."""
        if self._reading is not None:
            self._reading.cancel()
        profile = self._profile
        self._tasks.change(lambda progress: drop_copy_of_now(profile), lambda _: None)
        super().done(result)
        if self._is_done:
            self.accepted_restored.emit()

    # The parts

    def _refresh(self) -> None:
        chosen = self.table.chosen
        words = f"Pulihkan {events_words(chosen)}" if chosen and chosen.checked else "Pulihkan"
        self.go.setText("Selesai" if self._is_done else words)
        self.go.set_closed(self._why_closed(chosen))
        quiet = self._working is not None or self._is_done
        self.why.setText("" if quiet else self.go.closed_reason)
        self.leave.set_closed("Tunggu sampai selesai, atau batalkan." if self._working else "")
        self.cards.set_open(self._working is None)

    def _why_closed(self, chosen: Line | None) -> str:
        if self._working is not None:
            return "Pemulihan sedang berjalan."
        if self._is_done:
            return ""
        if self._missing is not None:
            return "Folder kantor tidak terlihat."
        if chosen is None:
            return "Pilih salinan dahulu."
        if chosen.failure is not None:
            return sentence(chosen.failure)
        return "" if chosen.checked else "Salinan ini masih diperiksa sampai habis."

    def _lay_out(self) -> None:
        theme = self._theme
        self.why = plain_label("", "soft", self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.leave)
        row.addWidget(self.why, 1)
        row.addWidget(self.go)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(plain_label("Pulihkan dari salinan", "title"))
        column.addWidget(self.banners)
        column.addWidget(self.cards, 1)
        column.addWidget(self.progress)
        column.addLayout(row)
        open_at(self, theme, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.table.choice_changed.connect(self._refresh)
        self.cards.other.clicked.connect(self._on_other_clicked)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self.leave.clicked.connect(self.accept)
        self.go.clicked.connect(self._on_go_clicked)

    def _on_other_clicked(self) -> None:
        title, filters = "Pilih berkas salinan", "Salinan buku kantor (*.db);;Semua berkas (*)"
        self._messages.choose_files(title, filters, self._on_file_chosen)
