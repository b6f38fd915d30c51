"""A form field: its label above it, a remark at the right, and what is wrong just under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import plain_label


class Field(QWidget):
    """Puts a label to an input widget, also for the screen reader."""

    def __init__(
        self, theme: Theme, label: str, widget: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.input = widget
        self._label = QLabel(label, self)
        self._label.setProperty("role", "label")
        self._label.setBuddy(widget)
        self._note = QLabel(self)
        self._note.setProperty("role", "small")
        self._note.setObjectName("note")
        self._wrong = plain_label("", "problem", self)
        self._wrong.hide()
        widget.setAccessibleName(label)
        top = QHBoxLayout()
        top.addWidget(self._label, 1)
        top.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(top)
        grows = widget.sizePolicy().expandingDirections() & Qt.Orientation.Vertical
        column.addWidget(widget, 1 if grows else 0)
        column.addWidget(self._wrong)
        column.addStretch(0)  # else a field beside a higher one would not stand at its level

    def set_note(self, note: str) -> None:
        """A remark at the right of the label, such as "41 kata"."""
        self._note.setText(note)

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong with the input; "" when nothing is."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.input.setProperty("wrong", bool(sentence))
        style = self.input.style()
        style.unpolish(self.input)
        style.polish(self.input)
