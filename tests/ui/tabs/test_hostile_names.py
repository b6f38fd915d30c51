"""Names that try to pass for others: nothing in the window shows a sign that cannot be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.tabs.conftest import Shown
from tests.ui.tabs.seen_words import SHOWN, TURNED, shows_only_what_can_be_seen
from ui.tabs.kabag import KabagTab
from ui.workplace import Workplace

PATIENCE = 30_000  # ms
LONG = "Dokumentasi " + "sangat " * 30 + "panjang.jpg"


@pytest.fixture
def kabag(workplace: Callable[[str], Workplace], pc: Pc, shown: Shown) -> KabagTab:
    """The window of who decides on photos with such names."""
    coverage_id = pc.opens()
    items = (pc.photo(coverage_id, "navy", TURNED, 2400), pc.photo(coverage_id, "teal", LONG))
    pc.hands_in(coverage_id, *items)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    return tab


def test_the_reviewing_window_shows_what_a_name_hides(kabag: KabagTab, qtbot: QtBot) -> None:
    viewer = kabag.media.viewer
    viewer.toggle_info()
    qtbot.waitUntil(lambda: viewer.item is not None and SHOWN in viewer.item.info, timeout=PATIENCE)
    assert shows_only_what_can_be_seen(kabag)
    kabag.media.curation.toggle_grid()
    assert shows_only_what_can_be_seen(kabag)
    lines = kabag.choice.names
    assert lines[0] == f"1. {SHOWN}"
    assert lines[1].endswith(f"…{LONG[-12:]}")
    assert len(lines[1]) < 70
