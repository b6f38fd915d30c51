"""A long name takes no more width than there is, and is copied as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.widgets.breaking_label import BreakingLabel

NAME = "VID_20261123_081530_HSR_240_stabilized_final_sekali.mp4"


def test_a_name_without_blanks_is_broken_into_lines(qtbot: QtBot) -> None:
    label, line = BreakingLabel(NAME), BreakingLabel("Foto JPG")
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    assert label.minimumSizeHint().width() <= 180
    assert label.heightForWidth(180) > line.heightForWidth(180)


def test_what_is_copied_is_the_name_itself(qtbot: QtBot) -> None:
    label = BreakingLabel(NAME)
    qtbot.addWidget(label)
    label.setSelection(0, len(label.text()))
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == NAME
