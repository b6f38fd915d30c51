"""Four photos that wait for Kabag, and the hands that look through them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction

from app.domain import acts
from app.domain.asides import Rating
from app.domain.media import MediaItem
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.tabs.conftest import Shown, colleagues, pc, shown
from ui.models.media_model import MediaTile
from ui.panes.curation import Curation
from ui.tabs.kabag import KabagTab
from ui.workplace import Workplace

__all__ = ["colleagues", "pc", "shown"]

At = Callable[[str], Workplace]
COLOURS = ("navy", "teal", "maroon", "olive")
NAMES = ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg", "IMG_4.jpg"]
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def media(pc: Pc) -> tuple[str, tuple[MediaItem, ...]]:
    """Four photos that wait for Kabag, one refused and one picked: the coverage, its media."""
    coverage = pc.opens()
    items = tuple(
        pc.photo(coverage, colour, name) for colour, name in zip(COLOURS, NAMES, strict=True)
    )
    pc.hands_in(coverage, *items)
    picked = Rating(items[1].sha256, 4, "pick")
    pc.act(PELAKSANA, coverage, acts.ItemsRated((picked,)))
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    refused = Rating(items[2].sha256, 0, "reject")
    pc.act(KASUBAG, coverage, acts.ItemsRated((refused,)))
    pc.sync()
    return coverage, items


@pytest.fixture
def tab(workplace: At, shown: Shown, media: tuple[str, tuple[MediaItem, ...]]) -> KabagTab:
    """Kabag's tab on them."""
    tab = shown(workplace(KABAG), KabagTab, media[0])
    assert isinstance(tab, KabagTab)
    return tab


@pytest.fixture
def curation(tab: KabagTab) -> Curation:
    """How Kabag looks through them."""
    return tab.media.curation


def names(curation: Curation) -> list[str]:
    return [tile.name for tile in curation.strip.model.tiles()]


def tile(curation: Curation, place: int) -> MediaTile:
    return curation.strip.model.tiles()[place]


def select(curation: Curation, *places: int) -> None:
    flag = QItemSelectionModel.SelectionFlag.Select
    curation.grid.clearSelection()
    for place in places:
        curation.grid.selectionModel().select(curation.grid.media.index(place), flag)


def choose(curation: Curation, words: str) -> None:
    """Take an entry of the filter's menu that begins so."""
    curation.bar.filter.click()
    found: list[QAction] = [a for a in curation.bar.menu.actions() if a.text().startswith(words)]
    curation.bar.menu.hide()
    assert len(found) == 1, words
    found[0].trigger()


def own(tab: KabagTab) -> dict[str, Rating]:
    """What Kabag thinks, as it was kept."""
    assert tab.file is not None
    return dict(tab.file.coverage.ratings.get(tab.workplace.person, {}))
