"""Disposisi kepada admin: who publishes, where, and what Kasubag adds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.acts import Act, AdminDirected
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.panes.admin_choice import AdminChoice, choice_content
from ui.panes.draft import ReviewDraft
from ui.panes.mistake_forms import choice_missing
from ui.panes.phrases import Phrases
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chips import PhraseChips
from ui.widgets.text_area import TextArea
from ui.workplace import Workplace

ENTERED = AdminDirected.__name__  # among the forms of a draft
NOTE = "note"  # of what is kept there, beside the choice
SHIPPED = ("Unggah hari ini", "Tandai akun terkait", "Balas komentar")


class DirectionPane(Card):
    """What is entered stays with its coverage while another one is looked at."""

    #: something was entered
    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Disposisi kepada admin", parent)
        self._workplace = workplace
        self._phrases = phrases
        self._shown = ""
        self._draft = ReviewDraft()
        self._before: dict[str, str] = {}
        self._filling = False
        self.choice = AdminChoice(theme, platforms, self)
        self.note = TextArea(theme, 2, "Catatan untuk admin, boleh kosong")
        self.note.setAccessibleName("Catatan untuk admin")
        self.chips = PhraseChips(theme, savable=True)
        self.chips.set_phrases(phrases.all())
        for widget in (self.choice, self.note, self.chips):
            self.body.addWidget(widget)
        self.choice.changed.connect(self._on_entered)
        self.note.textChanged.connect(self._on_entered)
        self.chips.phrase_chosen.connect(self.note.setPlainText)
        self.chips.save_requested.connect(self._on_save_requested)

    def show_file(self, file: CoverageFile, draft: ReviewDraft) -> None:
        """Show what is entered in `draft` for this coverage; at first what was directed before."""
        self.choice.show_holders(self._workplace.office, self._workplace.now)
        self._draft = draft
        if self._shown == file.coverage.id:
            return
        coverage = file.coverage
        self._shown = coverage.id
        before = choice_content(coverage.admin, coverage.platforms)
        self._before = before | {NOTE: coverage.direction}
        shown = draft.forms.get(ENTERED, self._before)
        self._filling = True
        self.choice.fill(shown)
        self.note.setPlainText(shown.get(NOTE, ""))
        self._filling = False
        self.changed.emit()

    @property
    def missing(self) -> str:
        """An admin or a platform, as a sentence; "" where both are chosen."""
        return choice_missing(self.choice)

    def act(self) -> Act:
        """The directive."""
        return AdminDirected(self.choice.admin, self.choice.platforms, self.note.text)

    def _on_entered(self) -> None:
        if self._filling:
            return
        entered = self.choice.content() | {NOTE: self.note.toPlainText()}
        self._draft.forms.pop(ENTERED, None)
        if entered != self._before:
            self._draft.forms[ENTERED] = entered
        self.changed.emit()

    def _on_save_requested(self) -> None:
        if self.note.text:
            self._phrases.save(self.note.text)
            self.chips.set_phrases(self._phrases.all())
        else:
            self.note.setFocus()
