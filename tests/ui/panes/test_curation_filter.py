"""A part of the media, in the order that helps; what is hidden stays in the Ya."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.panes.curating import (
    NAMES,
    choose,
    colleagues,
    curation,
    media,
    names,
    pc,
    shown,
    tab,
    tile,
)
from ui.panes.curation import Curation
from ui.tabs.kabag import KabagTab
from ui.texts.rating import NOTHING_FITS

__all__ = ["colleagues", "curation", "media", "pc", "shown", "tab"]


def test_the_filter_shows_a_part_and_says_how_large_it_is(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    assert curation.bar.filter.text().strip() == "Semua · 4"
    choose(curation, "Pilihan (1)")
    assert names(curation) == ["IMG_2.jpg"]
    assert curation.bar.filter.text().strip() == "Pilihan · 1 dari 4"
    assert tab.yes.text() == "Ya, setujui 3 media", "what is not shown is in the Ya all the same"
    choose(curation, "Tampilkan semua")
    assert names(curation) == NAMES
    curation.bar.filter.click()
    qtbot.keyClicks(curation.bar.menu.words, "img_3")
    assert names(curation) == ["IMG_3.jpg"]
    qtbot.keyClick(curation.bar.menu.words, Qt.Key.Key_Return)
    assert not curation.bar.menu.isVisible()
    assert curation.bar.filter.text().strip() == "“img_3” · 1 dari 4"


def test_a_filter_that_nothing_fits_says_so_and_takes_nothing_from_the_ya(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    curation.bar.filter.click()
    qtbot.keyClicks(curation.bar.menu.words, "rapat")
    curation.bar.menu.hide()
    assert names(curation) == []
    assert tab.media.viewer.item is None
    assert tab.media.viewer.photo.message == NOTHING_FITS
    assert curation.bar.filter.text().strip() == "“rapat” · 0 dari 4"
    assert not curation.bar.pick.isEnabled()
    assert tab.yes.text() == "Ya, setujui 3 media"
    curation.toggle_grid()
    qtbot.waitUntil(curation.grid.isVisible)
    empty = curation.grid.viewport().grab().toImage()
    colours = {empty.pixel(x, empty.height() // 2) for x in range(empty.width())}
    assert len(colours) > 5, "the sentence is read there as well"
    curation.toggle_grid()
    choose(curation, "Tampilkan semua")
    assert tab.media.viewer.item is not None


def test_who_goes_through_what_is_not_rated_yet_comes_to_the_next_by_rating(
    curation: Curation, qtbot: QtBot
) -> None:
    choose(curation, "Belum saya nilai")
    view = curation.strip.view
    qtbot.keyClick(view, Qt.Key.Key_3)
    assert names(curation) == NAMES[1:]
    assert curation.strip.chosen == tile(curation, 0).media_id
    qtbot.keyClick(view, Qt.Key.Key_5)
    assert names(curation) == NAMES[2:]


def test_media_stand_by_what_people_think_where_that_is_wanted(curation: Curation) -> None:
    curation.bar.order_chosen.emit("rating")
    assert names(curation) == ["IMG_2.jpg", "IMG_1.jpg", "IMG_4.jpg", "IMG_3.jpg"]
    curation.bar.order_chosen.emit("name")
    assert names(curation) == NAMES
