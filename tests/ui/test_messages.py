"""The one door to the user: banners, questions that do not block, one report of a crash."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refusal, Unavailable
from ui.messages import Action, Messages, Notice
from ui.theme import Theme
from ui.widgets.crash_dialog import CrashDialog
from ui.widgets.question_dialog import Question


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    messages.stand_over(window)
    return window


def test_a_refusal_is_amber_and_an_unavailable_share_is_red(
    messages: Messages, told: list[Notice]
) -> None:
    messages.failure(Refusal("reason_missing"))
    messages.failure(Unavailable("office_offline"))
    assert [notice.level for notice in told] == ["late", "problem"]
    assert told[0].sentence == "Alasan belum diisi. Tulis singkat apa sebabnya."


def test_only_what_asks_for_nothing_goes_by_itself(messages: Messages, told: list[Notice]) -> None:
    messages.tell("Terkirim.", "ok")
    messages.tell("Sudah diputuskan orang lain.", "late", Action("Lihat lagi", lambda: None))
    messages.tell("Terputus.", "info", key="connection")
    assert [notice.passing for notice in told] == [True, False, False]


def test_a_question_is_answered_with_its_text(
    qtbot: QtBot, messages: Messages, window: QWidget
) -> None:
    answers: list[str] = []
    question = Question("Batalkan liputan", "Ditutup.", "Batalkan liputan", field="Alasan")
    dialog = messages.ask(question, answers.append)
    assert not dialog.yes.isEnabled()
    assert "Alasan" in dialog.yes.closed_reason
    qtbot.keyClicks(dialog.field, "Kegiatan batal")
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert answers == ["Kegiatan batal"]


def test_ctrl_enter_answers_and_a_phrase_fills_the_text(
    qtbot: QtBot, messages: Messages, window: QWidget
) -> None:
    answers: list[str] = []
    question = Question("Tidak", "", "Kembalikan", field="Alasan", phrases=("Foto buram",))
    window.show()
    dialog = messages.ask(question, answers.append)
    qtbot.waitExposed(dialog)
    phrase = next(b for b in dialog.findChildren(QWidget) if b.property("kind") == "chip")
    qtbot.mouseClick(phrase, Qt.MouseButton.LeftButton)
    assert dialog.field.text == "Foto buram"
    dialog.activateWindow()
    dialog.field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.field)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers == ["Foto buram"]


def test_no_means_that_nothing_is_called(qtbot: QtBot, messages: Messages, window: QWidget) -> None:
    calls: list[str] = []
    dialog = messages.confirm("Hapus", "Yakin?", "Hapus", lambda: calls.append("hapus"), True)
    qtbot.mouseClick(dialog.no, Qt.MouseButton.LeftButton)
    assert calls == []


def test_a_crash_is_reported_once_with_the_path_of_the_log(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(theme, tmp_path / "mejasiar.log")
    messages.stand_over(window)
    for _ in range(2):
        try:
            _ = 1 // 0
        except ZeroDivisionError:
            kind, bug, trace = sys.exc_info()
            assert kind is not None
            assert bug is not None
            messages.crash(kind, bug, trace)
    (dialog,) = window.findChildren(CrashDialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert str(tmp_path / "mejasiar.log") in copied
    dialog.close()


def test_typed_words_do_not_go_by_one_escape_nor_by_one_click_beside_the_answer(
    qtbot: QtBot, messages: Messages, window: QWidget
) -> None:
    window.show()
    question = Question("Akhiri jabatan", "", "Akhiri jabatan", field="Alasan", text="Mutasi")
    for leave in ("escape", "click", "cross"):
        dialog = messages.ask(question, lambda _: None)
        qtbot.keyClicks(dialog.field, " ke Dinas Kominfo mulai Desember")
        for _ in range(2):
            assert dialog.isVisible()
            if leave == "escape":
                qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
            elif leave == "cross":
                dialog.close()
            else:
                qtbot.mouseClick(dialog.no, Qt.MouseButton.LeftButton)
            assert dialog.warning.isVisible() == dialog.isVisible()
        assert not dialog.isVisible()


def test_who_writes_on_after_the_warning_is_warned_again(
    qtbot: QtBot, messages: Messages, window: QWidget
) -> None:
    window.show()
    dialog = messages.ask(Question("Akhiri", "", "Akhiri", field="Alasan"), lambda _: None)
    qtbot.keyClicks(dialog.field, "Mutasi")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    qtbot.keyClicks(dialog.field, " ke Kominfo")
    assert not dialog.warning.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.field.clear()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
