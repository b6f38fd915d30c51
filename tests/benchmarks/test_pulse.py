"""The pulse feels how long the event loop stood still, and begins anew when it is asked."""

from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from benchmarks.pulse import Pulse

BLOCKED = 0.05


def test_a_loop_that_was_held_up_is_told_once(qtbot: QtBot) -> None:
    pulse = Pulse()
    qtbot.waitUntil(lambda: pulse.longest > 0)
    until = time.thread_time() + BLOCKED
    while time.thread_time() < until:
        pass  # what a window must not do
    qtbot.waitUntil(lambda: pulse.longest >= BLOCKED * 1000)
    assert pulse.take() >= BLOCKED * 1000
    assert pulse.longest == 0
    assert pulse.take_busiest() >= BLOCKED * 1000  # its own, however busy the machine is
    assert pulse.take_busiest() < BLOCKED * 1000
    pulse.deleteLater()
