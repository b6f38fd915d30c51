"""A quiet panel with a title and links, the box in which things stand in the right zone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import LinkButton


class Card(QFrame):
    """Put widgets into `body`; `add_link` puts a word to the right of the title."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = QLabel(title, self)
        self._title.setProperty("role", "label")
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.px(10))
        self._top.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(11), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(7))
        column.addLayout(self._top)
        column.addLayout(self.body, 1)
        self._title.setVisible(bool(title))

    def set_title(self, title: str) -> None:
        """Change the title; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def add_link(self, text: str) -> LinkButton:
        """A link at the right of the title; connect to its `clicked`."""
        link = LinkButton(text, self)
        self._top.addWidget(link)
        return link

    def add_note(self, text: str = "") -> QLabel:
        """A soft remark at the right of the title, such as "41 kata"."""
        note = QLabel(text, self)
        note.setProperty("role", "small")
        self._top.addWidget(note)
        return note
