"""The draft that is on the page: one place from which it is read and through which it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.drafts import Draft
from ui.handin.draft_book import DraftBook


class OpenDraft(QObject):
    """Until the draft of a coverage was read, `draft` is None and nothing can change it."""

    #: a person changed the draft of the coverage of this id
    edited = Signal(str)
    #: what the page shows is different now
    changed = Signal()

    def __init__(self, book: DraftBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.coverage_id = ""
        self.draft: Draft | None = None

    def turn_to(self, coverage_id: str) -> None:
        """Another coverage comes on the page; its draft follows by `show`."""
        if coverage_id != self.coverage_id:
            self.coverage_id, self.draft = coverage_id, None

    def show(self, draft: Draft) -> bool:
        """The draft as it was read; whether it is another one than is on the page."""
        other = draft != self.draft
        self.draft = draft
        return other

    def edit(self, draft: Draft) -> None:
        """The person wants this draft instead."""
        self.draft = draft
        self._book.put(self.coverage_id, draft)
        self.edited.emit(self.coverage_id)
        self.changed.emit()

    def edit_of(self, coverage_id: str, draft: Draft) -> None:
        """A file arrived for a coverage, on the page or not."""
        self._book.put(coverage_id, draft)
        if coverage_id == self.coverage_id:
            self.draft = draft
            self.changed.emit()
