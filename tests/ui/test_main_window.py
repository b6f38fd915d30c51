"""One window: a page at a time, and a desk that stays alive behind its lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.theme import Theme
from ui.widgets.question_dialog import Question, QuestionDialog


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_new_page_takes_the_place_of_the_one_before(qtbot: QtBot, window: MainWindow) -> None:
    first, second = QLabel("satu"), QLabel("dua")
    window.show_page(first)
    with qtbot.waitSignal(first.destroyed):
        window.show_page(second)
    assert window.page is second


def test_the_desk_lives_on_behind_the_lock_with_what_was_typed(window: MainWindow) -> None:
    desk, lock = QLabel("setengah kalimat"), QLabel("kunci")
    window.show_desk(desk)
    window.lock(lock)
    assert window.page is lock
    assert not desk.isVisible()
    window.unlock()
    assert window.page is desk
    assert desk.text() == "setengah kalimat"


def test_a_dialog_is_out_of_sight_while_the_screen_is_locked(window: MainWindow) -> None:
    window.show_desk(QLabel("meja"))
    dialog = QDialog(window)
    dialog.open()
    window.lock(QLabel("kunci"))
    assert not dialog.isVisible()
    window.unlock()
    assert dialog.isVisible()
    dialog.close()


def test_a_picture_that_fills_the_screen_and_a_menu_are_out_of_sight_too(
    window: MainWindow,
) -> None:
    desk, menu = QLabel("meja"), QMenu(window)
    window.show_desk(desk)
    whole = QWidget(desk, Qt.WindowType.Window)
    whole.showFullScreen()
    menu.addAction("Keluar")
    menu.popup(QPoint(9, 9))
    window.lock(QLabel("kunci"))
    assert not whole.isVisible()
    assert not menu.isVisible()
    window.unlock()
    assert whole.isFullScreen()
    assert whole.isVisible()
    whole.close()


def test_what_ended_behind_the_lock_does_not_come_back(qtbot: QtBot, window: MainWindow) -> None:
    window.show_desk(QLabel("meja"))
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    window.lock(QLabel("kunci"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    window.unlock()
    assert window.page is not None
    assert window.findChildren(QDialog) == []


def test_a_question_behind_the_lock_is_dropped_when_another_person_comes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_desk(QLabel("meja"))
    dialog = QDialog(window)
    dialog.open()
    window.lock(QLabel("kunci"))
    with qtbot.waitSignal(dialog.rejected):
        window.drop_desk()


def test_signing_out_leaves_no_desk_and_no_dialog(qtbot: QtBot, window: MainWindow) -> None:
    desk = QLabel("meja")
    window.show_desk(desk)
    dialog = QDialog(desk)
    dialog.open()
    with qtbot.waitSignal(desk.destroyed):
        window.drop_desk()
        window.show_page(QLabel("pintu"))
    assert isinstance(window.page, QLabel)
    assert window.page.text() == "pintu"


def test_closing_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    told: list[bool] = []
    window.closing.connect(lambda: told.append(True))
    window.close()
    assert told == [True]


def test_a_window_that_may_not_close_yet_stays_until_it_is_let_go(window: MainWindow) -> None:
    told: list[str] = []
    window.closing.connect(lambda: told.append("closing"))
    window.may_close = lambda: False
    window.close()
    assert window.isVisible()
    window.leave()
    window.leave()
    assert not window.isVisible()
    assert told == ["closing"]


def test_a_dialog_with_words_in_it_is_named_in_sight_and_behind_the_lock(
    window: MainWindow, theme: Theme
) -> None:
    desk = QLabel("meja")
    window.show_desk(desk)
    dialog = QuestionDialog(theme, Question("Akhiri jabatan", "", "Akhiri", field="Alasan"), desk)
    dialog.open()
    assert window.unsaid() == []
    dialog.field.setPlainText("Pindah ke Dinas Kominfo")
    assert window.unsaid() == ["Akhiri jabatan"]
    window.lock(QLabel("kunci"))
    assert window.unsaid() == ["Akhiri jabatan"]
    window.drop_desk()
    assert window.unsaid() == []


def test_a_remembered_place_that_is_no_place_is_left_aside(window: MainWindow) -> None:
    window.restore(QByteArray(b"nonsense"))
    assert window.width() > 0
    assert window.isVisible()
