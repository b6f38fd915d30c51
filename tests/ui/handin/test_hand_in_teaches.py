"""Handing in teaches: dropped files and typed words are looked through on the real page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.demo.pictures import SCENES, draw, write_pictures
from tests.app.media.bombs import BOMBS
from tests.office_builder import PELAKSANA, TITLE
from ui.handin.page import HandInPage
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 30_000  # ms
NARRATIVE = "Bupati Lamandu meninjau jalan, didampingi Sekertaris Daerah."


@pytest.fixture
def page(
    workplace: Callable[[str], Workplace],
    qtbot: QtBot,
    theme: Theme,
    messages: Messages,
) -> Iterator[HandInPage]:
    """The page of a coverage that was begun just now."""
    tab = PelaksanaTab(workplace(PELAKSANA), theme, messages)
    tab.resize(1366, 716)
    tab.show()
    tab.queue.action.click()
    tab.new.form.title.setText(TITLE)
    tab.new.form.place.setText("Desa Kujan")
    tab.new.begin.click()
    desk = tab.desk.hand_in
    qtbot.waitUntil(lambda: desk.open.draft is not None, timeout=PATIENCE)
    yield desk
    tab.close()
    tab.deleteLater()


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A camera's card: a photo with its place, the same again twice, and one of something else."""
    folder = tmp_path / "DCIM"
    folder.mkdir()
    (first,) = write_pictures(folder, 1, seed=3, small=True)
    shutil.copy(first, folder / "salinan.jpg")
    picture = draw(SCENES[3], Random("3 0"), 800)
    picture.crop((8, 6, 792, 594)).save(folder / "lagi.jpg", quality=70)
    draw(SCENES[6], Random("9"), 1200).save(folder / "lain.jpg")
    return folder


def is_looked_through(page: HandInPage, count: int) -> bool:
    """Whether so many files were taken in, and nothing is to be copied or looked at any more."""
    draft, hints = page.open.draft, page.hints
    media = draft.media if draft is not None else ()
    done = all(hints.looked(item.sha256).likeness is not None for item in media)
    busy = page.line.is_busy_for(page.open.coverage_id)
    return len(media) == count and done and not busy and bool(hints.hints.groups)


def test_what_is_dropped_shows_what_is_the_same_alike_small_and_where_it_was_taken(
    page: HandInPage, card: Path, qtbot: QtBot
) -> None:
    zone = page.middle
    zone.drop.files_dropped.emit([card])
    qtbot.waitUntil(lambda: is_looked_through(page, 3), timeout=PATIENCE)
    tiles = {tile.name: tile for tile in zone.grid.media.tiles()}
    first = next(name for name in tiles if name.startswith("IMG"))
    assert sorted(tiles) == sorted([first, "lagi.jpg", "lain.jpg"])
    assert zone.said()["twin"] == (
        f"salinan.jpg sama persis dengan {first}, jadi tidak ditambahkan lagi."
    )
    assert set(tiles[first].badges) == {"ada lokasi", "kecil"}
    assert tiles["lagi.jpg"].badges == (f"mirip {first.removesuffix('.jpg')}", "kecil")
    assert tiles["lain.jpg"].badges == ()
    assert zone.again.summary.text() == "Perlu dilihat lagi: 1 kelompok foto mirip · 2 kecil."
    zone.choose(tiles["lagi.jpg"].media_id)
    zone.hints.discard.click()
    assert [tile.name for tile in zone.grid.media.tiles()] == [first, "lain.jpg"]
    assert not zone.again.stacks.isVisible()


def test_a_file_over_a_limit_says_which_when_it_is_chosen(
    page: HandInPage, tmp_path: Path, qtbot: QtBot
) -> None:
    large = tmp_path / "besar.jpg"
    large.write_bytes(BOMBS["jpeg_of_sides"]())
    zone = page.middle
    zone.drop.files_dropped.emit([large])
    qtbot.waitUntil(lambda: any(t.problem for t in zone.grid.media.tiles()), timeout=PATIENCE)
    (tile,) = zone.grid.media.tiles()
    assert tile.problem == "Gambar terlalu besar"
    zone.choose(tile.media_id)
    (told,) = zone.hints.shown
    assert "pengaturan media.photo_megapixels" in told
    assert zone.said()["trouble"] == (
        "1 berkas tidak dapat diserahkan (gambar terlalu besar). Pilih berkasnya untuk melihat "
        "jalan keluarnya, atau buang."
    )
    page.open.changed.emit()  # the page is shown anew, as when the draft is on the disk
    assert zone.hints.shown == [told]
    place = zone.grid.media.index(0)
    assert "media.photo_megapixels" in place.data(Qt.ItemDataRole.ToolTipRole)


def test_tab_reaches_the_requirements_between_the_narrative_and_the_seal(page: HandInPage) -> None:
    order: list[QWidget | None] = [page.right]
    while (following := order[-1].nextInFocusChain() if order[-1] else None) is not page.right:
        order.append(following)
    card = page.right.equipment
    chips = [each for each in card.chips.findChildren(QPushButton) if not each.isHidden()]
    read = [page.right.narrative.text, card.all_there, *chips, page.button]
    places = [order.index(each) for each in read]
    assert len(chips) > 1
    assert places == sorted(places)


def test_what_is_typed_is_read_and_a_name_put_right_stays_right(
    page: HandInPage, qtbot: QtBot
) -> None:
    right = page.right
    right.form.attendees.setText("Bupati Lamandu")
    right.narrative.text.setPlainText(NARRATIVE)
    assert right.hints.missing.text().startswith("Belum disebut: kapan (misalnya “")
    assert right.hints.suggested == [
        ("Sekertaris Daerah", "Sekretaris Daerah"),
        ("Bupati Lamandu", "Bupati Lamandau"),
    ]
    for _ in range(2):
        right.hints.rows[0].replace.click()
    assert right.hints.suggested == []
    draft = page.open.draft
    assert draft is not None
    expected = "Bupati Lamandau meninjau jalan, didampingi Sekretaris Daerah."
    assert draft.wording.narrative == right.narrative.text.toPlainText() == expected
    assert draft.activity.attendees == ("Bupati Lamandau",)
    assert right.form.attendees.text() == "Bupati Lamandau"
