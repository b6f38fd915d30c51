"""Who sits here: one click per post in a demo, a name and a passphrase in an office."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.demo.office import PASSPHRASE
from app.errors import Failure
from app.ledger.keys import delay_after
from ui import formats
from ui.entrance.page import EntrancePage
from ui.entrance.seats import seated, titles_of
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.workplace import Workplace

SECOND = 1000


class DemoSignInPage(EntrancePage):
    """The posts of the demo, each a button that signs in at once."""

    #: somebody is signed in
    signed_in = Signal()

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        hint = "Kantor contoh: pilih jabatan untuk masuk, tanpa kata sandi. Tidak ada data nyata."
        super().__init__(theme, "broadcast", "Masuk ke Meja Siar", hint, 400, parent)
        self._workplace = workplace
        self.buttons: dict[str, ActionButton] = {}
        self._fill()
        workplace.office_changed.connect(self._fill)

    def choose(self, person: str) -> None:
        """Sign a demo person in."""
        self.setEnabled(False)
        done, failed = self.signed_in.emit, self._on_failed
        self._workplace.sign_in(person, PASSPHRASE, done, failed)

    def _fill(self) -> None:
        for person in seated(self._workplace.office):
            if person in self.buttons:
                continue
            button = ActionButton(self.theme, self._workplace.name_of(person), parent=self)
            button.setToolTip(titles_of(self._workplace, person))
            button.clicked.connect(lambda _, who=person: self.choose(who))
            self.body.addWidget(button)
            self.buttons[person] = button

    def _on_failed(self, failure: Failure) -> None:
        self.setEnabled(True)
        self.set_wrong(sentence(failure))


class PassphraseForm(Field):
    """A passphrase that is tried, and a growing pause after each that was wrong."""

    #: the passphrase is entered and may be tried
    entered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(theme, "Kata sandi", self.line, parent)
        self._failures = 0
        self._left = 0
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._on_second_passed)
        self.line.returnPressed.connect(self.enter)

    @property
    def is_pausing(self) -> bool:
        """Whether a wrong passphrase is still being waited for."""
        return self._left > 0

    def enter(self) -> None:
        """Try what was typed, unless it is to be waited."""
        if self._left == 0 and self.line.text() and self.line.isEnabled():
            self.line.setEnabled(False)
            self.set_wrong("")
            self.entered.emit(self.line.text())

    def refuse(self, failure: Failure) -> None:
        """It was not the one (or something else failed): say so, and wait before the next."""
        if failure.code == "wrong_passphrase":
            self._failures += 1
            self._left = delay_after(self._failures)
        self.line.clear()
        self._said = sentence(failure)
        self._timer.start()
        self._show()

    def reset(self) -> None:
        """Empty, open, for another person or another time."""
        self.line.clear()
        self.line.setEnabled(self._left == 0)
        if self._left == 0:
            self.set_wrong("")

    def _on_second_passed(self) -> None:
        self._left = max(0, self._left - 1)
        self._show()

    def _show(self) -> None:
        pause = f" Coba lagi dalam {formats.duration(self._left * SECOND)}." if self._left else ""
        self.set_wrong(self._said + pause)
        self.line.setEnabled(self._left == 0)
        if self._left == 0:
            self._timer.stop()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class SignInPage(EntrancePage):
    """The people of the office and the passphrase of the one who is chosen."""

    #: somebody is signed in
    signed_in = Signal()
    #: somebody has an invitation for this office and no passphrase yet
    invitation_requested = Signal()

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, "broadcast", "Masuk ke Meja Siar", workplace.office.name, 400, parent
        )
        self._workplace = workplace
        self.people = QComboBox(self)
        self.passphrase = PassphraseForm(theme, self)
        self.body.addWidget(Field(theme, "Nama", self.people, self))
        self.body.addWidget(self.passphrase)
        self.invited = self.add_action("Saya punya undangan…")
        self.enter = self.add_action("Masuk", "primary")
        self._fill()
        self.people.currentIndexChanged.connect(lambda _: self.passphrase.reset())
        self.passphrase.entered.connect(self._on_entered)
        self.enter.clicked.connect(self.passphrase.enter)
        self.invited.clicked.connect(self.invitation_requested)
        workplace.office_changed.connect(self._fill)

    def _fill(self) -> None:
        chosen = self.people.currentData()
        self.people.blockSignals(True)
        self.people.clear()
        for person in seated(self._workplace.office):
            self.people.addItem(self._workplace.name_of(person), person)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self.people.blockSignals(False)

    def _on_entered(self, passphrase: str) -> None:
        person = str(self.people.currentData())
        self._workplace.sign_in(person, passphrase, self.signed_in.emit, self.passphrase.refuse)
