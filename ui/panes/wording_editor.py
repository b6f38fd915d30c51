"""Where narrative and captions are corrected: a field for each text that there is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.acts import Wording
from app.publication.platforms import Platforms
from ui.handin.queue_rows import platform_name
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.text_area import TextArea


class WordingEditor(QWidget):
    """Captions are offered for the platforms that have one; new ones are Pelaksana's."""

    #: the texts were edited by the person
    edited = Signal()

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._platforms = platforms
        self._captions: dict[str, TextArea] = {}
        self._fields: list[Field] = []
        self.narrative = TextArea(theme, 6, parent=self)
        self.narrative.setAccessibleName("Narasi")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.narrative, 1)
        self.narrative.textChanged.connect(self.edited)

    def show_wording(self, wording: Wording) -> None:
        """Show these texts; this is not an edit."""
        self.blockSignals(True)
        self.narrative.setPlainText(wording.narrative)
        self._make_fields(tuple(wording.captions))
        for key, text in wording.captions.items():
            self._captions[key].setPlainText(text)
        self.blockSignals(False)

    @property
    def wording(self) -> Wording:
        """The texts as they stand, without surrounding space."""
        captions = {key: area.text for key, area in self._captions.items()}
        return Wording(self.narrative.text, captions)

    def caption(self, key: str) -> TextArea:
        """The field of a platform's caption; KeyError where there is none."""
        return self._captions[key]

    def _make_fields(self, keys: tuple[str, ...]) -> None:
        if keys == tuple(self._captions):
            return
        for field in self._fields:
            self._column.removeWidget(field)
            field.deleteLater()
        self._fields = []
        self._captions = {key: self._area(key) for key in keys}

    def _area(self, key: str) -> TextArea:
        area = TextArea(self._theme, 3)
        area.textChanged.connect(self.edited)
        label = f"Keterangan {platform_name(self._platforms, key)}"
        field = Field(self._theme, label, area, self)
        self._fields.append(field)
        self._column.addWidget(field)
        return area


def whole_text(platforms: Platforms, wording: Wording) -> str:
    """Narrative and captions as one text, so that one look shows every change."""
    parts = [wording.narrative]
    parts += [
        f"{platform_name(platforms, key)}:\n{text}"
        for key, text in sorted(wording.captions.items())
        if text.strip()
    ]
    return "\n\n".join(parts)
