"""What was entered at this window and is not on this PC's disk yet: tried again by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.errors import Failure

AGAIN_MS = 5000  # until a disk that took nothing is tried again
Pay = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Debt:
    """Something that a person entered, of one coverage."""

    kind: str  # what it is: a key of ui.texts.owed.KINDS, and whose after a hyphen
    coverage_id: str
    pay: Pay


class Owed(QObject):
    """Who keeps something has an account here. The person is told once of all that is refused."""

    #: whoever lets people write hands over now what stands in the fields
    gathering = Signal()
    #: the disk does not take what was entered (Failure); said once until it takes everything again
    refused = Signal(object)
    #: all that had been refused is on the disk by now
    mended = Signal()
    #: something is owed, or is owed no more, or was tried in vain
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._debts: dict[Debt, None] = {}
        self._failures: dict[Debt, Failure] = {}  # of those that were tried in vain
        self._asked: set[Debt] = set()  # of which `flush` has not heard yet
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._try_again)

    def account(self, kind: str, owner: QObject, pay: Pay) -> Account:
        """An account that ends with its owner; `pay` is to keep what is owed of a coverage now."""
        account = Account(self, kind, pay)
        owner.destroyed.connect(account.end)
        return account

    def flush(self) -> None:
        """Have all that was entered kept now; how it went is known when `is_answered`."""
        self.gathering.emit()
        self._asked = set(self._debts)
        self._pay(list(self._debts))

    @property
    def debts(self) -> tuple[Debt, ...]:
        """What is not on the disk, in the order in which it was entered."""
        return tuple(self._debts)

    @property
    def is_answered(self) -> bool:
        """Whether the disk has taken or refused all that the last `flush` gave it."""
        return not self._asked

    @property
    def why(self) -> Failure | None:
        """Why the disk refuses some of it; None while it does not."""
        return next(iter(self._failures.values()), None)

    def enter(self, debt: Debt) -> None:
        """For accounts: it was entered."""
        self._debts[debt] = None
        self.changed.emit()

    def strike(self, debts: list[Debt], kept: bool) -> None:
        """For accounts: these are owed no more, for they are `kept` or nobody is there any more."""
        for debt in debts:
            self._debts.pop(debt, None)
            self._failures.pop(debt, None)
            self._asked.discard(debt)
        if self._told and not self._failures:
            self._told = False
            if kept:
                self.mended.emit()
        self.changed.emit()

    def put_off(self, debt: Debt, failure: Failure) -> None:
        """For accounts: the disk did not take it; it is tried again in a while."""
        self._failures[debt] = failure
        self._asked.discard(debt)
        if not self._timer.isActive():
            self._timer.start(AGAIN_MS)
        if not self._told:
            self._told = True
            self.refused.emit(failure)
        self.changed.emit()

    def _try_again(self) -> None:
        self._pay(list(self._failures))

    def _pay(self, debts: list[Debt]) -> None:
        for debt in debts:
            if debt in self._debts:
                debt.pay(debt.coverage_id)


class Account:
    """What one page owes, a debt for each coverage."""

    def __init__(self, owed: Owed, kind: str, pay: Pay) -> None:
        self._owed = owed
        self._kind = kind
        self._open: dict[str, Debt] = {}
        self._ended = False
        self._pay = pay

    def __contains__(self, coverage_id: str) -> bool:
        return coverage_id in self._open

    def owe(self, coverage_id: str) -> None:
        """Something was entered that the disk does not have."""
        if not self._ended and coverage_id not in self._open:
            debt = self._open[coverage_id] = Debt(self._kind, coverage_id, self._pay)
            self._owed.enter(debt)

    def pay_all(self) -> None:
        """Keep now all that is owed."""
        for coverage_id in list(self._open):
            self._pay(coverage_id)

    def settle(self, coverage_id: str) -> None:
        """The disk has it, or nobody wants it any more."""
        debt = self._open.pop(coverage_id, None)
        if debt is not None:
            self._owed.strike([debt], kept=True)

    def put_off(self, coverage_id: str, failure: Failure) -> None:
        """The disk did not take it; `pay` is called again in a while."""
        if coverage_id in self._open:
            self._owed.put_off(self._open[coverage_id], failure)

    def end(self) -> None:
        """Nobody can pay any more: its page is gone."""
        debts, self._open, self._ended = list(self._open.values()), {}, True
        if debts and isValid(self._owed):
            self._owed.strike(debts, kept=False)
