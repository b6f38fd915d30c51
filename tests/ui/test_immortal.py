"""What PySide6 6.12 takes from Python 3.11 must never bring the window down."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

from ui.immortal import PLENTY, keep_constants_alive


class Bell(QObject):
    rung = Signal(object)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the constants are immortal there")
def test_a_day_of_signals_and_empty_values_leaves_the_constants_alive() -> None:
    bell = Bell()
    for _ in range(20_000):
        bell.rung.emit(None)
        bell.property("nothing")
    assert all(sys.getrefcount(constant) > PLENTY // 2 for constant in (None, True, False))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the constants are immortal there")
def test_keeping_them_twice_does_not_add_up() -> None:
    before = sys.getrefcount(True)
    keep_constants_alive()
    assert sys.getrefcount(True) - before < PLENTY // 2
