"""A draft that the disk does not give is said to be there, and nothing takes its place."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.office_builder import PELAKSANA, Pc
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 30_000  # ms


def test_a_draft_that_cannot_be_read_is_told_and_opens_once_it_can(
    workplace: Callable[[str], Workplace], pc: Pc, qtbot: QtBot, theme: Theme, messages: Messages
) -> None:
    coverage_id = pc.opens()
    pc.sync()
    here = workplace(PELAKSANA)
    unreadable = here.station.profile.root / "drafts" / f"{coverage_id}.json"
    unreadable.mkdir(parents=True)
    tab = PelaksanaTab(here, theme, messages)
    qtbot.addWidget(tab)
    tab.resize(1366, 716)
    tab.show()
    page = tab.desk.hand_in

    def told() -> bool:
        tab.show_coverage(coverage_id)
        return "unread" in page.middle.said()

    qtbot.waitUntil(told, timeout=PATIENCE)
    assert "Tidak ada yang hilang" in page.middle.said()["unread"]
    assert not page.right.isEnabled()
    assert not page.middle.drop.isEnabled()
    assert page.open.draft is None
    assert page.button.text() == "Serahkan kepada Kasubag"
    assert not page.button.isEnabled()
    unreadable.rmdir()
    page.middle.banner("unread").action.click()
    qtbot.waitUntil(lambda: page.open.draft is not None, timeout=PATIENCE)
    assert page.middle.said() == {}
    assert page.right.isEnabled()
