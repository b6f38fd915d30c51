"""A question that needs an answer before anything happens: a yes, or a yes with a text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from app.domain.record import record
from ui.theme import Theme
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import ActionButton
from ui.widgets.chips import PhraseChips
from ui.widgets.label import plain_label
from ui.widgets.text_area import TextArea
from ui.widgets.words_dialog import WordsDialog

LOST = "Tulisan ini belum disimpan. Esc atau {no} sekali lagi membuangnya."


@record
class Question:
    """What is asked. With a `field` label a text is asked for; phrases fill it by one click."""

    title: str
    sentence: str
    yes: str
    no: str = "Batal"
    danger: bool = False
    field: str = ""
    text: str = ""
    required: bool = True
    phrases: tuple[str, ...] = ()
    kept: bool = False  # what was typed is there when it is asked again: leaving loses nothing


class QuestionDialog(WordsDialog):
    """Ctrl+Enter answers, Escape leaves; the answer button stays closed while a text is missing."""

    #: the text that was entered; "" where none was asked for
    answered = Signal(str)

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle(question.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.zone(440))
        self._field = TextArea(theme, 4)
        self._field.setAccessibleName(question.field)
        self._field.setPlainText(question.text)
        self.yes = ActionButton(theme, question.yes, "danger" if question.danger else "primary")
        self.no = ActionButton(theme, question.no, "quiet")
        self.warning = plain_label(LOST.format(no=question.no), "late", self)
        self._lay_out(theme)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)
        self._field.textChanged.connect(self._refresh)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.yes.click)
        self._refresh()

    @property
    def field(self) -> TextArea:
        """Where the text is entered; hidden where none is asked for."""
        return self._field

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        # What wrapped sentences need at least is reckoned for the narrowest window: too much.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(_label(self._question.title, "title"))
        column.addWidget(_label(self._question.sentence, "soft"))
        if self._question.field:
            column.addWidget(_label(self._question.field, "label"))
            column.addWidget(self._field)
            if self._question.phrases:
                chips = PhraseChips(theme)
                chips.set_phrases(list(self._question.phrases))
                chips.phrase_chosen.connect(self._field.setPlainText)
                column.addWidget(chips)
        column.addWidget(self.warning)
        self._foot = ActionRow(theme, self)
        self._foot.add(self.no)
        self._foot.add(self.yes, 1)
        column.addSpacing(theme.px(6))
        column.addWidget(self._foot)

    def event(self, event: QEvent) -> bool:
        """As high as the wrapped sentences need; Qt's own guess cuts them at larger text."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._fit_height()
        return handled

    @property
    def unsaid(self) -> str:
        """The text that leaving would lose."""
        asked, text = self._question, self._text()
        return "" if asked.kept or text in (asked.text, *asked.phrases) else text

    def warn(self) -> None:
        """Say so under the text."""
        self.warning.show()

    def _fit_height(self) -> None:
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        self.resize(self.width(), needed)

    def _refresh(self) -> None:
        missing = bool(self._question.field and self._question.required) and not self._text()
        self.yes.set_closed(f"{self._question.field} belum diisi." if missing else "")
        self.warning.hide()
        self._foot.refresh()

    def _text(self) -> str:
        return self._field.toPlainText().strip() if self._question.field else ""

    def _on_yes_clicked(self) -> None:
        text = self._text()
        self.accept()
        self.answered.emit(text)


def _label(text: str, role: str) -> QLabel:
    label = plain_label(text, role)
    label.setVisible(bool(text))
    return label
