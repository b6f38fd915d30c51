"""The screen locks when nobody is there, and not while somebody works."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.idle import IdleWatch


def timer_of(watch: IdleWatch) -> QTimer:
    found = watch.findChild(QTimer)
    assert found is not None
    return found


def test_after_the_minutes_it_says_that_nobody_is_there(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    watch = IdleWatch(10)
    watch.watch(widget.windowHandle())
    assert timer_of(watch).remainingTime() > 9 * 60_000
    timer_of(watch).setInterval(1)
    with qtbot.waitSignal(watch.idled):
        timer_of(watch).start()


def test_a_key_counts_as_somebody(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    watch = IdleWatch(10)
    watch.watch(widget.windowHandle())
    timer_of(watch).stop()
    qtbot.keyClick(widget.windowHandle(), "a")
    assert timer_of(watch).isActive()


def test_zero_minutes_mean_never(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    watch = IdleWatch(0)
    watch.watch(widget.windowHandle())
    assert not timer_of(watch).isActive()
