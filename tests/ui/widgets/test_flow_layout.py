"""Words in a paragraph: what is hidden leaves no gap."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    row = FlowLayout(12, frame)
    first, second = QWidget(), QWidget()
    for part in (first, second):
        part.setFixedSize(QSize(40, 10))
        row.addWidget(part)
    frame.resize(200, 20)
    frame.show()
    qtbot.waitUntil(lambda: second.x() == 52)
    first.hide()
    qtbot.waitUntil(lambda: second.x() == 0)
