"""The hand-in page: a draft, what comes into it, and the act that hands it in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.desk import Done
from app.domain.acts import PointTicked
from app.domain.sop import StepKind
from app.drafts import Draft
from app.errors import Failure
from app.publication.platforms import Platforms
from app.settings import read_settings
from ui.coverage_file import CoverageFile
from ui.handin import edits
from ui.handin.draft_book import DraftBook
from ui.handin.hint_book import HintBook
from ui.handin.hint_desk import HintDesk
from ui.handin.intake_line import IntakeLine
from ui.handin.large_view import LargeView
from ui.handin.media_desk import MediaDesk
from ui.handin.media_zone import MediaZone
from ui.handin.open_draft import OpenDraft
from ui.handin.remembered import Remembered, equipment_kept, equipment_of
from ui.handin.respelling import respelt
from ui.handin.text_zone import TextZone
from ui.handin.why_not_ready import why_not_ready
from ui.messages import Messages
from ui.panes.points_door import PointsDoor
from ui.texts import sentence
from ui.texts.names import ROLES
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

UNREAD = "unread"  # key of the banner about a draft that the disk does not give


class HandInPage(QObject):
    """Its widgets are `middle`, `right` and `button`; the tab puts them into its zones."""

    #: the person did something to the coverage of this id
    touched = Signal(str)
    #: the id of a coverage, and of the event that handed it in
    kept = Signal(str, str)
    #: the button or the state of the draft is to be shown again
    state_changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        platforms: Platforms,
        remembered: Remembered,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._remembered = remembered
        self._file: CoverageFile | None = None
        self._sending = ""
        self._fresh = ""
        station = workplace.station
        self.book = DraftBook(station.drafts, workplace.tasks, workplace.owed, self)
        self.line = IntakeLine(station, workplace.tasks, self)
        self.open = OpenDraft(self.book, self)
        self.middle = MediaZone(theme, thumbs, parent)
        self.right = TextZone(theme, platforms, parent)
        self.door = PointsDoor(
            workplace,
            theme,
            messages,
            self.right.points,
            lambda: self._file,
            lambda: self.open.draft.media if self.open.draft else (),
        )
        self.button = ActionButton(theme, "", "primary", "Ctrl+Return", parent)
        self.button.bind(self.button)
        large = LargeView(workplace, theme, parent)
        cache = station.profile.cache
        tasks = workplace.tasks
        self.hints = HintBook(station, tasks, read_settings(station.profile.root).thresholds, self)
        desk = HintDesk(self.middle, self.hints, theme, tasks, thumbs, cache)
        self.media = MediaDesk(
            self.middle, self.line, self.open, self.book, large, messages, cache, desk
        )
        self._connect()

    def _connect(self) -> None:
        self.open.edited.connect(self.touched)
        self.open.changed.connect(self._refresh)
        self.right.edited.connect(self._on_text_edited)
        self.right.respelling_requested.connect(self._on_respelling_requested)
        self.right.points.point_ticked.connect(self._on_point_ticked)
        self.button.clicked.connect(self._on_hand_in_clicked)
        self.book.kept.connect(lambda coverage_id: self.state_changed.emit())
        self.book.changed.connect(lambda coverage_id: self.state_changed.emit())
        self._workplace.owed.refused.connect(self.state_changed)
        self._workplace.owed.mended.connect(self.state_changed)

    def show_file(self, file: CoverageFile) -> None:
        """Show a coverage; what is being typed into it is never overwritten."""
        coverage_id = file.coverage.id
        if coverage_id != self.open.coverage_id:
            self.middle.unsay("undo")
            self.middle.unsay(UNREAD)
            self.middle.unsay("twin")
        self._file = file
        self.open.turn_to(coverage_id)
        self.hints.turn_to(file.coverage)
        self._let_edit(self.open.draft is not None)
        office = self._workplace.office
        self.right.form.set_office(office.leaders, office.zone)
        self._show_points(file)
        self.book.fetch(
            coverage_id,
            lambda draft: self._on_fetched(coverage_id, draft),
            lambda failure: self._on_unread(coverage_id, failure),
            self,
        )

    def expect(self, coverage_id: str) -> None:
        """A coverage was begun here just now: once it is on the page, its files come next."""
        self._fresh = coverage_id

    def keep_as_draft(self, file: CoverageFile) -> None:
        """Keep what was handed in as a draft, before it is taken back or revised."""
        coverage = file.coverage
        step = file.sop.only(StepKind.HAND_IN).number
        self.book.put(coverage.id, edits.prefilled(coverage, coverage.equipment.get(step, {})))

    def subtitle(self) -> str:
        """Where the draft is, for the heading."""
        if self.book.is_kept(self.open.coverage_id):
            return "tersimpan di PC ini"
        if self.book.of(self.open.coverage_id) is None:
            return ""
        return "menyimpan…" if self._workplace.owed.why is None else "belum tersimpan"

    def _on_fetched(self, coverage_id: str, kept: Draft | None) -> None:
        file = self._file
        if file is None or coverage_id != self.open.coverage_id:
            return
        self.middle.unsay(UNREAD)
        known = equipment_of(self._remembered.read()) if kept is None else {}
        draft = kept or edits.prefilled(file.coverage, known)
        self._let_edit(True)
        if self._fresh == coverage_id:
            self._fresh = ""
            self.middle.drop.setFocus()
        if self.open.show(draft):
            self.right.fill(draft)
            step = file.sop.only(StepKind.HAND_IN)
            self.right.equipment.show_step(step, draft.equipment)
        self._refresh()

    def _on_unread(self, coverage_id: str, failure: Failure) -> None:
        """Nothing can be entered that would take the place of what the disk does not give."""
        file = self._file
        if file is None or coverage_id != self.open.coverage_id or self.open.draft is not None:
            return
        before = edits.prefilled(file.coverage, {})
        self.right.fill(before)
        self.media.refresh(before)
        self._name_button(file)
        self.button.set_closed("Yang sudah disiapkan belum dapat dibaca.")
        self.middle.say(UNREAD, sentence(failure), "problem", "Coba lagi", self._on_read_again)
        self.state_changed.emit()

    def _on_read_again(self) -> None:
        if self._file is not None:
            self.show_file(self._file)

    def _let_edit(self, open_: bool) -> None:
        """What was typed or dropped before the draft was read would be overwritten by it."""
        for part in (self.right, self.middle.drop):
            part.setEnabled(open_)

    def _refresh(self) -> None:
        file, draft = self._file, self.open.draft
        if file is None or draft is None:
            return
        self.media.refresh(draft)
        self.right.show_hints(draft, self._workplace.office)
        self._say_approval(file)
        self._refresh_button(file, draft)

    def _refresh_button(self, file: CoverageFile, draft: Draft) -> None:
        self._name_button(file)
        self.button.set_closed(self._why_closed(file, draft))
        self.state_changed.emit()

    def _name_button(self, file: CoverageFile) -> None:
        number = file.coverage.revision + 1
        to = ROLES[file.sop.step(file.sop.only(StepKind.HAND_IN).number + 1).role.value]
        what = "Serahkan" if number == 1 else f"Serahkan revisi {number}"
        self.button.setText(f"{what} kepada {to}")
        self.button.updateGeometry()

    def _why_closed(self, file: CoverageFile, draft: Draft) -> str:
        if self._sending == file.coverage.id:
            return "Sedang disimpan…"
        copying = self.line.is_busy_for(file.coverage.id)
        return why_not_ready(self._workplace, file, draft, len(self.media.not_taken), copying)

    def _say_approval(self, file: CoverageFile) -> None:
        if file.coverage.approval is None:
            self.middle.unsay("approval")
        elif "approval" not in self.middle.said():
            warning = "Isi yang sekarang sudah disetujui. Menyerahkan revisi menggugurkan Ya itu."
            self.middle.say("approval", warning, "late")

    def _on_text_edited(self) -> None:
        if self.open.draft is not None:
            self.open.edit(self.right.applied_to(self.open.draft))

    def _on_respelling_requested(self, written: str, meant: str) -> None:
        self.right.narrative.respell(written, meant)
        if self.open.draft is not None:
            draft = respelt(self.open.draft, written, meant)
            self.open.edit(draft)
            self.right.fill(draft)

    def _on_point_ticked(self, point: str, done: bool) -> None:
        coverage_id = self.open.coverage_id
        self.touched.emit(coverage_id)
        self._workplace.act(coverage_id, PointTicked(point, done), failed=self._on_tick_failed)

    def _on_tick_failed(self, failure: Failure) -> None:
        """What is not kept is not ticked; why is said on the page, which a dialog would hide."""
        self._messages.failure(failure)
        if isValid(self) and self._file is not None:
            self.door.close()
            self._show_points(self._file)

    def _show_points(self, file: CoverageFile) -> None:
        tickable = PointTicked in file.options and file.options[PointTicked].is_open
        self.right.points.show_coverage(file.coverage, tickable)

    def _on_hand_in_clicked(self) -> None:
        draft, coverage_id = self.open.draft, self.open.coverage_id
        if draft is None or self._sending == coverage_id:
            return
        self._sending = coverage_id
        self.book.flush()
        self._workplace.act(
            coverage_id,
            edits.hand_in_of(draft),
            lambda done: self._on_handed_in(coverage_id, draft, done),
            self._on_hand_in_failed,
        )
        self._refresh()

    def _on_handed_in(self, coverage_id: str, draft: Draft, done: Done) -> None:
        self._sending = ""
        self.book.drop(coverage_id)
        self.media.forget(coverage_id)
        known = equipment_kept(draft.equipment)
        tasks = self._workplace.tasks
        tasks.change(lambda progress: self._remembered.keep(known), lambda done: None)
        if isValid(self):  # signed out meanwhile: the hand-in is kept all the same
            self.kept.emit(coverage_id, done.event.id)

    def _on_hand_in_failed(self, failure: Failure) -> None:
        self._sending = ""
        self._messages.failure(failure)
        if isValid(self):
            self._refresh()
