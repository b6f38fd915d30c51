"""The admin's page: what to publish where, and the record of what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk import Done
from app.domain.acts import Act, DocumentAttached, DocumentWaived
from app.domain.media import Attachment
from app.domain.sop import StepKind
from app.errors import Failure
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.handin.equipment_card import EquipmentCard
from ui.handin.large_view import LargeView
from ui.handin.queue_rows import platform_name
from ui.handin.remembered import Remembered, equipment_of
from ui.messages import Messages
from ui.panes.naming import names_of, why_closed
from ui.panes.prepared import PreparedDrafts
from ui.publish.attaching import Attaching
from ui.publish.copies_desk import CopiesDesk
from ui.publish.document_card import DocumentCard
from ui.publish.material_zone import MaterialZone, approved_media
from ui.publish.outcome import OutcomeDesk
from ui.publish.platform_list import PlatformList
from ui.publish.result_form import ResultForm
from ui.publish.typed import RESULT, TypedResults, key_of
from ui.theme import Theme
from ui.widgets.question_dialog import Question
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

NO_INVITATION = ("Kegiatan tanpa undangan", "Undangan disampaikan lisan", "Agenda mendadak")


class PublishPage(QObject):
    """Its widgets are `middle`, `right` and `button`; the tab puts them into its zones."""

    #: the person did something to the coverage of this id
    touched = Signal(str)
    #: the buttons are to be shown again
    state_changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        platforms: Platforms,
        remembered: Remembered,
        drafts: PreparedDrafts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._platforms = platforms
        self._remembered = remembered
        self._file: CoverageFile | None = None
        self._go_on = False  # to the next platform, once the record of this one is read
        self._typed = TypedResults(drafts, messages)
        self._usual = ""  # the account that posts to the platform that is worked on
        self.middle = MaterialZone(theme, thumbs, platforms, parent)
        self.right = QWidget(parent)
        self.list = PlatformList(theme, platforms, self.right)
        self.document = DocumentCard(theme, self.right)
        self.form = ResultForm(theme, self.right)
        self.equipment = EquipmentCard(theme, self.right)
        self.outcome = OutcomeDesk(
            workplace, theme, messages, remembered, self._typed, self.form, parent
        )
        self.button = self.outcome.published
        self._large = LargeView(workplace, theme, parent)
        self.attaching = Attaching(workplace, messages, self)
        self.copies = CopiesDesk(workplace, messages, self.middle)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (self.list, self.document, self.form, self.equipment):
            column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        self.list.platform_chosen.connect(lambda key: self._show_platform())
        self.document.attach_requested.connect(self._on_attach_requested)
        self.document.waive_requested.connect(self._on_waive_requested)
        self.form.edited.connect(self._on_form_edited)
        self.form.screenshot_requested.connect(self._on_screenshot_requested)
        self.equipment.equipment_answered.connect(self._on_equipment_answered)
        self.outcome.recorded.connect(self._on_recorded)
        self.middle.save_requested.connect(self._on_save_requested)
        self.middle.grid.tile_opened.connect(self._on_tile_opened)
        self.middle.text_copied.connect(lambda: self._messages.tell("Teks disalin.", "ok"))

    @property
    def _id(self) -> str:
        return self._file.coverage.id if self._file else ""

    def show_file(self, file: CoverageFile) -> None:
        """Show a coverage that is to be published; what is being typed stays."""
        coverage = file.coverage
        self._typed.prune(coverage)
        other = coverage.id != self._id
        self._file = file
        cache = self._workplace.station.profile.cache
        self.middle.show_coverage(coverage, self._directives(file), cache)
        step = file.sop.only(StepKind.PUBLISH)
        closed = why_closed(self._workplace, file.options.get(DocumentAttached))
        self.document.show_step(step, coverage.documents, closed)
        if other:
            self.equipment.show_step(step, equipment_of(self._remembered.read()))
            self.outcome.set_equipment(self.equipment.answers)
        before = self.list.chosen
        self.list.show_coverage(coverage, self._workplace.office.zone)
        if self._go_on and before in coverage.standing_results:
            self._go_on = False
            self.list.choose_next_open(coverage)
        if other or self.list.chosen != before:
            self._show_platform()
        self._refresh_buttons()

    def _directives(self, file: CoverageFile) -> str:
        coverage = file.coverage
        lines = []
        if coverage.approval and coverage.approval.directive:
            who = self._workplace.name_of(coverage.approval.person)
            lines.append(f"{who}: {coverage.approval.directive}")
        if coverage.direction:
            directed = ("AdminDirected", "AdminReassigned")
            entries = [entry for entry in coverage.history if entry.kind in directed]
            who = self._workplace.name_of(entries[-1].person) if entries else ""
            lines.append(f"{who}: {coverage.direction}")
        return "\n".join(lines)

    def _show_platform(self) -> None:
        file, key = self._file, self.list.chosen
        if file is None:
            return
        self.middle.show_platform(file.coverage, key)
        self._usual = self._remembered.read().get(f"account.{key}", "")
        typed = self._typed.result(self._id, self._key, self._usual)
        office = self._workplace.office
        self.form.set_title(f"Hasil di {platform_name(self._platforms, key)}" if key else "Hasil")
        self.form.fill(typed, office.zone, self._workplace.now)
        self._refresh_buttons()

    @property
    def _key(self) -> str:
        """Where the draft has what is typed of the platform that is worked on."""
        if self._file is None:
            return ""
        return key_of(RESULT, self._file.coverage, self.list.chosen)

    def _refresh_buttons(self) -> None:
        file, key = self._file, self.list.chosen
        if file is None:
            return
        done = file.coverage.standing_results.get(key)
        published = done is not None and done.record.outcome == "published"
        self.form.setVisible(bool(key) and not published)
        name = platform_name(self._platforms, key) if key else ""
        self.outcome.show(file, key, name, self.form.draft())
        self.form.warn_of_url(self.outcome.url_warning(self._platforms, key))
        self.state_changed.emit()

    def _on_form_edited(self) -> None:
        self._typed.put(self._id, self._key, self.form.draft(), self._usual)
        self.touched.emit(self._id)
        self._refresh_buttons()

    def _on_equipment_answered(self, answers: dict[str, bool]) -> None:
        self.touched.emit(self._id)
        self.outcome.set_equipment(answers)

    def _on_recorded(self, coverage_id: str, platform: str) -> None:
        self._go_on = coverage_id == self._id and platform == self.list.chosen

    # Files

    def attach(self, requirement: str, source: Path) -> None:
        """Take a file in and name it as this document."""
        coverage_id = self._id

        def taken(file: Attachment) -> None:
            self._act(coverage_id, DocumentAttached(requirement, file))

        self.attaching.take(coverage_id, source, taken)

    def _on_attach_requested(self, requirement: str) -> None:
        self.attaching.ask("Pilih berkas undangan", lambda path: self.attach(requirement, path))

    def _on_waive_requested(self, requirement: str) -> None:
        coverage_id = self._id
        question = Question(
            "Tidak ada undangan",
            "Alasannya tercatat dan ikut tercetak di lembar arsip.",
            "Catat tidak ada",
            field="Alasan",
            text=NO_INVITATION[0],
            phrases=NO_INVITATION,
        )
        key = f"waived.{requirement}"

        def answered(reason: str) -> None:
            act = DocumentWaived(requirement, reason)
            self._act(coverage_id, act, lambda done: self._typed.forget(coverage_id, key))

        self._typed.ask(coverage_id, key, question, answered)

    def take_screenshot(self, source: Path) -> None:
        """Take a picture in and keep it with what is typed of the platform."""
        coverage_id, key, account = self._id, self._key, self._usual

        def taken(file: Attachment) -> None:
            typed = self._typed.result(coverage_id, key, account)
            self._typed.put(coverage_id, key, replace(typed, screenshot=file), account)
            self._typed.keep(coverage_id)
            if (coverage_id, key) == (self._id, self._key):
                self.form.show_screenshot(file)
                self._refresh_buttons()

        self.attaching.take(coverage_id, source, taken)

    def _on_screenshot_requested(self) -> None:
        self.attaching.ask("Pilih tangkapan layar", self.take_screenshot)

    def _act(
        self, coverage_id: str, act: Act, done: Callable[[Done], None] = lambda done: None
    ) -> None:
        self.touched.emit(coverage_id)
        self._workplace.act(coverage_id, act, done, self._on_failed)

    def _on_failed(self, failure: Failure) -> None:
        self._messages.failure(failure, people=names_of(self._workplace.office))

    def _on_save_requested(self) -> None:
        if self._file is not None:
            self.copies.save(self._id, approved_media(self._file.coverage))

    def _on_tile_opened(self, sha256: str) -> None:
        if self._file is not None:
            self._large.show(self._id, approved_media(self._file.coverage), sha256)
