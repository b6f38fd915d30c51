"""What is wrong, what there is, and what will happen: the three cards of a restoration."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.restore_table import RestoreTable
from ui.texts.copies import NO_COPY, WHAT_HAPPENS
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import plain_label


class RestoreCards(QScrollArea):
    """One below the other; at large text they are higher than an office laptop's screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(self)
        self.situation = plain_label("Folder kantor sedang diperiksa…", "", self)
        self.table = RestoreTable(theme, self)
        self.nothing = plain_label(NO_COPY, "soft", self)
        self.nothing.hide()
        copies = Card(theme, "Salinan yang ada", self)
        self.other = copies.add_link("Berkas lain…")
        copies.body.addWidget(self.table, 1)
        copies.body.addWidget(self.nothing)
        self.happens = Card(theme, "Yang akan terjadi", self)
        for words in WHAT_HAPPENS:
            self.happens.body.addWidget(plain_label(words, "", self))
        self._stack(self._situation_card(), copies)

    def say(self, words: str, sound: bool) -> None:
        """How the folder stands now."""
        icon, ink = ("check-circle-fill", "ok") if sound else ("warning-octagon-fill", "problem")
        self._icon.setPixmap(self._theme.picture(icon, ink, 18))
        self.situation.setText(words)

    def set_open(self, is_open: bool) -> None:
        """Whether another copy may be chosen."""
        self.table.setEnabled(is_open)
        self.other.setEnabled(is_open)

    def _situation_card(self) -> Card:
        card = Card(self._theme, "Keadaan sekarang", self)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.situation, 1)
        card.body.addLayout(row)
        return card

    def _stack(self, now: Card, copies: Card) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(10))
        column.addWidget(now)
        column.addWidget(copies, 1)
        column.addWidget(self.happens)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
