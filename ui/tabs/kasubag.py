"""The tab of Kasubag: receiving, directing the admin, following the publication, archiving."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.sop import StepKind
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.act_form import FormWords
from ui.panes.direction_pane import SHIPPED, DirectionPane
from ui.panes.inbox import KASUBAG, Inbox
from ui.panes.mistake_forms import (
    ReassignForm,
    TakeDownForm,
    archive_form,
    cancel_form,
    correction_form,
    note_form,
    withdraw_form,
)
from ui.panes.other_acts import OtherAct
from ui.panes.phrases import Phrases
from ui.panes.results_pane import ResultsPane
from ui.panes.review_tab import ReviewTab
from ui.panes.verdict_form import VerdictForm
from ui.panes.wording_form import WordingForm
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.workplace import Workplace

RETURN = FormWords(
    "Kembalikan kepada Pelaksana",
    "Tulis alasannya, dan poin yang dapat ditandai selesai.",
    "Kembalikan",
    danger=True,
)
RECEIVE = "Terima, teruskan ke Kabag"
RECEIVE_AGAIN = "Ajukan lagi"
CHECK = "Periksa perubahan dahulu"


class KasubagTab(ReviewTab):
    """One primary button, which says what the step under way asks of Kasubag."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
        inbox: Inbox | None = None,
    ) -> None:
        super().__init__(workplace, theme, messages, KASUBAG, parent, inbox)

    def other_acts(self) -> tuple[OtherAct, ...]:
        """What else Kasubag may do."""
        return (
            OtherAct(acts.ActWithdrawn, "Tarik tindakan terakhir…"),
            OtherAct(acts.WordingCorrected, "Perbaiki narasi…"),
            OtherAct(acts.AdminReassigned, "Alihkan admin…"),
            OtherAct(acts.NoteWritten, "Tulis catatan…"),
            OtherAct(acts.CorrectionOpened, "Ralat…"),
            OtherAct(acts.PostTakenDown, "Turunkan publikasi…", danger=True),
            OtherAct(acts.CoverageCancelled, "Batalkan liputan…", danger=True),
        )

    def add_parts(self) -> None:
        """What was said before, the texts, then what this step asks for."""
        zone, theme = self.zone, self.theme
        zone.keep(self.remarks)
        zone.keep(self.points)
        zone.add_forms()
        zone.keep(self.narrative, 1)
        phrases = Phrases(self.memory, "direction", SHIPPED, self.messages)
        self.direction = DirectionPane(self.workplace, theme, self.platforms, phrases)
        self.results = ResultsPane(self.workplace, theme, self.platforms)
        decided = (self.choice, self.direction, self.results, self.requirements)
        for card in (self.marks, *decided, self.late, self.history):
            zone.rest(card)
        self._add_forms()
        self.send_back = zone.add_button(ActionButton(theme, "Kembalikan…", "danger", "T"))
        self.receive = zone.add_button(ActionButton(theme, RECEIVE, "primary"), 1)
        self.reassign = zone.add_button(ActionButton(theme, "Alihkan admin…"), 1)
        self.direct = zone.add_button(
            ActionButton(theme, "Disposisikan", "primary", "Ctrl+Return"), 1
        )
        self.archive = zone.add_button(ActionButton(theme, "Arsipkan…", "primary", "Y"), 1)
        self._connect_buttons()

    def arrange(self, file: CoverageFile) -> None:
        """Show the cards and the buttons of the step under way."""
        coverage = file.coverage
        kind = file.sop.step(coverage.step).kind if coverage.step else None
        self._show_cards(file, kind)
        self.send_back.set_closed(self.closed(acts.CoverageReturned))
        self.receive.set_closed(self.closed(acts.CoverageReceived))
        self.reassign.set_closed(self.closed(acts.AdminReassigned))
        self.direct.set_closed(self.closed(acts.AdminDirected) or self.direction.missing)
        self.archive.set_closed(self.closed(acts.CoverageArchived))
        self.zone.show_buttons(*self._buttons(file, kind))
        self._dress(file)

    def receive_now(self) -> None:
        """Take it and pass it on to Kabag; a text still being edited is shown first."""
        if self.narrative.editing:
            self.narrative.close_editor()
            if self.narrative.correction is not None:
                return
        self.seal(acts.CoverageReceived(self.narrative.correction))

    def _show_cards(self, file: CoverageFile, kind: StepKind | None) -> None:
        coverage, draft = file.coverage, self.draft
        receiving = kind is StepKind.RECEIVE and not self.closed(acts.CoverageReceived)
        directing = kind is StepKind.DIRECT and not self.closed(acts.AdminDirected)
        correctable = receiving or not self.closed(acts.WordingCorrected)
        # before a Ya the correction goes with the receipt; after it, it is an act of its own
        inline = receiving and coverage.approval is None
        self.narrative.show_coverage(coverage, draft, correctable, inline)
        self.direction.setVisible(directing)
        if directing:
            self.direction.show_file(file, draft)
        self.results.show_coverage(coverage)
        own = StepKind.DIRECT if kind is StepKind.DIRECT else StepKind.RECEIVE
        step = next(each for each in file.sop.steps if each.kind is own)
        acting = receiving or directing
        self.requirements.show_step(step, coverage, draft, acting, self.equipment.known)

    def _buttons(self, file: CoverageFile, kind: StepKind | None) -> tuple[ActionButton, ...]:
        if file.coverage.stage in (Stage.PUBLISHED, Stage.ARCHIVED):
            return (self.archive,)
        if kind is StepKind.DIRECT:
            return (self.direct,)
        if kind is StepKind.PUBLISH:
            return (self.reassign,)
        if kind is StepKind.RECEIVE:
            return (self.send_back, self.receive)
        return (self.receive,)

    def _dress(self, file: CoverageFile) -> None:
        """After a Tidak the way back is what is asked for, so it is the primary button."""
        refused = bool(file.coverage.verdict_reason) and not self.send_back.closed_reason
        self.send_back.set_kind("primary" if refused else "danger")
        self.receive.set_kind("quiet" if refused else "primary")
        self.receive.set_key("" if refused else "Ctrl+Return")
        checking = self.narrative.editing and self.narrative.correction is not None
        self.receive.setText(CHECK if checking else RECEIVE_AGAIN if refused else RECEIVE)

    def _add_forms(self) -> None:
        theme, workplace, platforms = self.theme, self.workplace, self.platforms
        self.add_form(VerdictForm(theme, acts.CoverageReturned, RETURN, self, self.media.marks))
        for make in (withdraw_form, note_form, correction_form, cancel_form, archive_form):
            self.add_form(make(theme, self))
        self.add_form(ReassignForm(workplace, theme, platforms, self))
        self.add_form(TakeDownForm(workplace, theme, platforms, self))
        self.add_form(WordingForm(workplace, theme, platforms, self))

    def _connect_buttons(self) -> None:
        zone = self.zone
        self.send_back.clicked.connect(lambda: self.open_form(acts.CoverageReturned))
        self.receive.clicked.connect(self.receive_now)
        self.reassign.clicked.connect(lambda: self.open_form(acts.AdminReassigned))
        self.direct.clicked.connect(lambda: self.seal(self.direction.act()))
        self.archive.clicked.connect(lambda: self.open_form(acts.CoverageArchived))
        self.narrative.edit_requested.connect(lambda: self.open_form(acts.WordingCorrected))
        self.direction.changed.connect(self._on_direction_changed)
        zone.bind_key("T", self.send_back.click, self.send_back)
        zone.bind_key("Y", self.archive.click, self.archive)
        zone.enter_pressed.connect(self._on_enter_pressed)

    def _on_direction_changed(self) -> None:
        self.direct.set_closed(self.closed(acts.AdminDirected) or self.direction.missing)
        self.bench.foot.refresh()

    def _on_enter_pressed(self) -> None:
        for button in (self.direct, self.receive):
            if button.isVisible() and button.isEnabled():
                button.click()
