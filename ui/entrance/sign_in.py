"""Who sits here: one click per post in a demo, a name and a passphrase in an office."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.demo.office import PASSPHRASE
from app.errors import Failure
from app.ledger.keys import delay_after
from ui import formats
from ui.entrance.page import EntrancePage
from ui.entrance.people_list import PeopleList
from ui.entrance.seats import seated, titles_of
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.field import Field
from ui.workplace import Workplace

SECOND = 1000
WIDTH = 400
CAPS = "Caps Lock menyala?"


class SeatedPage(EntrancePage):
    """The people who can sign in, who sat here last chosen; they change with the office."""

    #: somebody is signed in
    signed_in = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        hint: str,
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "broadcast", "Masuk ke Meja Siar", hint, WIDTH, parent)
        self.workplace = workplace
        self._last = last
        self.people = PeopleList(theme, self)
        self.body.addWidget(self.people)
        self._fill()
        self.setFocusProxy(self.people)
        workplace.office_changed.connect(self._fill)

    def _fill(self) -> None:
        workplace = self.workplace
        people = [
            (person, workplace.name_of(person), titles_of(workplace, person))
            for person in seated(workplace.office)
        ]
        self.people.show_people(people, self._last)


class DemoSignInPage(SeatedPage):
    """The posts of the demo, each signing in at once."""

    def __init__(
        self, workplace: Workplace, theme: Theme, last: str = "", parent: QWidget | None = None
    ) -> None:
        hint = "Kantor contoh: pilih jabatan untuk masuk, tanpa kata sandi. Tidak ada data nyata."
        super().__init__(workplace, theme, hint, last, parent)
        self.people.taken.connect(self.choose)

    def choose(self, person: str) -> None:
        """Sign a demo person in."""
        self.setEnabled(False)
        done, failed = self.signed_in.emit, self._on_failed
        self.workplace.sign_in(person, PASSPHRASE, done, failed)

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
        self.line.installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without the Shift key: the first passphrase of the morning fails by it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            said, shifted = event.text(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if said.isalpha():
                self.set_note(CAPS if said.isupper() and not shifted else "")
        return super().eventFilter(watched, event)

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


class SignInPage(SeatedPage):
    """The people of the office and the passphrase of the one who is chosen."""

    #: somebody has an invitation for this office and no passphrase yet
    invitation_requested = Signal()

    def __init__(
        self, workplace: Workplace, theme: Theme, last: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(workplace, theme, workplace.office.name, last, parent)
        self.passphrase = PassphraseForm(theme, self)
        self.body.addWidget(self.passphrase)
        self.invited = self.add_action("Saya punya undangan…")
        self.enter = self.add_action("Masuk", "primary")
        self.people.chosen.connect(lambda _: self.passphrase.reset())
        self.people.taken.connect(lambda _: self.passphrase.line.setFocus())
        self.passphrase.entered.connect(self._on_entered)
        self.enter.clicked.connect(self.passphrase.enter)
        self.invited.clicked.connect(self.invitation_requested)
        self.setFocusProxy(self.passphrase.line if last else self.people)

    def _on_entered(self, passphrase: str) -> None:
        person, done = self.people.person, self.signed_in.emit
        self.workplace.sign_in(person, passphrase, done, self.passphrase.refuse)
