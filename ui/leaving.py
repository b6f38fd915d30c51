"""Before somebody goes: all that was entered is kept first, or the person says that it may go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from ui.messages import Messages
from ui.owed import Debt
from ui.texts.owed import STAY, TITLE, UNSAID, Parting, leaving_sentence, unsaid_sentence
from ui.workplace import Workplace

PATIENCE_MS = 1000  # for a disk that is writing, before the person is asked
Go = Callable[[], None]
Unsaid = Callable[[], Sequence[str]]
NO_TITLES: Mapping[str, str] = MappingProxyType({})


class Leaving(QObject):
    """One leave-taking at a time; the next one takes its place."""

    def __init__(
        self, workplace: Workplace, messages: Messages, unsaid: Unsaid, parent: QObject
    ) -> None:
        """`unsaid` names the dialogs that would be closed with words in them."""
        super().__init__(parent)
        self._unsaid = unsaid
        self._workplace = workplace
        self._messages = messages
        self._parting: Parting | None = None  # while somebody is about to go
        self._go: Go = nothing
        self._question: QDialog | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._ask)
        workplace.owed.changed.connect(self._look)

    @property
    def is_held_up(self) -> bool:
        """Whether whoever goes now is known to lose something."""
        return self._workplace.owed.why is not None or bool(self._unsaid())

    def leave(self, parting: Parting, go: Go) -> bool:
        """Have everything kept; True where it is by now. Else `go` is called when it is.

        Where the disk does not take it, or a dialog would be closed with words in it, the person
        is asked; staying calls nothing.
        """
        self.stay()
        unsaid = self._unsaid()
        if not unsaid:
            return self._keep(parting, go)
        words = unsaid_sentence(parting, unsaid)
        self._open(parting, UNSAID, words, partial(self._keep_and_go, parting, go))
        return False

    def _keep_and_go(self, parting: Parting, go: Go) -> None:
        if self._keep(parting, go):
            go()

    def _keep(self, parting: Parting, go: Go) -> bool:
        self._workplace.owed.flush()
        if not self._workplace.owed.debts:
            return True
        self._parting, self._go = parting, go
        self._timer.start()
        return False

    def _look(self) -> None:
        owed = self._workplace.owed
        if self._parting is None:
            return
        if not owed.debts:
            go = self._go
            self.stay()
            go()
        elif owed.is_answered and self._question is None and self._timer.isActive():
            self._timer.stop()
            self._ask()

    def _ask(self) -> None:
        debts = self._workplace.owed.debts
        queries = self._workplace.station.queries

        def titles() -> dict[str, str]:
            cards = [queries.card(coverage_id) for coverage_id in {d.coverage_id for d in debts}]
            return {card.id: card.title for card in cards if card is not None}

        self._workplace.tasks.ask(
            lambda progress: titles(),
            lambda found: self._show(debts, found),
            failed=lambda failure: self._show(debts, NO_TITLES),
            owner=self,
        )

    def _show(self, debts: tuple[Debt, ...], titles: Mapping[str, str]) -> None:
        if self._parting is None or self._question is not None:
            return  # everything was kept meanwhile
        parting, go = self._parting, self._go
        words = leaving_sentence(parting, debts, titles, self._workplace.owed.why)
        self._open(parting, TITLE, words, go)

    def _open(self, parting: Parting, title: str, words: str, call: Go) -> None:
        from ui.widgets.question_dialog import Question

        question = Question(title, words, parting.yes, STAY, danger=True)
        self._question = self._messages.ask(question, lambda _: call())
        self._question.finished.connect(lambda _: self._on_answered())

    def _on_answered(self) -> None:
        self._question = None
        self.stay()

    def stay(self) -> None:
        """Nobody is about to go any more."""
        self._timer.stop()
        self._parting, self._go = None, nothing
        if self._question is not None:
            self._question.reject()


def nothing() -> None:
    """Nobody goes."""
