"""Whatever is dropped on the hand-in page: a picture or a tile with a plain reason, and work on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.app.media.bombs import BOMBS
from tests.app.media.test_samples import SAMPLES
from tests.office_builder import PELAKSANA, TITLE
from tests.ui.tabs.seen_words import SHOWN, TURNED, shows_only_what_can_be_seen
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 60_000  # ms
CHOSEN = (
    "jpeg_of_sides",
    "png_of_words",
    "tiff_of_sides",
    "webp_of_sides",
    "mp4_of_samples",
    "mp4_of_tracks",
    "noise in mts",
)


def hostile(folder: Path) -> list[Path]:
    """A good photo first, damaged files, bombs, and a good photo last."""
    folder.mkdir()
    ends = [folder / "a.jpg", folder / "z.png"]
    for path in ends:
        Image.new("RGB", (320, 200), "navy" if path == ends[0] else "teal").save(path)
    made = [folder / f"{name}.jpg" for name in CHOSEN]
    for path in made:
        path.write_bytes(BOMBS[path.stem]())
    raw = folder / "DSC_0001.NEF"
    raw.write_bytes(b"II*\0\x10\0\0\0CR\x02\0" + bytes(64))
    damaged = sorted((SAMPLES / "damaged").glob("*"))
    return [ends[0], *made, raw, *damaged, ends[1]]


@pytest.fixture
def tab(
    workplace: Callable[[str], Workplace], qtbot: QtBot, theme: Theme, messages: Messages
) -> PelaksanaTab:
    """The tab of who hands in, at a coverage that was just begun."""
    tab = PelaksanaTab(workplace(PELAKSANA), theme, messages)
    qtbot.addWidget(tab)
    tab.resize(1366, 716)
    tab.show()
    tab.queue.action.click()
    tab.new.form.title.setText(TITLE)
    tab.new.form.place.setText("Desa Kujan")
    tab.new.begin.click()
    qtbot.waitUntil(
        lambda: tab.desk.page == "hand_in" and tab.desk.hand_in.open.draft is not None,
        timeout=PATIENCE,
    )
    return tab


def test_every_hostile_file_is_a_picture_or_a_tile_with_its_reason(
    tab: PelaksanaTab, qtbot: QtBot, tmp_path: Path
) -> None:
    files = hostile(tmp_path / "kartu")
    desk = tab.desk.hand_in
    with qtbot.waitSignal(desk.line.ended, timeout=PATIENCE):
        desk.middle.drop.files_dropped.emit(files)
    qtbot.waitUntil(lambda: desk.middle.grid.media.rowCount() >= len(files), timeout=PATIENCE)

    tiles = desk.middle.grid.media.tiles()

    assert {tile.name for tile in tiles} == {path.name for path in files}
    taken = {tile.name for tile in tiles if not tile.problem}
    assert {"a.jpg", "z.png"} <= taken
    assert taken.isdisjoint(f"{name}.jpg" for name in CHOSEN)
    reasons = {tile.name: tile.problem for tile in tiles if tile.problem}
    assert reasons["jpeg_of_sides.jpg"] == "Gambar terlalu besar"
    assert reasons["mp4_of_tracks.jpg"] == "Video berisi terlalu banyak jalur"
    assert reasons["DSC_0001.NEF"] == "Berkas mentah (RAW) kamera: ekspor ke JPEG dahulu"
    assert all(len(reason) > 10 and "_" not in reason for reason in reasons.values())
    assert "berkas perlu dibuang atau diganti" in desk.button.closed_reason
    assert desk.open.draft is not None
    assert {item.name for item in desk.open.draft.media} == taken


@pytest.mark.skipif(sys.platform == "win32", reason="no file there has such a name")
def test_the_page_shows_what_a_name_hides_and_keeps_it_as_it_was(
    tab: PelaksanaTab, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "kartu").mkdir()
    good, bad = tmp_path / "kartu" / TURNED, tmp_path / "kartu" / f"x{TURNED}"
    Image.new("RGB", (320, 200), "navy").save(good)
    bad.write_bytes(b"bukan gambar")
    desk = tab.desk.hand_in
    with qtbot.waitSignal(desk.line.ended, timeout=PATIENCE):
        desk.middle.drop.files_dropped.emit([good, bad])
    qtbot.waitUntil(lambda: desk.middle.grid.media.rowCount() == 2, timeout=PATIENCE)
    assert {tile.name for tile in desk.middle.grid.media.tiles()} == {SHOWN, f"x{SHOWN}"}
    assert shows_only_what_can_be_seen(tab)
    assert desk.open.draft is not None
    assert desk.open.draft.media[0].name == TURNED, "what is signed is the name as it was"
