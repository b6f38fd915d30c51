"""What somebody is writing about a mark stays, whatever comes from elsewhere meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desk import opened
from app.domain.asides import ItemsRated, MarkPlaced, Rating
from app.domain.marks import Mark
from app.domain.media import MediaItem
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.tabs.test_marking import LONG, At, desk_of, drag, media, settled, tab
from ui.tabs.kabag import KabagTab

__all__ = ["media", "tab"]


def half_written(tab: KabagTab, qtbot: QtBot) -> None:
    """A box is drawn, and half of its words are there."""
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_E)
    drag(tab, qtbot, (3000, 3000), (6000, 6000))
    qtbot.keyClicks(tab.media.marked.editor.line, "papan nama")


def test_words_stay_while_a_colleague_says_something_of_the_same_photo(
    tab: KabagTab, qtbot: QtBot, pc: Pc, media: tuple[str, MediaItem, MediaItem]
) -> None:
    half_written(tab, qtbot)
    pin = Mark(media[1].sha256, "pin", (500, 500), "dari rekan")
    pc.act(KASUBAG, media[0], MarkPlaced(pin))
    pc.act(KASUBAG, media[0], ItemsRated((Rating(media[1].sha256, 4),)))
    pc.sync()
    qtbot.waitUntil(lambda: len(desk_of(tab).marks) == 2, timeout=LONG)
    qtbot.waitUntil(
        lambda: tab.file is not None and len(tab.file.coverage.ratings) == 1, timeout=LONG
    )
    editor = tab.media.marked.editor
    assert editor.is_open
    qtbot.keyClicks(editor.line, " terpotong")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    settled(tab, qtbot)
    assert [mark.mark.text for mark in desk_of(tab).marks if mark.own] == ["papan nama terpotong"]


def test_words_and_stars_are_kept_where_the_window_is_closed_at_once(
    tab: KabagTab, qtbot: QtBot, workplace: At, media: tuple[str, MediaItem, MediaItem]
) -> None:
    half_written(tab, qtbot)
    tab.media.curation.give_stars(4)
    tab.hide()
    assert workplace(KABAG).tasks.close(LONG / 1000)
    coverage = opened(workplace(KABAG).station.desk.history(media[0]))
    assert "papan nama" in {placed.mark.text for placed in coverage.marks.values()}
    (own,) = coverage.ratings.values()
    assert own[media[1].sha256].stars == 4
