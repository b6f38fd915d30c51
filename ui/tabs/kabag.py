"""The tab of Kabag: what waits for a Ya or a Tidak, and the place to say it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain import acts
from app.domain.coverage import Coverage, covers
from app.domain.rules import check_wording
from app.domain.sop import StepKind
from app.errors import Refusal
from ui.coverage_file import CoverageFile
from ui.dialogs.prepare_dialog import PrepareDialog
from ui.messages import Messages
from ui.panes.act_form import FormWords
from ui.panes.directive_pane import SHIPPED, DirectivePane
from ui.panes.inbox import KABAG, Inbox
from ui.panes.luggage_line import LuggageLine
from ui.panes.mistake_forms import (
    TakeDownForm,
    cancel_form,
    correction_form,
    note_form,
    withdraw_form,
)
from ui.panes.other_acts import OtherAct
from ui.panes.phrases import Phrases
from ui.panes.review_tab import ReviewTab
from ui.panes.taking_along import TakingAlong
from ui.panes.verdict_form import VerdictForm
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.workplace import Workplace

TIDAK = FormWords(
    "Tidak",
    "Liputan kembali untuk diperbaiki. Tulis alasannya, dan poin yang dapat ditandai selesai.",
    "Putuskan Tidak",
    danger=True,
)


class KabagTab(ReviewTab):
    """Ya names exactly what is ticked; T and Y only open a decision, Ctrl+Enter seals it."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
        inbox: Inbox | None = None,
    ) -> None:
        super().__init__(workplace, theme, messages, KABAG, parent, inbox)
        self.taking = TakingAlong(workplace, KABAG.role, self)
        self.luggage = LuggageLine(theme, self.taking, self.queue)
        self.queue.add_foot(self.luggage)
        self.luggage.opened.connect(self.prepare)

    def prepare(self) -> None:
        """Let the person choose what comes along."""
        PrepareDialog(self.workplace, self.theme, self.taking, self).open()

    def other_acts(self) -> tuple[OtherAct, ...]:
        """What else Kabag may do."""
        return (
            OtherAct(acts.ActWithdrawn, "Tarik tindakan terakhir…"),
            OtherAct(acts.NoteWritten, "Tulis catatan…"),
            OtherAct(acts.CorrectionOpened, "Ralat…"),
            OtherAct(acts.PostTakenDown, "Turunkan publikasi…", danger=True),
            OtherAct(acts.CoverageCancelled, "Batalkan liputan…", danger=True),
        )

    def add_parts(self) -> None:
        """As in the drawing, with what a Ya names after the narrative; Tidak and Ya at the foot."""
        zone, theme = self.zone, self.theme
        zone.keep(self.remarks)
        zone.keep(self.points)
        zone.add_forms()
        zone.keep(self.narrative, 1)
        phrases = Phrases(self.memory, "directive", SHIPPED, self.messages)
        self.directive = DirectivePane(theme, phrases)
        decided = (self.choice, self.directive, self.requirements)
        for card in (self.marks, *decided, self.late, self.history):
            zone.rest(card)
        self.add_form(VerdictForm(theme, acts.CoverageRejected, TIDAK, self, self.media.marks))
        for make in (withdraw_form, note_form, correction_form, cancel_form):
            self.add_form(make(theme, self))
        self.add_form(TakeDownForm(self.workplace, theme, self.platforms, self))
        self.no = zone.add_button(ActionButton(theme, "Tidak…", "danger", "T"))
        self.yes = zone.add_button(ActionButton(theme, "Ya", "primary", "Y"), 1)
        self.no.clicked.connect(lambda: self.open_form(acts.CoverageRejected))
        self.yes.clicked.connect(self.say_yes)
        zone.bind_key("T", self.no.click, self.no)
        zone.bind_key("Y", self.directive.text.setFocus, self.yes)
        zone.enter_pressed.connect(self._on_enter_pressed)
        self.directive.text.focus_changed.connect(self._on_writing_changed)

    def choosable(self, file: CoverageFile) -> bool:
        """While this person may say Ya."""
        return file.coverage.step > 0 and not self.closed(acts.CoverageApproved)

    def arrange(self, file: CoverageFile) -> None:
        """Open what a decision needs while there is one to make."""
        coverage, draft = file.coverage, self.draft
        step = file.sop.only(StepKind.DECIDE)
        deciding = not self.closed(acts.CoverageRejected)
        may_approve = self.choosable(file)
        self.narrative.show_coverage(coverage, draft, may_approve, inline=True)
        self.requirements.show_step(step, coverage, draft, deciding, self.equipment.known)
        self.directive.show_draft(draft)
        self.directive.setVisible(may_approve)
        self.no.set_closed(self.closed(acts.CoverageRejected))
        self.yes.set_closed(self._yes_closed(coverage))
        self.yes.setText(self._yes_words())

    def say_yes(self) -> None:
        """Seal the Ya on what is on the screen; a text still being edited is shown first."""
        file = self.file
        if file is None or self.yes.closed_reason:
            return
        if self.narrative.editing:
            self.narrative.close_editor()
            if self.narrative.correction is not None:
                return
        self.seal(self.approval(file.coverage))

    def approval(self, coverage: Coverage) -> acts.CoverageApproved:
        """The Ya on this coverage as it was read, with what is chosen and written for it."""
        items = self.media.chosen
        correction = self.narrative.correction
        wording = check_wording(correction or coverage.wording)
        # what was looked at: where another text has come meanwhile, this Ya is refused
        covered = covers(items, wording, coverage.sop)
        return acts.CoverageApproved(items, self.draft.directive.strip(), correction, {}, covered)

    def _yes_closed(self, coverage: Coverage) -> str:
        closed = self.closed(acts.CoverageApproved)
        if closed:
            return closed
        if not self.media.chosen_count:
            return sentence(Refusal("nothing_chosen"))
        wording = self.narrative.correction or coverage.wording
        return "" if wording.narrative.strip() else sentence(Refusal("narrative_missing"))

    def _yes_words(self) -> str:
        if self.closed(acts.CoverageApproved) or not self.media.chosen_count:
            return "Ya, setujui"
        if self.narrative.editing and self.narrative.correction is not None:
            return "Periksa perubahan dahulu"
        return f"Ya, setujui {self.media.chosen_count} media"

    def _on_enter_pressed(self) -> None:
        if self.directive.text.hasFocus():
            self.say_yes()

    def _on_writing_changed(self, writing: bool) -> None:
        self.yes.set_key("Ctrl+Return" if writing else "Y")
        self.bench.foot.refresh()
