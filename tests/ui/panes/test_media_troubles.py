"""A preview or an original that is not what was handed in is red, and no Ya names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.media import MediaItem
from app.media.shelf import THUMB
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.tabs.conftest import Shown, colleagues, pc, shown
from ui.messages import Notice
from ui.panes.media_troubles import REMAKE
from ui.tabs.kabag import KabagTab
from ui.widgets.banner import Banner
from ui.workplace import Workplace

__all__ = ["colleagues", "pc", "shown"]

At = Callable[[str], Workplace]


@pytest.fixture
def handed(pc: Pc) -> tuple[str, tuple[MediaItem, ...]]:
    """Two photos that wait for Kabag, delivered: the coverage, and its media."""
    coverage = pc.opens()
    media = (pc.photo(coverage, "navy"), pc.photo(coverage, "teal", "IMG_2042.jpg"))
    pc.hands_in(coverage, *media)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    return coverage, media


@pytest.fixture
def tab(
    workplace: At, shown: Shown, handed: tuple[str, tuple[MediaItem, ...]], pc: Pc, qtbot: QtBot
) -> KabagTab:
    """Kabag's tab on them, after somebody put another picture in the place of one preview."""
    coverage, (first, _) = handed
    shelf = pc.station.folder.previews / first.sha256[:2] / first.sha256
    (shelf / THUMB).write_bytes(b"\xff\xd8\xff bukan pratinjau itu")
    tab = shown(workplace(KABAG), KabagTab, coverage)
    assert isinstance(tab, KabagTab)
    qtbot.waitUntil(lambda: red(tab) == [first.name], timeout=10_000)
    return tab


def red(tab: KabagTab) -> list[str]:
    return [tile.name for tile in tab.media.strip.model.tiles() if tile.problem]


def banner(tab: KabagTab) -> Banner:
    (found,) = tab.media.banners.banners()
    return found


def test_the_tile_says_why_it_is_red_and_the_ya_leaves_it_out(
    tab: KabagTab, handed: tuple[str, tuple[MediaItem, ...]]
) -> None:
    tile = tab.media.strip.model.tiles()[0]
    assert "tidak sama dengan yang diserahkan" in tile.problem
    assert tab.yes.text() == "Ya, setujui 1 media"
    assert [item.sha256 for item in tab.media.chosen] == [handed[1][1].sha256]
    assert "tidak ikut disetujui" in banner(tab).notice.sentence
    assert tab.media.viewer.item is not None
    assert tab.media.viewer.item.problem == tile.problem


def test_the_preview_is_drawn_anew_from_the_original_on_request(
    tab: KabagTab, qtbot: QtBot, told: list[Notice]
) -> None:
    action = banner(tab).action
    assert action.text() == REMAKE
    action.click()
    qtbot.waitUntil(lambda: red(tab) == [], timeout=20_000)
    assert "dibuat ulang dari berkas aslinya" in told[-1].sentence
    assert tab.yes.text() == "Ya, setujui 2 media"
    assert tab.media.banners.banners() == []


def test_an_altered_original_is_red_as_well_and_cannot_be_drawn_from(
    tab: KabagTab, handed: tuple[str, tuple[MediaItem, ...]], qtbot: QtBot
) -> None:
    coverage, (_, second) = handed
    station = tab.workplace.station
    original = station.carrier.original(coverage, second)
    original.write_bytes(b"\xff\xd8\xff bukan foto itu")
    station.look_after_media()
    tab.chosen.reload()
    qtbot.waitUntil(lambda: len(red(tab)) == 2, timeout=10_000)
    assert "Jangan dipublikasikan" in tab.media.strip.model.tiles()[1].problem
    assert tab.yes.closed_reason
    tab.media.strip.step(1)
    assert not banner(tab).action.isVisibleTo(banner(tab))


def test_an_original_that_is_gone_is_said_to_be_gone_and_not_to_be_another(
    tab: KabagTab, handed: tuple[str, tuple[MediaItem, ...]], qtbot: QtBot
) -> None:
    coverage, (_, second) = handed
    station = tab.workplace.station
    station.carrier.original(coverage, second).unlink()
    station.look_after_media()
    tab.chosen.reload()
    qtbot.waitUntil(lambda: len(red(tab)) == 2, timeout=10_000)
    tab.media.strip.step(1)
    assert banner(tab).notice.sentence == (
        "“IMG_2042.jpg” tidak dapat dibaca lagi di folder kantor, jadi tidak ikut disetujui."
    )


def test_a_preview_that_this_pcs_own_disk_spoilt_is_brought_anew(
    workplace: At, shown: Shown, handed: tuple[str, tuple[MediaItem, ...]], qtbot: QtBot
) -> None:
    coverage, media = handed
    place = workplace(KABAG)
    shelf = place.station.profile.cache / "pratinjau" / media[0].sha256[:2] / media[0].sha256
    qtbot.waitUntil(lambda: (shelf / THUMB).is_file(), timeout=10_000)
    genuine = (shelf / THUMB).read_bytes()
    (shelf / THUMB).write_bytes(b"rusak")
    tab = shown(place, KabagTab, coverage)
    qtbot.waitUntil(lambda: (shelf / THUMB).read_bytes() == genuine, timeout=10_000)
    assert isinstance(tab, KabagTab)
    assert red(tab) == []
