"""How large a window opens: as large as it reads well, and never larger than its screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import Theme

FRAME = 60  # what title bar and borders may take of the screen


def open_at(window: QWidget, theme: Theme, width: int, height: int) -> None:
    """Give a window its size at 100 % text; larger text makes it larger, as far as there is room.

    A window that is laid out already and needs more takes more.
    """
    room = window.screen().availableGeometry()
    window.resize(
        min(theme.zone(width), room.width() - FRAME),
        min(theme.zone(height), room.height() - FRAME),
    )
