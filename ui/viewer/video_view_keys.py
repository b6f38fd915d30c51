"""The keys of a video.

Space and K play, J and L go 5 s, comma and full stop a frame, Home and End to the ends, [ and ] are
slower and faster, { and } bound what is repeated, M is the sound.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.viewer.video_view import VideoView

SKIP_MS = 5000
SHIFTED = (Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight)  # which no keyboard has without Shift
Calls = dict[Qt.Key, Callable[[], None]]


def own_keys(view: VideoView) -> Calls:
    """What goes to a place, and what plays."""
    return {
        Qt.Key.Key_Space: view.toggle,
        Qt.Key.Key_K: view.toggle,
        Qt.Key.Key_J: lambda: view.skip(-SKIP_MS),
        Qt.Key.Key_L: lambda: view.skip(SKIP_MS),
        Qt.Key.Key_Comma: lambda: view.step(-1),
        Qt.Key.Key_Period: lambda: view.step(1),
        Qt.Key.Key_Home: lambda: view.seek(0),
        Qt.Key.Key_End: lambda: view.seek(view.duration),
    }


def call_of(event: QKeyEvent, calls: Calls) -> Callable[[], None] | None:
    """What a key does; None where it is held with Ctrl and the like, or does nothing."""
    key, free = Qt.Key(event.key()), Qt.KeyboardModifier.KeypadModifier
    if key in SHIFTED:
        free |= Qt.KeyboardModifier.ShiftModifier
    return None if event.modifiers() & ~free else calls.get(key)
