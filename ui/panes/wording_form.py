"""Perbaiki narasi as an act of its own, with the warning that it costs a Ya."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.domain import acts
from app.errors import Refusal
from app.publication.platforms import Platforms
from ui import formats
from ui.coverage_file import CoverageFile
from ui.panes.act_form import ActForm, FormWords, TextSpec
from ui.panes.wording_editor import WordingEditor
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.label import plain_label
from ui.workplace import Workplace


class WordingForm(ActForm):
    """After a Ya it lapses that Ya, and says so first."""

    whole = True

    def __init__(
        self, workplace: Workplace, theme: Theme, platforms: Platforms, parent: QWidget
    ) -> None:
        words = FormWords("Perbaiki narasi", "", "Simpan perbaikan")
        super().__init__(theme, acts.WordingCorrected, words, parent)
        self._workplace = workplace
        self._file: CoverageFile | None = None
        self.warning = plain_label("", "late", self)
        self.editor = WordingEditor(theme, platforms, self)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.editor, 1)
        self.add_text(TextSpec("reason", "Alasan (boleh kosong)"))
        self.editor.edited.connect(self.changed)

    def begin(self, file: CoverageFile) -> None:
        """Begin with the texts in force."""
        super().begin(file)
        self._file = file
        self.editor.show_wording(file.coverage.wording)
        approval = file.coverage.approval
        self.warning.setVisible(approval is not None)
        if approval is not None:
            zone = ZoneInfo(self._workplace.office.zone)
            at = formats.moment(approval.at, self._workplace.now, zone)
            who = self._workplace.name_of(approval.person)
            self.warning.setText(
                f"Ya dari {who} ({at}) akan gugur. Liputan kembali ke Kabag untuk diputuskan lagi."
            )

    @property
    def seal(self) -> str:
        """After a Ya the button itself says what it costs."""
        lapses = self._file is not None and self._file.coverage.approval is not None
        return "Simpan, Ya menjadi gugur" if lapses else self.words.seal

    @property
    def missing(self) -> str:
        """A change."""
        if not self.editor.wording.narrative:
            return sentence(Refusal("narrative_missing"))
        same = self._file is not None and self.editor.wording == self._file.coverage.wording
        return sentence(Refusal("nothing_changed")) if same else ""

    def content(self) -> dict[str, str]:
        """The texts as they stand."""
        wording = self.editor.wording
        captions = {f"caption.{key}": text for key, text in wording.captions.items()}
        return {**super().content(), "narrative": wording.narrative, **captions}

    def fill(self, content: Mapping[str, str]) -> None:
        """Put the texts back."""
        super().fill(content)
        captions = {
            key.removeprefix("caption."): text
            for key, text in content.items()
            if key.startswith("caption.")
        }
        self.editor.show_wording(acts.Wording(content.get("narrative", ""), captions))

    def act(self) -> acts.Act:
        """The correction."""
        return acts.WordingCorrected(self.editor.wording, self.text("reason"))

    def focus(self) -> None:
        """In the narrative."""
        self.editor.narrative.setFocus()
