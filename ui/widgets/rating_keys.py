"""The keys that rate: the same in the film strip, in the grid and over the viewer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

FLAG_KEYS = {Qt.Key.Key_P: "pick", Qt.Key.Key_X: "reject"}
MOST = 5
PLAIN, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
PAD = Qt.KeyboardModifier.KeypadModifier


def flag_of(event: QKeyEvent) -> str:
    """The flag that a key asks for or takes away ("pick", "reject"); "" for any other key."""
    if event.modifiers() != PLAIN:
        return ""
    return FLAG_KEYS.get(Qt.Key(event.key()), "")


def stars_of(event: QKeyEvent, bare: bool = True) -> int | None:
    """The stars that a digit asks for, None for any other key; where not `bare`, with Alt alone."""
    stars = event.key() - Qt.Key.Key_0
    held = event.modifiers() & ~PAD
    if not 0 <= stars <= MOST or held not in ((PLAIN, ALT) if bare else (ALT,)):
        return None
    return stars
