"""The Qt binding that is locked is sound on this Python."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage


def test_calls_that_return_nothing_leave_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 takes a reference from None each time, until Python aborts."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(1000):
        image.setDevicePixelRatio(1)
    assert sys.getrefcount(None) > before - 500
