"""Film strip and grid: looking at one, ticking some, discarding what cannot be used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.models.media_model import MediaTile
from ui.theme import Theme
from ui.widgets.film_strip import FilmStrip
from ui.widgets.media_grid import MediaGrid
from ui.widgets.thumbs import Thumbs

TILES = [
    MediaTile("a", "IMG_1.jpg", ticked=True),
    MediaTile("b", "MOV_2.mp4", duration_text="0:42", ticked=False),
    MediaTile("c", "IMG_3.jpg", problem="Tidak bisa dibaca: terpotong", ticked=False),
]


def _strip(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> FilmStrip:
    strip = FilmStrip(theme, thumbs)
    qtbot.addWidget(strip)
    strip.resize(500, 80)
    strip.show()
    return strip


def test_the_first_frame_is_looked_at_first(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> None:
    strip = _strip(qtbot, theme, thumbs)
    with qtbot.waitSignal(strip.frame_chosen) as chosen:
        strip.set_tiles(TILES)
    assert chosen.args == ["a"]
    strip.step(1)
    assert strip.chosen == "b"
    strip.step(9)
    assert strip.chosen == "c"


def test_new_tiles_keep_the_frame_that_is_looked_at(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    strip.choose("b")
    strip.set_tiles([MediaTile("z", "IMG_0.jpg"), *TILES])
    assert strip.chosen == "b"


def test_the_frame_that_is_looked_at_stays_in_view_as_the_strip_gets_narrower(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles([MediaTile(str(number), f"IMG_{number}.jpg") for number in range(20)])
    for place in (5, 9, 19):
        strip.choose(str(place))
        strip.resize(strip.width() - 60, strip.height())
        seen = strip.view.visualRect(strip.view.currentIndex())
        assert strip.view.viewport().rect().contains(seen.adjusted(4, 0, -4, 0))


def test_a_click_on_the_tick_asks_for_the_other_state(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    corner = strip.view.visualRect(strip.model.index(1)).topLeft() + QPoint(13, 13)
    with qtbot.waitSignal(strip.tick_requested) as asked:
        qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert asked.args == ["b", True]


def test_space_asks_for_the_other_tick(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    with qtbot.waitSignal(strip.tick_requested) as asked:
        qtbot.keyClick(strip.view, Qt.Key.Key_Space)
    assert asked.args == ["a", False]


@pytest.mark.parametrize(
    ("key", "held", "stars"),
    [
        (Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier, 4),
        (Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier, 5),
        (Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_digits_give_stars_and_none_takes_them_away(
    qtbot: QtBot,
    theme: Theme,
    thumbs: Thumbs,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    stars: int,
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    with qtbot.waitSignal(strip.view.stars_given) as given:
        qtbot.keyClick(strip.view, key, held)
    assert given.args == [stars]


def test_p_picks_and_x_says_not_to_be_used_and_neither_ticks(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    flags: list[str] = []
    strip.view.flag_given.connect(flags.append)
    with qtbot.assertNotEmitted(strip.tick_requested):
        qtbot.keyClick(strip.view, Qt.Key.Key_P)
        qtbot.keyClick(strip.view, Qt.Key.Key_X)
        qtbot.keyClick(strip.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert flags == ["pick", "reject"]


def test_a_frame_that_is_no_longer_shown_gives_its_place_to_the_next(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    strip.choose("b")
    strip.set_tiles([TILES[0], TILES[2]])
    assert strip.chosen == "c"
    strip.begin_anew()
    strip.set_tiles(TILES[1:])
    assert strip.chosen == "b", "another coverage begins with its first"


def test_a_coverage_of_the_very_same_photos_is_looked_at_from_its_first_too(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    strip.begin_anew()
    with qtbot.waitSignal(strip.frame_chosen) as chosen:
        strip.set_tiles(TILES)
    assert chosen.args == ["a"]
    assert strip.chosen == "a"


def test_without_media_nothing_is_looked_at(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> None:
    strip = _strip(qtbot, theme, thumbs)
    strip.set_tiles(TILES)
    strip.set_tiles([])
    assert strip.chosen == ""


def _grid(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> MediaGrid:
    grid = MediaGrid(theme, thumbs)
    qtbot.addWidget(grid)
    grid.resize(584, 400)
    grid.show()
    grid.set_tiles(TILES)
    return grid


def test_a_word_on_the_tile_discards_what_cannot_be_read(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    grid = _grid(qtbot, theme, thumbs)
    tile = grid.visualRect(grid.media.index(2))
    place = QPoint(tile.right() - 24, tile.top() + theme.px(92 + 13))
    with qtbot.waitSignal(grid.discard_requested) as asked:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["c"]


def test_delete_discards_and_only_before_the_hand_in(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    grid = _grid(qtbot, theme, thumbs)
    grid.setCurrentIndex(grid.media.index(0))
    with qtbot.waitSignal(grid.discard_requested) as asked:
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert asked.args == ["a"]
    grid.set_tiles(TILES, discardable=False)
    with qtbot.assertNotEmitted(grid.discard_requested):
        qtbot.keyClick(grid, Qt.Key.Key_Delete)


def test_tiles_fill_the_width_of_the_zone(qtbot: QtBot, theme: Theme, thumbs: Thumbs) -> None:
    grid = _grid(qtbot, theme, thumbs)
    grid.set_tiles([MediaTile(str(number), f"{number}.jpg") for number in range(4)])
    tops = {grid.visualRect(grid.media.index(row)).top() for row in range(4)}
    assert len(tops) == 1, "four tiles stand side by side at the laptop's width"
