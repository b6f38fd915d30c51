"""A coverage of one photo: nothing is offered that needs two, and nothing breaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.errors import Refusal
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.panes.curating import At
from tests.ui.tabs.conftest import Shown, colleagues, pc, shown
from ui.tabs.kabag import KabagTab
from ui.texts import sentence

__all__ = ["colleagues", "pc", "shown"]


@pytest.fixture
def lone(workplace: At, shown: Shown, pc: Pc) -> KabagTab:
    """Kabag's tab on it."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, pc.photo(coverage_id))
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    return tab


def test_one_photo_is_looked_at_and_decided_upon(lone: KabagTab, qtbot: QtBot) -> None:
    media, viewer = lone.media, lone.media.viewer
    qtbot.waitUntil(lambda: viewer.photo.has_photo, timeout=10_000)
    assert media.compare.isHidden(), "there is nothing beside which it could be seen"
    for key in (Qt.Key.Key_B, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        qtbot.keyClick(viewer, key)
    assert not media.comparing.is_open
    assert viewer.isVisible()
    assert [tile.ticked for tile in media.strip.model.tiles()] == [True]
    media.curation.toggle_grid()
    assert media.curation.grid.media.rowCount() == 1
    qtbot.keyClick(media.curation.grid, Qt.Key.Key_Space)
    assert lone.yes.closed_reason == sentence(Refusal("nothing_chosen"))
    assert lone.choice.title == "Ya untuk 0 dari 1 media"
    qtbot.keyClick(media.curation.grid, Qt.Key.Key_Space)
    assert lone.yes.text() == "Ya, setujui 1 media"
