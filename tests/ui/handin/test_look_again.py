"""Stacks of look-alikes are there at every size of text, and never take the room of the media."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.handin.look_again import LookAgain
from ui.models.media_model import MediaTile
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs

STACKS = [MediaTile(str(place), f"{place + 2} foto mirip", duration_text="2") for place in range(4)]
SUMMARY = "4 kelompok foto mirip · 4 kecil"


@pytest.mark.parametrize(
    ("scale", "width", "height"), [(1.0, 636, 90), (1.25, 540, 110), (1.5, 439, 75)]
)
def test_stacks_are_shown_at_every_size_of_text(
    scale: float,
    width: int,
    height: int,
    qapp: QApplication,
    theme: Theme,
    thumbs: Thumbs,
    qtbot: QtBot,
) -> None:
    theme.apply(qapp, "light", scale)
    again = LookAgain(theme, thumbs)
    qtbot.addWidget(again)
    again.show_hints(STACKS, SUMMARY)
    again.setFixedWidth(width)
    again.show()
    assert again.stacks.isVisible()
    assert SUMMARY in again.summary.text()
    assert again.heightForWidth(width) <= height
    first = again.stacks.visualRect(again.stacks.stacks.index(0))
    assert again.stacks.viewport().rect().contains(first)
    with qtbot.waitSignal(again.compare_requested) as asked:
        qtbot.mouseClick(again.stacks.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert asked.args == ["0"]


def test_larger_text_moves_the_stacks_at_once(
    qapp: QApplication, theme: Theme, thumbs: Thumbs, qtbot: QtBot
) -> None:
    again = LookAgain(theme, thumbs)
    qtbot.addWidget(again)
    again.show_hints(STACKS, SUMMARY)
    again.resize(439, 80)
    again.show()
    assert again.stacks.y() > again.summary.y()
    theme.apply(qapp, "light", 1.5)
    qtbot.waitUntil(lambda: again.summary.x() > again.stacks.geometry().right())
    again.show_hints([], "4 kecil")
    assert again.summary.text() == "Perlu dilihat lagi: 4 kecil.", "where no stack says it"
    again.show_hints([], "")
    assert again.isHidden()
