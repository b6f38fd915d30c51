"""The texts of a coverage: what changed in them, and where they are corrected before an act."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.acts import Wording
from app.domain.coverage import Coverage
from app.publication.platforms import Platforms
from ui.panes.draft import ReviewDraft
from ui.panes.wording_editor import WordingEditor, whole_text
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.diff_text import DiffText

MOST = 172  # px at 100 % text: seven lines


class NarrativePane(Card):
    """perubahan marks what changed; ubah edits, selesai shows the edit as a change."""

    #: the correction is another one, or the editor was opened or closed
    correction_changed = Signal()
    #: "ubah" was clicked where a correction is an act of its own
    edit_requested = Signal()

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Narasi", parent)
        self._theme = theme
        self._platforms = platforms
        self._coverage: Coverage | None = None
        self._draft = ReviewDraft()
        self._marking = True
        self._inline = self._editable = self._locked = False
        self.marks = self.add_link("perubahan")
        self.marks.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the check mark comes last
        self.undo = self.add_link("urungkan")
        self.edit = self.add_link("ubah")
        self.text = DiffText(theme, self)
        self.editor = WordingEditor(theme, platforms, self)
        self.editor.hide()
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.editor, 1)
        self.text.document().documentLayout().documentSizeChanged.connect(self._on_text_resized)
        self.marks.clicked.connect(self._on_marks_clicked)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.edit.clicked.connect(self._on_edit_clicked)
        self.editor.edited.connect(self._on_edited)
        theme.changed.connect(self._refresh)

    def show_coverage(
        self, coverage: Coverage, draft: ReviewDraft, editable: bool, inline: bool
    ) -> None:
        """Show its texts. `inline`: the correction goes with the next act, kept in `draft`."""
        another = self._coverage is None or self._coverage.id != coverage.id
        self._coverage, self._draft, self._inline = coverage, draft, inline and editable
        if another or not self._inline:
            self.editor.hide()
        self._editable = editable
        self._refresh()

    def lock(self, locked: bool) -> None:
        """While another act is written the texts can be read and not changed."""
        self._locked = locked
        self._refresh()

    @property
    def editing(self) -> bool:
        """Whether the editor is open; a decision first closes it, to show the change."""
        return not self.editor.isHidden()

    @property
    def correction(self) -> Wording | None:
        """The corrected texts, None where nothing differs from what was handed in."""
        return self._draft.correction if self._inline else None

    def close_editor(self) -> None:
        """Show the texts again, with the correction marked as a change."""
        if self.editing:
            self.editor.hide()
            self._refresh()
            self.correction_changed.emit()

    def _on_edit_clicked(self) -> None:
        if not self._inline:
            self.edit_requested.emit()
        elif self.editing:
            self.close_editor()
        elif self._coverage is not None:
            self.editor.show_wording(self._draft.correction or self._coverage.wording)
            self.editor.show()
            self._refresh()
            self.editor.narrative.setFocus()
            self.correction_changed.emit()

    def _on_edited(self) -> None:
        wording = self.editor.wording
        same = self._coverage is not None and wording == _plain(self._coverage.wording)
        self._draft.correction = None if same else wording
        self.correction_changed.emit()

    def _on_undo_clicked(self) -> None:
        self._draft.correction = None
        self.editor.hide()
        self._refresh()
        self.correction_changed.emit()

    def _on_marks_clicked(self) -> None:
        self._marking = not self._marking
        self._refresh()

    def _refresh(self) -> None:
        if self._coverage is None:
            return
        before, after = self._texts(self._coverage)
        self.text.set_texts(after, before if self._marking else None)
        self.text.setVisible(not self.editing)
        changed = before is not None and not self.editing
        self.marks.setVisible(changed)
        shown = "check-bold" if self._marking else "circle"
        self.marks.setIcon(self._theme.icon(shown, "brand", 12))
        self.undo.setVisible(self.correction is not None and not self._locked)
        self.edit.setVisible(self._editable and not self._locked)
        self.edit.setText("selesai" if self.editing else "ubah")
        self.set_title(self._heading(self._coverage))

    def _on_text_resized(self, size: QSizeF) -> None:
        """All of a short text shows at once; a long one scrolls by itself."""
        most = self._theme.px(MOST)
        self.text.setMinimumHeight(min(round(size.height()) + 2, most))

    def _heading(self, coverage: Coverage) -> str:
        if self.correction is not None:
            return "Perbaikan"
        return f"Narasi · revisi {coverage.revision}" if coverage.revision > 1 else "Narasi"

    def _texts(self, coverage: Coverage) -> tuple[str | None, str]:
        now = whole_text(self._platforms, coverage.wording)
        if self.correction is not None:
            return now, whole_text(self._platforms, self.correction)
        if not coverage.former_wordings:
            return None, now
        return whole_text(self._platforms, coverage.former_wordings[-1]), now


def _plain(wording: Wording) -> Wording:
    captions = {key: text.strip() for key, text in wording.captions.items()}
    return Wording(wording.narrative.strip(), captions)
