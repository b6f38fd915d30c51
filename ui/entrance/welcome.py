"""The first page of a PC that belongs to no office yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.entrance.page import EntrancePage
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label


class WelcomePage(EntrancePage):
    """Join with an invitation, or found an office."""

    #: an invitation is at hand
    join_requested = Signal()
    #: there is no office yet
    found_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        hint = "PC ini belum bergabung dengan kantor. Apa yang ingin Anda lakukan?"
        super().__init__(theme, "broadcast", "Selamat datang di Meja Siar", hint, parent=parent)
        self.join = ActionButton(theme, "Gabung dengan undangan", "primary", parent=self)
        self.found = ActionButton(theme, "Dirikan kantor", parent=self)
        for button, words in (
            (self.join, "Administrator kantor sudah memberi Anda berkas undangan."),
            (self.found, "Belum ada kantor Meja Siar; Anda menjadi administratornya."),
        ):
            self.body.addWidget(button)
            self.body.addWidget(plain_label(words, "small", self))
        self.join.clicked.connect(self.join_requested)
        self.found.clicked.connect(self.found_requested)
