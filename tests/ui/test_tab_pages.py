"""A tab shows its inbox first, and is whole a moment later."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import KABAG, KASUBAG, MINUTE, DemoOffice, Pc, ToldClock
from ui.messages import Messages
from ui.panes.inbox import Inbox
from ui.tab_pages import ARCHIVE, TabPages
from ui.tabs.arsip import ArsipTab
from ui.tabs.kabag import KabagTab
from ui.tabs.kasubag import KasubagTab
from ui.theme import Theme
from ui.workplace import Workplace

At = Callable[[str], Workplace]
Opens = Callable[[str], TabPages]
PATIENCE = 10_000  # ms


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """The PC at which the colleagues act; `sync` delivers."""
    clock = ToldClock(int(time.time() * 1000) - 4 * MINUTE)
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", clock, {})
    yield office.pc()
    office.close()


@pytest.fixture
def opened(workplace: At, theme: Theme, messages: Messages) -> Iterator[Opens]:
    """Opens the tabs of a demo person, on the screen but none chosen."""
    made: list[TabPages] = []

    def open_for(name: str) -> TabPages:
        pages = TabPages(workplace(name), theme, messages)
        made.append(pages)
        pages.resize(1366, 676)
        pages.show()
        return pages

    yield open_for
    for pages in made:
        pages.close()
        pages.deleteLater()


def test_the_queue_is_there_before_the_rest_of_the_tab_and_stays(
    qtbot: QtBot, pc: Pc, opened: Opens
) -> None:
    pc.hands_in(pc.opens("Rapat harga beras"))
    pc.sync()
    pages = opened(KASUBAG)
    pages.turn_to("kasubag")
    inbox = pages.currentWidget()
    assert isinstance(inbox, Inbox)
    queue = inbox.queue
    with qtbot.waitSignal(inbox.painted, timeout=PATIENCE):
        assert pages.currentWidget() is inbox
    tab = pages.currentWidget()
    assert isinstance(tab, KasubagTab)
    assert tab.queue is queue
    qtbot.waitUntil(lambda: tab.file is not None, timeout=PATIENCE)
    assert [row.title for row in tab.queue.model.rows()] == ["Rapat harga beras"]


def test_a_tab_where_nothing_waits_becomes_whole_as_well(qtbot: QtBot, opened: Opens) -> None:
    pages = opened(KABAG)
    pages.turn_to("kabag")
    qtbot.waitUntil(lambda: isinstance(pages.currentWidget(), KabagTab), timeout=PATIENCE)


def test_who_turns_to_another_tab_meanwhile_stays_there(qtbot: QtBot, opened: Opens) -> None:
    pages = opened(KABAG)
    pages.turn_to("kabag")
    inbox = pages.currentWidget()
    assert isinstance(inbox, Inbox)
    with qtbot.assertNotEmitted(inbox.painted, wait=100):
        pages.turn_to(ARCHIVE)
        qtbot.waitSignal(inbox.feed.refreshed, timeout=PATIENCE).wait()
    assert isinstance(pages.currentWidget(), ArsipTab)
    pages.turn_to("kabag")
    assert isinstance(pages.currentWidget(), KabagTab)


def test_a_tab_that_is_needed_whole_is_whole_at_once(opened: Opens) -> None:
    pages = opened(KABAG)
    pages.turn_to("kabag")
    assert isinstance(pages.open("kabag"), KabagTab)
    assert isinstance(pages.currentWidget(), KabagTab)
