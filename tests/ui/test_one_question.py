"""A list that changes while it is read is read once more, not once per change."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.one_question import OneQuestion
from ui.tasks import Tasks


def test_what_changes_meanwhile_is_asked_once_more(qtbot: QtBot, tasks: Tasks) -> None:
    owner, go_on = QObject(), Event()
    prepared: list[int] = []
    answers: list[int] = []

    def prepare() -> Callable[[], int]:
        prepared.append(len(prepared))
        number = prepared[-1]

        def work() -> int:
            go_on.wait(5)
            return number

        return work

    question = OneQuestion(tasks, prepare, answers.append, owner)
    for _ in range(5):
        question.ask()
    assert prepared == [0]
    go_on.set()
    qtbot.waitUntil(lambda: answers == [0, 1])
    assert prepared == [0, 1]
