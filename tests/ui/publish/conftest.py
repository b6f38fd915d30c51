"""For the admin's page: a coverage to publish, and the PC at which the colleagues acted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import ADMIN, KASUBAG, MINUTE, DemoOffice, Pc, ToldClock
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 30_000  # ms
Opens = Callable[[], PelaksanaTab]


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """A PC whose people began four minutes ago; `sync` delivers."""
    clock = ToldClock(int(time.time() * 1000) - 4 * MINUTE)
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", clock, {})
    yield office.pc()
    office.close()


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """A coverage that was approved and directed to two platforms, delivered."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, narrative="Jalan desa ditinjau.")
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id, "instagram", "facebook")
    pc.sync()
    return coverage_id


@pytest.fixture
def opens(
    coverage_id: str,
    workplace: Callable[[str], Workplace],
    qtbot: QtBot,
    theme: Theme,
    messages: Messages,
) -> Iterator[Opens]:
    """Opens the admin's tab on it, each time as after a restart."""
    tabs: list[PelaksanaTab] = []

    def open_tab() -> PelaksanaTab:
        tab = PelaksanaTab(workplace(ADMIN), theme, messages)
        tabs.append(tab)
        tab.resize(1366, 716)
        tab.show()

        def there() -> bool:
            tab.show_coverage(coverage_id)
            return tab.desk.file is not None and tab.desk.page == "publish"

        qtbot.waitUntil(there, timeout=PATIENCE)
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
        tab.deleteLater()
