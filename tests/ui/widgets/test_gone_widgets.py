"""The theme outlives what it dressed: a desk goes with who signs out, and may have any size."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.viewer.video_view_scrub import ScrubBar
from ui.widgets.star_row import StarRow

UI = Path(__file__).resolve().parents[3] / "ui"


@pytest.mark.parametrize("made", [StarRow, ScrubBar])
def test_another_size_of_text_does_not_ask_what_is_gone(
    made: Callable[[Theme], QWidget], qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    gone, here = made(theme), made(theme)
    qtbot.addWidget(here)
    before = here.sizeHint().height()
    shiboken6.delete(gone)
    with qtbot.captureExceptions() as bugs:
        theme.apply(qapp, "light", 1.5)
    assert bugs == []
    assert here.height() >= before


def test_nothing_is_tied_to_the_theme_by_what_keeps_it_alive() -> None:
    """A lambda is called for a widget that was deleted; a method of the widget's own is not."""
    tied = re.compile(r"theme\.changed\.connect\(\s*lambda")
    assert [path.name for path in UI.rglob("*.py") if tied.search(path.read_text("utf-8"))] == []
