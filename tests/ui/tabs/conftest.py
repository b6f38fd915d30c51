"""For the tabs: another PC at the same office, where the colleagues of the signed-in person act."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import MINUTE, DemoOffice, Pc, ToldClock
from ui.messages import Messages
from ui.panes.review_tab import ReviewTab
from ui.theme import Theme
from ui.workplace import Workplace

#: shows a tab of a workplace, with the coverage that waits there
Opens = Callable[[Workplace, Theme, Messages], ReviewTab]
Shown = Callable[[Workplace, Opens, str], ReviewTab]


@pytest.fixture
def colleagues(demo_office: Path, tmp_path: Path) -> Iterator[DemoOffice]:
    """PCs whose people began four minutes ago."""
    clock = ToldClock(int(time.time() * 1000) - 4 * MINUTE)
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", clock, {})
    yield office
    office.close()


@pytest.fixture
def pc(colleagues: DemoOffice) -> Pc:
    """The PC at which whoever is not at the window acts; `sync` delivers."""
    return colleagues.pc()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, messages: Messages) -> Iterator[Shown]:
    """Opens a tab on a workplace and waits until it shows the coverage of this id.

    The one that was opened there before is gone then, as after a restart.
    """
    tabs: dict[Workplace, ReviewTab] = {}

    def show(workplace: Workplace, kind: Opens, coverage_id: str) -> ReviewTab:
        if workplace in tabs:
            before = tabs.pop(workplace)
            with qtbot.waitSignal(before.destroyed):
                before.close()
                before.deleteLater()
        tab = kind(workplace, theme, messages)
        tabs[workplace] = tab
        tab.resize(1366, 676)
        tab.show()
        qtbot.waitUntil(lambda: tab.file is not None and _is(tab, coverage_id), timeout=10_000)
        return tab

    yield show
    for tab in tabs.values():
        tab.close()
        tab.deleteLater()


def _is(tab: ReviewTab, coverage_id: str) -> bool:
    if tab.file is not None and tab.file.coverage.id == coverage_id:
        return True
    tab.show_coverage(coverage_id)
    return False
