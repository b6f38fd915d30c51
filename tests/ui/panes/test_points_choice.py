"""What a mark's line in a Tidak says: names that others gave are letters, never pictures."""

from __future__ import annotations

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.marks import Mark
from ui.panes.marks_model import MarkRow
from ui.panes.points_choice import MarkPoint
from ui.theme import Theme
from ui.viewer.marks_shown import ShownMark
from ui.widgets.buttons import ActionButton

NAME = "<img src='//pc-lain/x'>.jpg"


def test_a_files_name_in_a_tooltip_fetches_nothing(qtbot: QtBot, theme: Theme) -> None:
    mark = Mark("a" * 64, "pin", (1, 1), "papan")
    shown = ShownMark("k", "e", mark, "p", "Kabag", "#ff8fc0", 0, 1)
    form = QWidget()
    qtbot.addWidget(form)
    tip = MarkPoint(theme, MarkRow(shown, NAME, "Kabag"), True, form).words.toolTip()
    assert "<img" not in tip
    assert "img src" in tip


def test_nor_does_the_name_of_who_could_press_a_button(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Ya")
    qtbot.addWidget(button)
    button.set_closed(f"Hanya {NAME} yang dapat.")
    assert "<img" not in button.toolTip()
    assert Qt.mightBeRichText(button.toolTip()), "it is shown letter by letter"
    button.set_closed("Hanya Kabag yang dapat.")
    assert button.toolTip() == "Hanya Kabag yang dapat."
