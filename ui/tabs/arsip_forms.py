"""The forms of the archive: one open at a time, what was typed is in the draft of its coverage."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain import acts
from app.domain.acts import Act
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.act_form import ActForm
from ui.panes.mistake_forms import TakeDownForm, archive_form, correction_form
from ui.panes.prepared import LASTING, PreparedDrafts
from ui.theme import Theme
from ui.workplace import Workplace


class ArchiveForms(QWidget):
    """Arsipkan, Ralat and Turunkan; hidden while none is open."""

    #: a form was opened or closed, or something was entered
    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.open_form: ActForm | None = None
        self._coverage = ""
        self._drafts = PreparedDrafts(workplace, "arsip", messages, self)
        self._forms: dict[type, ActForm] = {
            acts.CoverageArchived: archive_form(theme, self),
            acts.CorrectionOpened: correction_form(theme, self),
            acts.PostTakenDown: TakeDownForm(workplace, theme, platforms, self),
        }
        workplace.ticked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in self._forms.values():
            column.addWidget(form)
            form.changed.connect(self.changed)
        self.hide()

    def open(self, kind: type, file: CoverageFile) -> ActForm:
        """Open the form of a kind of act for a coverage, with what was typed there before."""
        self.close_form()
        self._drafts.open_for(file.coverage.id, LASTING)
        form = self._forms[kind]
        form.begin(file)
        form.fill(self._drafts.of(file.coverage.id).forms.get(kind.__name__, {}))
        self.open_form, self._coverage = form, file.coverage.id
        form.show()
        self.show()
        form.focus()
        self.changed.emit()
        return form

    def close_form(self) -> None:
        """Close what is open; its text is kept."""
        form, self.open_form = self.open_form, None
        if form is not None:
            self._drafts.keep(self._coverage, form)
            form.hide()
            self.hide()
            self.changed.emit()

    def forget(self, coverage_id: str, act: Act) -> None:
        """The act is done: its text is not needed any more."""
        form = self.open_form if isValid(self) else None
        if form is not None and (self._coverage, form.kind) == (coverage_id, type(act)):
            self.close_form()
        self._drafts.forget(coverage_id, type(act).__name__)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, the lock or the end of the program: what was typed is kept now."""
        super().hideEvent(event)
        self._keep()

    def _keep(self) -> None:
        self._drafts.keep(self._coverage, self.open_form)
