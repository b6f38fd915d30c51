"""The header: one tab is open, counts say what waits, and nothing is cut on a laptop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.texts.names import TABS
from ui.theme import Theme
from ui.widgets.header_bar import HeaderBar
from ui.widgets.tab_buttons import TabView


def _header(qtbot: QtBot, theme: Theme) -> HeaderBar:
    header = HeaderBar(theme, [TabView(key, title) for key, title in TABS.items()])
    qtbot.addWidget(header)
    header.user.set_person("Kepala Bagian", "Kepala Bagian Protokol")
    header.tabs.set_counts({"kasubag": 2, "kabag": 12})
    return header


def test_a_click_opens_a_tab_and_only_that_one(qtbot: QtBot, theme: Theme) -> None:
    header = _header(qtbot, theme)
    header.tabs.choose("pelaksana")
    with qtbot.waitSignal(header.tabs.tab_chosen) as chosen:
        qtbot.mouseClick(header.tabs.button("kabag"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["kabag"]
    assert not header.tabs.button("pelaksana").isChecked()


def test_counts_are_heard_as_well_as_seen(qtbot: QtBot, theme: Theme) -> None:
    header = _header(qtbot, theme)
    assert header.tabs.button("kabag").accessibleDescription() == "12 menunggu"
    header.tabs.set_counts({})
    assert header.tabs.button("kabag").count == 0


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("connected", [True, False])
def test_the_header_fits_the_offices_laptops(
    qapp: QApplication, qtbot: QtBot, theme: Theme, scale: float, connected: bool
) -> None:
    theme.apply(qapp, "light", scale)
    header = _header(qtbot, theme)
    header.connection.set_state(connected, 3)
    assert header.minimumSizeHint().width() <= 1366
