"""What can be done with the chosen tile: put it elsewhere, turn it, say what it is, discard it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.media import LONGEST_NAME, MediaItem
from app.shown_name import shown_name
from ui.plain_tip import plain_tip
from ui.theme import Theme


class TileTools(QWidget):
    """Hidden while no tile is chosen."""

    #: so many places further on
    move_requested = Signal(int)
    #: a quarter clockwise
    turn_requested = Signal()
    #: whether it is an edited work
    edited_answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = QLabel(self)
        self._name.setProperty("role", "small")
        self.earlier = self._button("arrow-left", "Geser ke depan")
        self.later = self._button("arrow-right", "Geser ke belakang")
        self.turn = self._button("arrow-clockwise", "Putar")
        self.edited = QCheckBox("konten suntingan", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self._name, 1)
        for part in (self.edited, self.turn, self.earlier, self.later):
            row.addWidget(part)
        self.earlier.clicked.connect(lambda: self.move_requested.emit(-1))
        self.later.clicked.connect(lambda: self.move_requested.emit(1))
        self.turn.clicked.connect(self.turn_requested)
        self.edited.clicked.connect(self.edited_answered)
        self.show_item(None)

    def show_item(self, item: MediaItem | None, place: int = 0, count: int = 0) -> None:
        """Stand for this item, at its place of so many."""
        self.setVisible(item is not None)
        if item is None:
            return
        self._name.setText(f"{place + 1} dari {count}")
        self._name.setToolTip(plain_tip(shown_name(item.name, LONGEST_NAME)))
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < count - 1)
        self.edited.setChecked(item.edited)

    def _button(self, icon: str, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "flat")
        button.setIcon(self._theme.icon(icon, "soft", 15))
        button.setIconSize(self._theme.icon_size(15))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
