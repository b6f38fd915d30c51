"""Words in a dialog that the lock put out of sight do not go without a word either."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.office_builder import KASUBAG
from tests.ui.runs import PATIENCE, Begin, begin, desk_of
from ui.desk_actions import DeskActions
from ui.dialogs.people_dialog import PeopleDialog
from ui.entrance.lock_page import LockPage
from ui.entrance.sign_in import DemoSignInPage
from ui.program import Program
from ui.widgets.question_dialog import QuestionDialog

__all__ = ["begin"]


def half_typed(qtbot: QtBot, program: Program) -> PeopleDialog:
    """A name that is not added yet, behind the lock."""
    desk = desk_of(qtbot, program)
    actions = desk.findChild(DeskActions)
    assert actions is not None
    actions.menu.people_requested.emit()
    dialog = desk.findChild(PeopleDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.person.name, "Budi Santo")
    assert program.sitting is not None
    program.sitting.lock()
    return dialog


def asked(program: Program) -> list[QuestionDialog]:
    found = program.window.findChildren(QuestionDialog)
    return [each for each in found if each.isVisible()]


def leave_by_the_lock(program: Program) -> QuestionDialog:
    page = program.window.page
    assert isinstance(page, LockPage)
    page.sign_out_requested.emit()
    (question,) = asked(program)
    return question


def test_signing_out_over_a_half_typed_name_asks_and_staying_keeps_it(
    qtbot: QtBot, begin: Begin
) -> None:
    program = begin(KASUBAG)
    dialog = half_typed(qtbot, program)
    question = leave_by_the_lock(program)
    words = [label.text() for label in question.findChildren(QLabel)]
    assert any("Jendela “Orang dan jabatan” masih berisi tulisan" in each for each in words)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    page = program.window.page
    assert isinstance(page, LockPage)
    page.open.click()
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    assert dialog.person.name.text() == "Budi Santo"


def test_signing_out_all_the_same_leads_to_the_door(qtbot: QtBot, begin: Begin) -> None:
    program = begin(KASUBAG)
    dialog = half_typed(qtbot, program)
    leave_by_the_lock(program).yes.click()
    assert isinstance(program.window.page, DemoSignInPage)
    qtbot.waitUntil(lambda: not isValid(dialog))
    program.window.close()
    assert program.window.isHidden()


def test_closing_over_it_asks_as_well(qtbot: QtBot, begin: Begin) -> None:
    program = begin(KASUBAG)
    half_typed(qtbot, program)
    program.window.close()
    assert program.window.isVisible()
    (question,) = asked(program)
    question.yes.click()
    qtbot.waitUntil(program.window.isHidden, timeout=PATIENCE)
