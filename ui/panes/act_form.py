"""The place in the right zone where one act is written before it is sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.acts import Act
from app.errors import Refusal
from ui.coverage_file import CoverageFile
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chips import PhraseChips
from ui.widgets.field import Field
from ui.widgets.label import small_label
from ui.widgets.text_area import TextArea


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form says: its title, what the act brings about, and the word on its button."""

    title: str
    sentence: str
    seal: str
    danger: bool = False


@dataclass(frozen=True, slots=True)
class TextSpec:
    """A text of a form; `needed` is the code of the refusal that its absence would meet."""

    key: str
    label: str
    needed: str = ""
    rows: int = 1
    phrases: tuple[str, ...] = ()


class ActForm(Card):
    """Subclasses add their inputs to `body` and make the act from them."""

    #: something was entered
    changed = Signal()
    #: whether the narrative gives way to the form as well
    whole = False

    def __init__(
        self, theme: Theme, kind: type, words: FormWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, words.title, parent)
        self.kind = kind
        self.words = words
        self._theme = theme
        self._specs: list[TextSpec] = []
        self._texts: dict[str, TextArea | QLineEdit] = {}
        if words.sentence:
            self.body.addWidget(small_label(words.sentence, self))
        self.hide()

    def begin(self, file: CoverageFile) -> None:
        """Prepare for a coverage; what is entered of itself is put in here."""
        for text in self._texts.values():
            text.clear()

    def act(self) -> Act:
        """The act as it is entered."""
        raise TypeError(f"{type(self).__name__} makes no act")

    @property
    def seal(self) -> str:
        """The word on the button that seals."""
        return self.words.seal

    @property
    def missing(self) -> str:
        """What still has to be entered, as a sentence; "" where the act can be sealed."""
        empty = (spec for spec in self._specs if spec.needed and not self.text(spec.key))
        return next((sentence(Refusal(spec.needed)) for spec in empty), "")

    def content(self) -> dict[str, str]:
        """What was typed, to be kept while another coverage is looked at."""
        return {key: self.text(key) for key in self._texts}

    def fill(self, content: Mapping[str, str]) -> None:
        """Put back what was typed."""
        for key in self._texts.keys() & content.keys():
            self.set_text(key, content[key])

    def add_text(self, spec: TextSpec) -> TextArea | QLineEdit:
        """A labelled text field at the end of the form, with phrases that fill it by one click."""
        text: TextArea | QLineEdit
        text = TextArea(self._theme, spec.rows) if spec.rows > 1 else QLineEdit()
        self._specs.append(spec)
        self._texts[spec.key] = text
        text.textChanged.connect(lambda *_: self.changed.emit())
        self.body.addWidget(Field(self._theme, spec.label, text, self))
        if spec.phrases:
            chips = PhraseChips(self._theme, parent=self)
            chips.set_phrases(list(spec.phrases))
            chips.phrase_chosen.connect(lambda phrase: self.set_text(spec.key, phrase))
            self.body.addWidget(chips)
        return text

    def text(self, key: str) -> str:
        """What stands in a text field, without surrounding space."""
        text = self._texts[key]
        return text.text if isinstance(text, TextArea) else text.text().strip()

    def set_text(self, key: str, words: str) -> None:
        """Put words into a text field."""
        text = self._texts[key]
        if isinstance(text, TextArea):
            text.setPlainText(words)
        else:
            text.setText(words)

    def focus(self) -> None:
        """Put the cursor where writing begins."""
        for text in self._texts.values():
            text.setFocus()
            return
        self.setFocus()


class TextForm(ActForm):
    """A form of texts alone (or of none)."""

    def __init__(
        self,
        theme: Theme,
        kind: type,
        words: FormWords,
        specs: tuple[TextSpec, ...],
        make: Callable[[dict[str, str]], Act],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind, words, parent)
        self._make = make
        for spec in specs:
            self.add_text(spec)

    def act(self) -> Act:
        """The act with the texts as they stand."""
        return self._make(self.content())
