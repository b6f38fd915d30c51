"""The further acts on a coverage and the form in which each is written before it is sealed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.desk import Done
from app.domain import acts
from app.errors import Failure
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.act_form import ActForm
from ui.panes.mistake_forms import TakeDownForm, cancel_form, note_form, withdraw_form
from ui.panes.naming import names_of, why_closed
from ui.panes.other_acts import OtherAct, OtherActs
from ui.panes.prepared import PreparedDrafts
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.workplace import Workplace

SIDE_ACTS = (
    OtherAct(acts.ActWithdrawn, "Tarik…"),
    OtherAct(acts.PostTakenDown, "Turunkan…", danger=True),
    OtherAct(acts.CoverageCancelled, "Batalkan liputan…", danger=True),
    OtherAct(acts.NoteWritten, "Tulis catatan…"),
)


class SideActs(QObject):
    """While a form is open, `back` and `seal` are the buttons at the foot."""

    #: a form was opened or closed
    form_changed = Signal()
    #: the id of a coverage, and of the event that was kept
    kept = Signal(str, str)
    #: an act is about to be sealed: the CoverageFile as it stands, and the act
    sealing = Signal(object, object)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        platforms: Platforms,
        drafts: PreparedDrafts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._drafts = drafts
        self._messages = messages
        self._file: CoverageFile | None = None
        self._sending = False
        self.menu = OtherActs(theme, SIDE_ACTS, parent)
        self.forms: dict[type, ActForm] = {
            acts.ActWithdrawn: withdraw_form(theme, parent),
            acts.PostTakenDown: TakeDownForm(workplace, theme, platforms, parent),
            acts.CoverageCancelled: cancel_form(theme, parent),
            acts.NoteWritten: note_form(theme, parent),
        }
        self.form: ActForm | None = None
        self.back = ActionButton(theme, "Kembali", "quiet", "Esc", parent)
        self.seal = ActionButton(theme, "", "primary", "Ctrl+Return", parent)
        self.back.bind(self.back)
        self.seal.bind(self.seal)
        self.back.clicked.connect(self.close)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.menu.act_chosen.connect(self.open)
        for form in self.forms.values():
            form.changed.connect(self._refresh)

    def show_file(self, file: CoverageFile) -> None:
        """Show what else may be done to a coverage."""
        if self._file is not None and self._file.coverage.id != file.coverage.id:
            self.close()
        self._file = file
        closed = {
            act.kind: why_closed(self._workplace, file.options.get(act.kind)) for act in SIDE_ACTS
        }
        self.menu.show_options(closed)
        self._refresh()

    def open(self, kind: type) -> None:
        """Write this kind of act, with what was typed into its form before."""
        if self._file is None:
            return
        self.form = self.forms[kind]
        self.form.begin(self._file)
        self.form.fill(self._drafts.of(self._file.coverage.id).forms.get(kind.__name__, {}))
        self._refresh()
        self.form_changed.emit()
        self.form.focus()

    def close(self) -> None:
        """Leave the form; what was typed is there when it is opened again."""
        if self.form is not None and self._file is not None:
            self._drafts.note(self._file.coverage.id, self.form)
            self.form = None
            self.form_changed.emit()

    def _refresh(self) -> None:
        if self.form is None or self._file is None:
            return
        closed = why_closed(self._workplace, self._file.options.get(self.form.kind))
        self.seal.setText(self.form.seal)
        self.seal.updateGeometry()
        self.seal.set_closed("Sedang disimpan…" if self._sending else closed or self.form.missing)

    def _on_seal_clicked(self) -> None:
        if self.form is None or self._file is None or self._sending:
            return
        act = self.form.act()
        self._sending = True
        self.sealing.emit(self._file, act)
        coverage_id = self._file.coverage.id
        self._workplace.act(
            coverage_id, act, lambda done: self._on_sealed(coverage_id, act, done), self._on_failed
        )

    def _on_sealed(self, coverage_id: str, act: acts.Act, done: Done) -> None:
        self._sending = False
        if isValid(self):  # or signed out meanwhile: it is kept all the same
            self.kept.emit(coverage_id, done.event.id)
            here = self._file is not None and self._file.coverage.id == coverage_id
            if here and self.form is self.forms[type(act)]:
                self.close()
            self._refresh()
        self._drafts.forget(coverage_id, type(act).__name__)

    def _on_failed(self, failure: Failure) -> None:
        self._sending = False
        if isValid(self):
            self._refresh()
        self._messages.failure(failure, people=names_of(self._workplace.office))
