"""The forms of the archive: one open at a time, what was typed kept with its coverage."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import acts
from app.domain.acts import Act
from app.publication.platforms import Platforms
from ui.panes.act_form import ActForm
from ui.panes.mistake_forms import TakeDownForm, archive_form, correction_form
from ui.theme import Theme
from ui.workplace import CoverageFile, Workplace


class ArchiveForms(QWidget):
    """Arsipkan, Ralat and Turunkan; hidden while none is open."""

    #: a form was opened or closed, or something was entered
    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.open_form: ActForm | None = None
        self._coverage = ""
        self._typed: dict[tuple[str, type], dict[str, str]] = {}
        self._forms: dict[type, ActForm] = {
            acts.CoverageArchived: archive_form(theme, self),
            acts.CorrectionOpened: correction_form(theme, self),
            acts.PostTakenDown: TakeDownForm(workplace, theme, platforms, self),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in self._forms.values():
            column.addWidget(form)
            form.changed.connect(self.changed)
        self.hide()

    def open(self, kind: type, file: CoverageFile) -> ActForm:
        """Open the form of a kind of act for a coverage, with what was typed there before."""
        self.close_form()
        form = self._forms[kind]
        form.begin(file)
        form.fill(self._typed.get((file.coverage.id, kind), {}))
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
            self._typed[(self._coverage, form.kind)] = form.content()
            form.hide()
            self.hide()
            self.changed.emit()

    def forget(self, coverage_id: str, act: Act) -> None:
        """The act is done: its text is not needed any more."""
        if self.open_form is not None and self._coverage == coverage_id:
            self.close_form()
        self._typed.pop((coverage_id, type(act)), None)
