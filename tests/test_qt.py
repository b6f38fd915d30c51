"""The Qt binding that is locked is sound on this Python."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

CALLS = 1000


class Bell(QObject):
    """Something with a signal."""

    rung = Signal()

    def ring(self) -> None:
        self.rung.emit()


def references() -> list[int]:
    return [sys.getrefcount(value) for value in (None, True, False, NotImplemented)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: QImage().setDevicePixelRatio(1),
        Bell().ring,
        lambda: QObject().parent(),
        lambda: QImage().isNull(),
        lambda: QSize(1, 1) == QSize(2, 2),
    ],
    ids=["nothing returned", "signal", "no parent", "true", "false"],
)
def test_calls_into_qt_leave_pythons_constants_alone(
    qapp: QApplication, call: Callable[[], object]
) -> None:
    """PySide6 6.12.0 on Python 3.11 takes a reference from them each time, until Python aborts."""
    before = references()
    for _ in range(CALLS):
        call()
    lost = [now - then for now, then in zip(references(), before, strict=True)]
    assert max(map(abs, lost)) < CALLS / 2
