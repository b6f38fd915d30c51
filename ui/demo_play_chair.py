"""The chair that the demo's people sit down on one after the other, at the one window."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.demo_play_hand import LEFT, PLAIN, Hand
from ui.demo_play_words import DELIVERED, TITLE
from ui.desk_page import DeskPage
from ui.program import Program


class Chair:
    """Who sits here, and where the coverage of the demo has come to."""

    def __init__(self, program: Program, hand: Hand) -> None:
        self._program = program
        self._hand = hand

    @property
    def tab(self) -> QWidget:
        """The open tab; the window while nobody sits here."""
        tab = self._desk.tabs.currentWidget() if self._desk else None
        return tab if tab is not None else self._program.window

    def sit(self, name: str) -> None:
        """Leave the desk, where somebody sits there, and sign in as another."""
        if self._desk is not None:
            self._sign_out(self._desk)
        self._hand.choose(name)
        self._hand.wait(f"meja {name}", lambda: isinstance(self._program.window.page, DeskPage))

    def work_as(self, name: str) -> None:
        """Sit down as somebody and turn to the coverage."""
        self.sit(name)
        self._hand.choose(TITLE)

    def wait_for_delivery(self) -> None:
        """Until the screen says that the act is in the office's ledger."""
        self._hand.wait(DELIVERED, lambda: self._hand.sees(DELIVERED))

    def is_at(self, words: str) -> bool:
        """Whether the coverage's row says so, and everything done to it is delivered."""
        row = self._hand.row(TITLE)
        return row is not None and words in row.subtitle and not row.badge

    def is_all_delivered(self) -> bool:
        """Whether nothing waits to be delivered."""
        workplace = self._program.workplace
        visit = workplace.last_visit if workplace else None
        return visit is not None and visit.waiting == 0

    @property
    def _desk(self) -> DeskPage | None:
        return self._program.sitting.desk if self._program.sitting else None

    def _sign_out(self, desk: DeskPage) -> None:
        self._hand.click(desk.header.user)
        menu = desk.header.user.menu
        leave = next(action for action in menu.actions() if action.text() == "Keluar")
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(leave).center())
