"""Telling a media player what to do without holding Python's lock meanwhile."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QMediaPlayer

_PLACE = cast(type, "qlonglong")  # with any other type Qt would go by way of Python after all


class Orders(QObject):
    """Emitted, each is obeyed before `emit` returns.

    A player waits for its own threads, and those may wait for Python's lock: called as methods,
    which keep the lock, `play`, `pause` and `setPosition` hung the window for ever now and then.
    Emitting lets go of it; so do `setSource` and the event loop by themselves. For the same reason
    nobody calls `stop`: an empty source stops as well.
    """

    #: play on
    played = Signal()
    #: hold
    held = Signal()
    #: go to a place (ms)
    moved = Signal(_PLACE)
    #: as fast as that
    paced = Signal(float)

    def __init__(self, player: QMediaPlayer) -> None:
        super().__init__(player)
        self.played.connect(player.play)
        self.held.connect(player.pause)
        self.moved.connect(player.setPosition)
        self.paced.connect(player.setPlaybackRate)
