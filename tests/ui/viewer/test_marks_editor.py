"""Writing a mark's words where the mark lies: Enter keeps, Escape gives up, leaving keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.viewer.marks_editor import MarkEditor


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with a field beside the view, in front."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def editor(theme: Theme, page: QWidget) -> MarkEditor:
    editor = MarkEditor(theme, page)
    editor.begin(page, QRectF(100, 100, 50, 30), "papan", "Tulis keterangan")
    return editor


def test_enter_keeps_what_is_written(editor: MarkEditor, qtbot: QtBot) -> None:
    assert editor.line.selectedText() == "papan"
    qtbot.keyClicks(editor.line, " nama terpotong ")
    with qtbot.waitSignal(editor.written) as written:
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert written.args == ["nama terpotong"]
    assert not editor.is_open


def test_escape_gives_it_up_and_closes_nothing_else(
    editor: MarkEditor, page: QWidget, qtbot: QtBot
) -> None:
    pressed: list[bool] = []
    QShortcut(QKeySequence("Esc"), page).activated.connect(lambda: pressed.append(True))
    with qtbot.waitSignal(editor.abandoned), qtbot.assertNotEmitted(editor.written):
        qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert not pressed
    assert not editor.is_open


def test_going_on_elsewhere_keeps_it(editor: MarkEditor, page: QWidget, qtbot: QtBot) -> None:
    other = QLineEdit(page)
    other.show()
    with qtbot.waitSignal(editor.written) as written:
        other.setFocus()
    assert written.args == ["papan"]


def test_another_look_of_the_window_leaves_the_words_and_makes_room_for_them(
    editor: MarkEditor, page: QWidget, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    editor.begin(page, QRectF(300, 340, 50, 30), "papan", "Tulis keterangan")
    qtbot.keyClicks(editor.line, "papan na")
    for scheme, scale in (("dark", 1.0), ("dark", 1.5), ("light", 1.25)):
        with qtbot.assertNotEmitted(editor.written):
            theme.apply(qapp, scheme, scale)
        assert editor.is_open
        assert editor.line.hasFocus()
        assert editor.line.text() == "papan na"
        assert editor.height() >= editor.sizeHint().height()
        assert editor.line.height() >= editor.line.sizeHint().height()
        assert page.rect().contains(editor.geometry())
    qtbot.keyClicks(editor.line, "ma")
    with qtbot.waitSignal(editor.written) as written:
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert written.args == ["papan nama"]


def test_it_follows_a_view_that_becomes_smaller(
    editor: MarkEditor, page: QWidget, qtbot: QtBot
) -> None:
    editor.begin(page, QRectF(520, 350, 50, 30), "papan", "Tulis keterangan")
    page.resize(360, 260)
    qtbot.waitUntil(lambda: page.rect().contains(editor.geometry()))
    assert editor.is_open


def test_it_stays_within_the_view_wherever_the_mark_lies(editor: MarkEditor, page: QWidget) -> None:
    for beside in (QRectF(590, 390, 10, 10), QRectF(-50, -50, 10, 10), QRectF(0, 0, 600, 400)):
        editor.begin(page, beside, "", "")
        assert page.rect().contains(editor.geometry())
