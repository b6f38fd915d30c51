"""The first sign-in of an invited person: their name, and a passphrase of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Failure
from ui.entrance.new_passphrase import NewPassphrase
from ui.entrance.page import EntrancePage
from ui.texts import sentence
from ui.theme import Theme


class SeatPage(EntrancePage):
    """Asks only for the passphrase: who it is stands in the invitation."""

    #: the passphrase that was chosen
    passphrase_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, office: str, parent: QWidget | None = None) -> None:
        hint = (
            f"Anda diundang ke {office}. Pilih kata sandi Anda sendiri; tidak ada orang lain yang "
            "mengetahuinya, dan undangan tidak berlaku lagi sesudahnya."
        )
        super().__init__(theme, "key", f"Selamat datang, {name}", hint, parent=parent)
        self.passphrase = NewPassphrase(theme, self)
        self.body.addWidget(self.passphrase)
        self.go_on = self.add_action("Simpan dan masuk", "primary")
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.passphrase.again.returnPressed.connect(self._on_go_on_clicked)

    def refuse(self, failure: Failure) -> None:
        """It did not work: the page can be used again."""
        self.setEnabled(True)
        self.set_wrong(sentence(failure))

    def _on_go_on_clicked(self) -> None:
        passphrase = self.passphrase.taken()
        if passphrase:
            self.setEnabled(False)
            self.passphrase_chosen.emit(passphrase)
