"""The screen locks when nobody is there, and not while somebody works."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
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


def test_a_key_in_a_dialog_counts_as_somebody(qtbot: QtBot) -> None:
    widget, dialog = QWidget(), QDialog()
    qtbot.addWidget(widget)
    qtbot.addWidget(dialog)
    widget.show()
    watch = IdleWatch(10)
    watch.watch(widget.windowHandle())
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    timer_of(watch).stop()
    qtbot.keyClick(dialog.windowHandle(), "a")
    assert timer_of(watch).isActive()


def test_another_time_counts_from_now_on(qtbot: QtBot) -> None:
    watch = IdleWatch(10)
    watch.set_minutes(5)
    assert not timer_of(watch).isActive()  # nobody is here yet
    watch.watch(None)
    watch.set_minutes(2)
    assert 60_000 < timer_of(watch).remainingTime() < 180_000
    watch.set_minutes(0)
    assert not timer_of(watch).isActive()
    watch.set_minutes(10)
    assert timer_of(watch).remainingTime() > 9 * 60_000
    watch.stop()
    assert not timer_of(watch).isActive()
