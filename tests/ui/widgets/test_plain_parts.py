"""Labels show words as they are written; tables are read, not edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.label import plain_label, small_label
from ui.widgets.plain_table import ROW, dress_table


def test_a_name_that_looks_like_markup_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    for label in (plain_label("<b>Bupati</b> & rombongan"), small_label("<b>Bupati</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.wordWrap()
        assert label.text().startswith("<b>Bupati</b>")


def test_a_table_shows_its_columns_and_takes_no_keys(qtbot: QtBot, theme: Theme) -> None:
    table = QTableWidget()
    qtbot.addWidget(table)
    dress_table(table, theme, ("Liputan", "Ukuran"))
    assert [table.model().headerData(at, Qt.Orientation.Horizontal) for at in (0, 1)] == [
        "Liputan",
        "Ukuran",
    ]
    assert table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
    assert table.verticalHeader().defaultSectionSize() == theme.px(ROW)
