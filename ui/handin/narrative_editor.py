"""Where the narrative is written, with a hint on the four questions and the number of words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.formats import counted
from ui.handin.four_questions import Answer, count_words
from ui.handin.respelling import in_place
from ui.theme import Theme
from ui.widgets.text_area import TextArea

ROWS = 5
WIDE = 1.3  # text scale up to which the hints stand beside the label


class NarrativeEditor(QWidget):
    """A question that the text answers gets a tick; one that it does not stays a circle."""

    #: the narrative as it stands
    narrative_edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers: tuple[Answer, ...] = ()
        self.text = TextArea(theme, ROWS, "Apa yang terjadi, siapa, kapan, di mana…", self)
        self.text.setAccessibleName("Narasi")
        label = QLabel("Narasi", self)
        label.setProperty("role", "label")
        self._words = QLabel(self)
        self._words.setProperty("role", "small")
        self._marks = [(QLabel(self), QLabel(self)) for _ in range(4)]
        self._lay_out(theme, label)
        self.text.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._refresh)

    def fill(self, narrative: str) -> None:
        """Show this text; this is not an edit."""
        if narrative != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(narrative)
            self.text.blockSignals(False)
        self._refresh()

    @property
    def counted_words(self) -> str:
        """How many words there are, as it is shown."""
        return self._words.text()

    def respell(self, written: str, meant: str) -> None:
        """Put a name right as the person would, so that Ctrl+Z takes it back; this is an edit."""
        cursor = self.text.textCursor()
        cursor.beginEditBlock()
        for found in reversed(list(in_place(written).finditer(self.text.toPlainText()))):
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), cursor.MoveMode.KeepAnchor)
            cursor.insertText(meant)
        cursor.endEditBlock()

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Mark which of the four questions are answered."""
        self._answers = answers
        self._refresh()

    def _lay_out(self, theme: Theme, label: QLabel) -> None:
        hints = QHBoxLayout()
        hints.setSpacing(theme.px(4))
        hints.addStretch(1)
        for mark, word in self._marks:
            word.setProperty("role", "small")
            hints.addWidget(mark)
            hints.addWidget(word)
            hints.addSpacing(theme.px(3))
        top = QHBoxLayout()
        top.setSpacing(theme.px(4))
        top.addWidget(label)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(top)
        column.addWidget(self.text, 1)
        # At larger text one line has no room for both.
        if theme.text_scale > WIDE:
            column.addLayout(hints)
        else:
            top.addLayout(hints)
        top.addWidget(self._words)

    def _on_text_changed(self) -> None:
        self._refresh()
        self.narrative_edited.emit(self.text.toPlainText())

    def _refresh(self) -> None:
        self._words.setText(counted(count_words(self.text.toPlainText()), "kata"))
        for (mark, word), answer in zip(self._marks, self._answers, strict=False):
            icon, token = ("check-bold", "ok") if answer.said else ("circle", "faint")
            mark.setPixmap(self._theme.picture(icon, token, 12))
            word.setText(answer.question)
            state = "sudah disebut" if answer.said else "belum disebut"
            word.setToolTip(f"{answer.question.capitalize()}: {state} dalam narasi")
