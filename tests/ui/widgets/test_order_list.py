"""The order of what a Ya names: a line is dragged to its place, or moved there by keys."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.dragged_line import LINES, LOWER, UPPER
from ui.theme import Theme
from ui.widgets.order_list import OrderList

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60


@pytest.fixture
def lines(theme: Theme, qtbot: QtBot) -> OrderList:
    """Four lines that can be moved."""
    lines = OrderList(theme, "Urutan media")
    qtbot.addWidget(lines)
    lines.show_lines(LINES, movable=True)
    lines.show()
    return lines


@pytest.mark.parametrize(
    ("taken", "at", "part", "order"),
    [
        (0, 3, LOWER, "bcda"),
        (3, 0, UPPER, "dabc"),
        (0, 2, UPPER, "bacd"),
        (2, 2, LOWER, "abcd"),
    ],
)
def test_a_line_that_is_dropped_elsewhere_stands_there(
    taken: int, at: int, part: float, order: str
) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.ui.widgets.dragged_line",
        str(taken),
        str(at),
        str(part),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=True)
    came = json.loads(done.stdout)
    assert came["keys"] == list(order)
    assert came["told"] == ([list(order)] if order != "abcd" else []), "told once, or not at all"
    names = dict(LINES)
    assert came["shown"] == [f"{n}. {names[key]}" for n, key in enumerate(order, start=1)]


def test_alt_and_an_arrow_move_a_line_and_the_choice_goes_along(
    lines: OrderList, qtbot: QtBot
) -> None:
    lines.setCurrentRow(0)
    for expected in ("bacd", "bcad", "bcda"):
        with qtbot.waitSignal(lines.order_changed) as changed:
            qtbot.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert changed.args == [list(expected)]
    with qtbot.assertNotEmitted(lines.order_changed):
        qtbot.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(lines.order_changed):
        qtbot.keyClick(lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines.keys == list("bcad")
    assert lines.item(lines.currentRow()).text() == "3. IMG_2040.jpg"


def test_what_is_decided_already_is_not_moved(lines: OrderList, qtbot: QtBot) -> None:
    lines.show_lines(LINES, movable=False)
    lines.setCurrentRow(1)
    with qtbot.assertNotEmitted(lines.order_changed), qtbot.assertNotEmitted(lines.removal_asked):
        qtbot.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(lines, Qt.Key.Key_Delete)
    assert lines.keys == list("abcd")
    assert not lines.dragEnabled()
