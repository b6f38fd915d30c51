"""Work goes out to other threads; everything that comes back comes on the interface thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, QObject
from pytestqt.qtbot import QtBot

from app.errors import Failure, Refusal, Unavailable
from ui.progress import Advance, Progress
from ui.tasks import Tasks


def _refuse(_: object) -> int:
    raise Refusal("reason_missing")


def test_a_result_comes_back_on_the_interface_thread(qtbot: QtBot, tasks: Tasks) -> None:
    came: list[tuple[str, bool]] = []
    main = threading.get_ident()
    tasks.ask(lambda _: "tiga", lambda got: came.append((got, threading.get_ident() == main)))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [("tiga", True)]


def test_the_work_itself_is_done_on_another_thread(qtbot: QtBot, tasks: Tasks) -> None:
    came: list[int] = []
    tasks.ask(lambda _: threading.get_ident(), came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0] != threading.get_ident()


def test_changes_are_made_one_after_the_other_in_the_order_given(
    qtbot: QtBot, tasks: Tasks
) -> None:
    made: list[int] = []
    told: list[int] = []
    first = threading.Event()

    def change(number: int) -> Callable[[Progress], int]:
        def work(_: Progress) -> int:
            if number == 0:
                first.wait(5)
            made.append(number)
            return number

        return work

    for number in range(5):
        tasks.change(change(number), told.append)
    assert made == []
    first.set()
    qtbot.waitUntil(lambda: len(told) == 5)
    assert made == told == [0, 1, 2, 3, 4]


def test_questions_do_not_wait_for_each_other(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    came: list[str] = []

    def wait(_: Progress) -> str:
        gate.wait(5)
        return "lambat"

    tasks.ask(wait, came.append)
    tasks.ask(lambda _: "cepat", came.append)
    qtbot.waitUntil(lambda: came == ["cepat"])
    gate.set()
    qtbot.waitUntil(lambda: came == ["cepat", "lambat"])


def test_a_failure_goes_to_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[Failure] = []
    ended: list[bool] = []
    tasks.change(_refuse, _never, failed=failures.append, ended=lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert [failure.code for failure in failures] == ["reason_missing"]


def test_a_failure_that_nobody_answers_for_is_told_to_the_window(
    qtbot: QtBot, tasks: Tasks
) -> None:
    with qtbot.waitSignal(tasks.failure_unanswered) as told:
        tasks.change(_refuse, _never)
    assert told.args is not None
    assert told.args[0].code == "reason_missing"


def test_a_bug_in_the_work_goes_to_the_crash_report(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, bug, trace: reported.append(kind))
    ended: list[bool] = []
    tasks.ask(lambda _: 1 // 0, _never, failed=_never, ended=lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert reported == [ZeroDivisionError]


def test_progress_is_told_while_the_work_is_under_way(qtbot: QtBot, tasks: Tasks) -> None:
    advances: list[Advance] = []
    came: list[None] = []
    tasks.ask(lambda progress: progress("Menyalin", 7, 7), came.append, progress=advances.append)
    qtbot.waitUntil(lambda: bool(came))
    assert [(each.what, each.done, each.total) for each in advances] == [("Menyalin", 7, 7)]


def test_cancelled_work_stops_at_its_next_report_and_tells_only_its_end(
    qtbot: QtBot, tasks: Tasks
) -> None:
    begun, gate = threading.Event(), threading.Event()
    reached: list[str] = []
    ended: list[bool] = []

    def copy(progress: Progress) -> None:
        begun.set()
        gate.wait(5)
        progress("Menyalin", 1, 2)
        reached.append("too far")

    task = tasks.change(copy, _never, failed=_never, ended=lambda: ended.append(True))
    begun.wait(5)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert reached == []


def test_work_that_was_stopped_too_late_tells_what_it_did(qtbot: QtBot, tasks: Tasks) -> None:
    begun, gate = threading.Event(), threading.Event()
    told: list[str] = []

    def write(progress: Progress) -> str:
        begun.set()
        gate.wait(5)
        return "lies there"

    task = tasks.change(write, told.append)
    begun.wait(5)
    task.stop()
    gate.set()
    qtbot.waitUntil(lambda: told == ["lies there"])


def test_a_change_is_made_even_when_its_page_goes_meanwhile(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    made: list[str] = []
    owner = QObject()
    tasks.change(lambda _: gate.wait(5), _never, owner=owner)
    tasks.change(lambda _: made.append("disetujui"), _never, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(lambda: made == ["disetujui"])


@pytest.mark.parametrize("way", ["ask", "look", "change"])
def test_what_is_done_hangs_no_longer_on_its_owner(qtbot: QtBot, tasks: Tasks, way: str) -> None:
    owner, ended = QObject(), list[bool]()
    work = getattr(tasks, way)

    def connected_after(times: int) -> int:
        ended.clear()
        for _ in range(times):
            work(lambda _: None, lambda _: None, ended=lambda: ended.append(True), owner=owner)
            work(_refuse, _never, failed=_taken, ended=lambda: ended.append(True), owner=owner)
        qtbot.waitUntil(lambda: len(ended) == 2 * times)
        return owner.receivers(SIGNAL("destroyed(QObject*)"))

    assert connected_after(1) == connected_after(20)


@pytest.mark.parametrize("way", ["ask", "look", "change"])
def test_once_its_owner_is_destroyed_nothing_is_called_back(
    qtbot: QtBot, tasks: Tasks, way: str
) -> None:
    gate, other = threading.Event(), list[str]()
    owner = QObject()
    never: dict[str, Callable[[object], None]] = {"failed": _never, "progress": _never}
    work = getattr(tasks, way)
    work(lambda _: gate.wait(5), _never, owner=owner, ended=lambda: _never("ended"), **never)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    work(lambda _: "sesudahnya", other.append)
    qtbot.waitUntil(lambda: other == ["sesudahnya"])


def test_a_loop_steps_again_when_it_is_woken(qtbot: QtBot, tasks: Tasks) -> None:
    steps: list[int] = []
    loop = tasks.every(3600, lambda: steps.append(1))
    qtbot.waitUntil(lambda: len(steps) == 1)
    loop.wake()  # its signal tells nothing here: that of the first step may come only now
    qtbot.waitUntil(lambda: len(steps) == 2)


def test_a_loop_outlives_a_failure(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[Exception | str] = [Unavailable("office_offline"), "terkirim"]

    def step() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    loop = tasks.every(3600, step)
    with qtbot.waitSignal(loop.failed) as failed:
        pass
    with qtbot.waitSignal(loop.stepped) as stepped:
        loop.wake()
    assert failed.args is not None
    assert stepped.args is not None
    assert failed.args[0].code == "office_offline"
    assert stepped.args[0] == "terkirim"


def test_closing_says_when_something_hangs_and_leaves_nothing_when_not() -> None:
    tasks = Tasks()
    gate = threading.Event()
    tasks.ask(lambda _: gate.wait(5), lambda _: None)
    assert not tasks.close(0.05)
    gate.set()
    assert tasks.close(5)


def _taken(failure: Failure) -> None:
    assert failure.code == "reason_missing"


def _never(got: object) -> None:
    raise AssertionError(f"must not be called: {got}")


def test_what_is_asked_after_the_end_begins_no_worker(qtbot: QtBot) -> None:
    tasks = Tasks()
    assert tasks.close(5.0)
    asked: list[str] = []
    tasks.ask(lambda _: asked.append("ditanya"), _never)
    tasks.change(lambda _: asked.append("diubah"), _never)
    assert tasks.close(5.0)
    assert asked == []
