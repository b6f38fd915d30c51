"""A late beat is told with what the thread did meanwhile."""

from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from benchmarks.late_beats import LateBeats
from benchmarks.pulse import Pulse

BLOCKED = 0.3


def blocked_for_long() -> None:
    until = time.perf_counter() + BLOCKED
    while time.perf_counter() < until:
        pass  # what a window must not do


def test_who_holds_the_loop_up_is_named(qtbot: QtBot) -> None:
    pulse = Pulse()
    beats = LateBeats(pulse, 50)
    blocked_for_long()
    stacks = beats.take()
    beats.end()
    assert any("blocked_for_long" in stack.partition(" < ")[0] for stack in stacks)
    assert beats.take() == {}
    pulse.deleteLater()
