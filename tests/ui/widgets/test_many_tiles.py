"""Three hundred photos: nothing is read that nobody sees, and what is seen comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.models.media_model import MediaTile
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.film_strip import FilmStrip
from ui.widgets.media_grid import MediaGrid
from ui.widgets.thumbs import Thumbs

MANY = 300


@pytest.fixture
def tiles(tmp_path: Path) -> list[MediaTile]:
    """Three hundred small photos, each another one."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    made = []
    for number in range(MANY):
        image.fill(QColor.fromHsv(number, 200, 200))
        path = tmp_path / f"IMG_{number:03}.jpg"
        assert image.save(str(path))
        made.append(MediaTile(str(number), path.name, path))
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    import ui.widgets.thumbs as thumbs_of

    names: list[str] = []
    really = thumbs_of.read_image

    def reading(path: Path, side: int, rotation: int = 0) -> QImage:
        names.append(path.name)
        return really(path, side, rotation)

    monkeypatch.setattr(thumbs_of, "read_image", reading)
    return names


def test_a_strip_of_hundreds_reads_what_it_shows(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs, tiles: list[MediaTile], read: list[str]
) -> None:
    strip = FilmStrip(theme, thumbs)
    qtbot.addWidget(strip)
    strip.resize(640, 80)
    strip.show()
    with qtbot.waitSignal(strip.view.painted, check_params_cb=lambda missing: missing == 0):
        strip.set_tiles(tiles)
    qtbot.waitUntil(lambda: not thumbs.waiting)
    assert "IMG_000.jpg" in read
    assert len(read) < 12
    strip.choose("299")
    qtbot.waitUntil(lambda: "IMG_299.jpg" in read)
    qtbot.waitUntil(lambda: not thumbs.waiting)
    assert len(read) < 24, "what lies between was never shown"


def test_a_grid_of_hundreds_reads_what_it_shows_and_keeps_what_is_selected(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs, tiles: list[MediaTile], read: list[str]
) -> None:
    grid = MediaGrid(theme, thumbs, several=True)
    qtbot.addWidget(grid)
    grid.resize(640, 400)
    grid.show()
    with qtbot.waitSignal(grid.painted, check_params_cb=lambda missing: missing == 0):
        grid.set_tiles(tiles, discardable=False)
    assert len(read) < 30
    grid.selectAll()
    assert len(grid.selected) == MANY
    grid.set_tiles(tiles[150:], discardable=False)
    assert grid.selected == [tile.media_id for tile in tiles[150:]]


def test_going_through_all_of_it_twice_holds_no_more_than_once(
    qtbot: QtBot, theme: Theme, tasks: Tasks, tiles: list[MediaTile]
) -> None:
    thumbs = Thumbs(tasks, budget=1_000_000)
    strip = FilmStrip(theme, thumbs)
    qtbot.addWidget(strip)
    strip.resize(640, 80)
    strip.show()
    strip.set_tiles(tiles)
    held: list[int] = []
    for _ in range(2):
        for place in range(0, MANY, 6):
            strip.choose(str(place))
            with qtbot.waitSignal(strip.view.painted, check_params_cb=lambda missing: not missing):
                strip.view.viewport().update()
        held.append(thumbs.held)
    assert held[0] == held[1] <= 1_000_000
