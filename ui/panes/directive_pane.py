"""Disposisi kepada Kasubag: what Kabag says with a Ya, from phrases or in own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.panes.draft import ReviewDraft
from ui.panes.phrases import Phrases
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chips import PhraseChips
from ui.widgets.text_area import TextArea

SHIPPED = ("Setuju, publikasikan", "Utamakan video", "Terbitkan sore ini")


class DirectiveText(TextArea):
    """Tells when writing begins and ends, since Ctrl+Enter seals only while the cursor is here."""

    #: the cursor came (True) or went (False)
    focus_changed = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Writing begins."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writing ends."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)


class DirectivePane(Card):
    """A phrase is put after what stands there, so that several can be combined."""

    def __init__(self, theme: Theme, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Disposisi kepada Kasubag", parent)
        self._draft = ReviewDraft()
        self.phrases = phrases
        self.text = DirectiveText(theme, 2, "Boleh kosong")
        self.text.setAccessibleName("Disposisi kepada Kasubag")
        self.chips = PhraseChips(theme, savable=True)
        self.chips.set_phrases(phrases.all())
        self.body.addWidget(self.text)
        self.body.addWidget(self.chips)
        self.text.textChanged.connect(self._on_text_changed)
        self.chips.phrase_chosen.connect(self._on_phrase_chosen)
        self.chips.save_requested.connect(self._on_save_requested)

    def show_draft(self, draft: ReviewDraft) -> None:
        """Show what was prepared for this coverage."""
        self._draft = draft
        if self.text.toPlainText() != draft.directive:
            self.text.setPlainText(draft.directive)

    def _on_text_changed(self) -> None:
        self._draft.directive = self.text.toPlainText()

    def _on_phrase_chosen(self, phrase: str) -> None:
        before = self.text.text
        gap = " " if before.endswith((".", "!", "?")) else ". "
        self.text.setPlainText(f"{before}{gap}{phrase}" if before else phrase)

    def _on_save_requested(self) -> None:
        if self.text.text:
            self.phrases.save(self.text.text)
            self.chips.set_phrases(self.phrases.all())
        else:
            self.text.setFocus()
