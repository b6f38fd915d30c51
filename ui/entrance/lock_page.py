"""The lock before the desk: what was open stays open behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.demo.office import PASSPHRASE
from app.errors import Failure
from ui.entrance.page import EntrancePage
from ui.entrance.sign_in import PassphraseForm
from ui.texts import sentence
from ui.theme import Theme
from ui.workplace import Workplace


class LockPage(EntrancePage):
    """Opens for the person who is signed in; another one signs them out first."""

    #: the person is back
    unlocked = Signal()
    #: somebody else wants to sit here
    sign_out_requested = Signal()

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        name = workplace.name_of(workplace.person)
        super().__init__(theme, "lock", "Layar terkunci", f"{name} sedang masuk.", 400, parent)
        self._workplace = workplace
        self._demo = workplace.office.demo
        self.passphrase = PassphraseForm(theme, self)
        self.passphrase.setVisible(not self._demo)
        self.body.addWidget(self.passphrase)
        self.leave = self.add_action("Keluar")
        self.open = self.add_action("Buka kunci", "primary")
        self.leave.clicked.connect(self.sign_out_requested)
        self.open.clicked.connect(self._on_open_clicked)
        self.passphrase.entered.connect(self._on_entered)

    def _on_open_clicked(self) -> None:
        if self._demo:
            self._on_entered(PASSPHRASE)
        else:
            self.passphrase.enter()

    def _on_entered(self, passphrase: str) -> None:
        workplace = self._workplace
        workplace.sign_in(workplace.person, passphrase, self.unlocked.emit, self._on_failed)

    def _on_failed(self, failure: Failure) -> None:
        if self._demo:
            self.set_wrong(sentence(failure))
        else:
            self.passphrase.refuse(failure)
