"""Kabag looks through what was handed in, and a Ya names exactly what is on the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.media import MediaItem
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.panes.curating import (
    ALT,
    COLOURS,
    At,
    choose,
    colleagues,
    curation,
    media,
    names,
    own,
    pc,
    select,
    shown,
    tab,
    tile,
)
from tests.ui.tabs.conftest import Shown
from ui.models.media_model import MediaTile
from ui.panes.curation import Curation
from ui.tabs.kabag import KabagTab
from ui.tabs.kasubag import KasubagTab

__all__ = ["colleagues", "curation", "media", "pc", "shown", "tab"]


def test_what_a_colleague_refuses_is_left_out_until_kabag_wants_it(
    tab: KabagTab, curation: Curation
) -> None:
    assert tab.yes.text() == "Ya, setujui 3 media"
    assert [each.ticked for each in curation.strip.model.tiles()] == [True, True, False, True]
    assert tab.choice.title == "Ya untuk 3 dari 4 media"
    assert tab.choice.names == ["1. IMG_1.jpg", "2. IMG_2.jpg", "3. IMG_4.jpg"]
    curation.strip.tick_requested.emit(curation.strip.model.tiles()[2].media_id, True)
    assert tab.choice.title == "Ya untuk 4 dari 4 media"


def test_a_tile_says_who_thinks_what_of_it(curation: Curation) -> None:
    (said,) = tile(curation, 1).others
    assert (said.name, said.stars, said.flag) == (PELAKSANA, 4, "pick")
    (refused,) = tile(curation, 2).others
    assert (refused.initials, refused.flag) == ("KS", "reject")
    assert said.colour != refused.colour


def test_what_kabag_thinks_shows_at_once_and_is_kept_in_one_act(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    curation.strip.setFocus()
    view = curation.strip.view
    qtbot.keyClick(view, Qt.Key.Key_4)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert [(t.stars, t.flag) for t in curation.strip.model.tiles()] == [
        (4, ""),
        (0, "pick"),
        (0, ""),
        (0, "reject"),
    ]
    assert tab.yes.text() == "Ya, setujui 2 media"
    qtbot.waitUntil(lambda: len(own(tab)) == 3, timeout=5000)
    assert tab.file is not None
    kinds = [judged.placed.event.envelope.kind for judged in tab.file.judged]
    assert kinds.count("ItemsRated") == 3, "one of each colleague, and one of Kabag"


def test_who_turns_away_at_once_loses_no_rating(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    curation.give_stars(5)
    assert curation.ratings.unsent == 1
    tab.hide()
    assert curation.ratings.unsent == 0
    qtbot.waitUntil(lambda: [each.stars for each in own(tab).values()] == [5], timeout=5000)


def test_the_same_flag_again_takes_it_away(tab: KabagTab, curation: Curation, qtbot: QtBot) -> None:
    view = curation.strip.view
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert tile(curation, 0).flag == ""
    curation.bar.stars.stars_given.emit(5)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert tile(curation, 0).stars == 0


def test_alt_with_a_digit_rates_wherever_the_focus_is_and_a_bare_one_zooms_the_photo(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.queue.view.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_3, ALT)
    assert tile(curation, 0).stars == 3
    tab.media.viewer.setFocus()
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_1)
    assert tile(curation, 0).stars == 3
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_X)
    assert tile(curation, 0).flag == "reject"


def test_on_the_whole_screen_the_same_keys_rate_and_there_is_no_grid(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    tab.media.viewer.full_screen_requested.emit()
    whole = tab.media.whole.window
    assert whole is not None
    qtbot.keyClick(whole.viewer, Qt.Key.Key_P)
    qtbot.keyClick(whole.viewer, Qt.Key.Key_4, ALT)
    qtbot.keyClick(whole.viewer, Qt.Key.Key_G)
    assert (tile(curation, 0).flag, tile(curation, 0).stars) == ("pick", 4)
    assert not curation.is_grid
    whole.close()


def test_in_the_grid_keys_speak_of_all_that_is_selected(
    tab: KabagTab, curation: Curation, qtbot: QtBot
) -> None:
    qtbot.keyClick(curation.strip.view, Qt.Key.Key_G)
    assert curation.grid.isVisible()
    assert not tab.media.viewer.isVisible()
    select(curation, 0, 1, 3)
    assert curation.bar.selected_words == "3 dipilih"
    qtbot.keyClick(curation.grid, Qt.Key.Key_5)
    qtbot.keyClick(curation.grid, Qt.Key.Key_Space)
    assert [each.stars for each in curation.grid.media.tiles()] == [5, 5, 0, 5]
    assert tab.yes.closed_reason.startswith("Belum ada media yang dicentang")
    qtbot.keyClick(curation.grid, Qt.Key.Key_Space)
    assert tab.yes.text() == "Ya, setujui 3 media"
    assert curation.grid.selected == [each.media_id for each in _at(curation, 0, 1, 3)]
    curation.grid.tile_opened.emit(tile(curation, 3).media_id)
    assert tab.media.viewer.isVisible()
    assert curation.strip.chosen == tile(curation, 3).media_id


def _at(curation: Curation, *places: int) -> list[MediaTile]:
    return [curation.grid.media.tiles()[place] for place in places]


def test_one_click_leaves_the_picked_ones_and_one_brings_the_rest_again(
    tab: KabagTab, curation: Curation
) -> None:
    assert tab.choice.picked.text() == "hanya pilihan (1)"
    tab.choice.picked.click()
    assert tab.choice.names == ["1. IMG_2.jpg"]
    assert tab.yes.text() == "Ya, setujui 1 media"
    tab.choice.usable.click()
    assert tab.choice.title == "Ya untuk 3 dari 4 media"


def test_the_list_is_the_order_of_the_ya_and_kasubag_sees_exactly_that(
    tab: KabagTab,
    curation: Curation,
    qtbot: QtBot,
    workplace: At,
    shown: Shown,
    media: tuple[str, tuple[MediaItem, ...]],
) -> None:
    coverage, items = media
    tab.choice.list.move_line(2, -2)
    assert tab.choice.names == ["1. IMG_4.jpg", "2. IMG_1.jpg", "3. IMG_2.jpg"]
    tab.choice.list.setCurrentRow(1)
    qtbot.keyClick(tab.choice.list, Qt.Key.Key_Down, ALT)
    assert tab.choice.names == ["1. IMG_4.jpg", "2. IMG_2.jpg", "3. IMG_1.jpg"]
    tab.choice.list.setCurrentRow(1)
    qtbot.keyClick(tab.choice.list, Qt.Key.Key_Delete)
    tab.yes.click()
    qtbot.waitUntil(lambda: _approved(tab) is not None, timeout=5000)
    wanted = [items[3].sha256, items[0].sha256]
    assert _approved(tab) == wanted
    assert names(curation) == ["IMG_4.jpg", "IMG_1.jpg"], "and Kabag looks at that by now"
    theirs = shown(workplace(KASUBAG), KasubagTab, coverage)
    qtbot.waitUntil(lambda: theirs.choice.title == "Disetujui: 2 dari 4 media", timeout=10_000)
    assert theirs.choice.names == ["1. IMG_4.jpg", "2. IMG_1.jpg"]
    assert names(theirs.media.curation) == ["IMG_4.jpg", "IMG_1.jpg"]
    choose(theirs.media.curation, "Tampilkan semua")
    assert [each.ticked for each in theirs.media.strip.model.tiles()] == [True, True, False, False]


def _approved(tab: KabagTab) -> list[str] | None:
    approval = tab.file.coverage.approval if tab.file else None
    return [item.sha256 for item in approval.items] if approval else None


def test_a_line_of_the_list_is_looked_at_even_where_the_filter_hides_it(
    tab: KabagTab, curation: Curation
) -> None:
    choose(curation, "Pilihan (1)")
    curation.toggle_grid()
    item = tab.choice.list.item(2)
    tab.choice.list.itemClicked.emit(item)
    assert tab.media.viewer.isVisible()
    assert curation.strip.chosen == tile(curation, 3).media_id


def test_who_has_no_post_reads_why_nothing_can_be_rated(
    workplace: At, shown: Shown, media: tuple[str, tuple[MediaItem, ...]], qtbot: QtBot
) -> None:
    kabag = workplace(KABAG)
    tab = shown(kabag, KabagTab, media[0])
    kabag.sign_out()
    qtbot.waitUntil(lambda: not tab.media.curation.bar.pick.isEnabled(), timeout=5000)
    tab.media.curation.flag("pick")
    assert tile(tab.media.curation, 0).flag == ""


def test_the_sheet_of_keys_opens_from_the_line_over_the_strip(curation: Curation) -> None:
    curation.bar.keys.click()
    assert curation.bar.sheet.isVisible()
    curation.bar.sheet.hide()


def test_a_video_stands_where_it_was_taken_among_photos_by_the_offices_clock(
    workplace: At, shown: Shown, pc: Pc
) -> None:
    coverage = pc.opens()
    taken = (("A.jpg", "photo", "08:10"), ("B.mp4", "video", "02:20"), ("C.jpg", "photo", "09:30"))
    photos = (pc.photo(coverage, colour) for colour in COLOURS)
    items = [
        replace(photo, name=name, kind=kind, captured_at=f"2026-11-22T{at}:00")
        for photo, (name, kind, at) in zip(photos, taken, strict=False)
    ]
    pc.hands_in(coverage, *reversed(items))
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    pane = shown(workplace(KABAG), KabagTab, coverage).media
    assert names(pane.curation) == ["C.jpg", "B.mp4", "A.jpg"]
    pane.curation.bar.order_chosen.emit("time")
    assert names(pane.curation) == ["A.jpg", "B.mp4", "C.jpg"]
    pane.curation.look_at(items[1].sha256)
    assert pane.viewer.item is not None
    assert dict(pane.viewer.item.details)["Diambil"] == "22-11-2026 09.20"
    assert pane.viewer.item.info.endswith("09.20")
    choose(pane.curation, "22 Nov, pukul 09.00–09.59 (2)")
    assert names(pane.curation) == ["B.mp4", "C.jpg"]
