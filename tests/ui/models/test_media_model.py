"""The media as a list: a tick is a wish, a problem cannot be ticked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.media_model import MediaModel, MediaTile, OtherRating

TILES = [
    MediaTile("a", "IMG_1.jpg", ticked=True, badges=("ada lokasi",)),
    MediaTile("b", "MOV_2.mp4", duration_text="0:42", ticked=False),
    MediaTile("c", "IMG_3.jpg", problem="Tidak bisa dibaca", ticked=False),
]


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = MediaModel()
    model.set_rows(TILES)
    qtmodeltester.check(model, force_py=True)


def test_a_tick_is_asked_for_and_not_made_here(qtbot: QtBot) -> None:
    model = MediaModel()
    model.set_rows(TILES)
    with qtbot.waitSignal(model.tick_requested) as asked:
        model.request_tick(1)
    assert asked.args == ["b", True]
    assert model.tiles() == TILES


def test_what_cannot_be_read_cannot_be_ticked(qtbot: QtBot) -> None:
    model = MediaModel()
    model.set_rows(TILES)
    with qtbot.assertNotEmitted(model.tick_requested):
        model.request_tick(2)
        model.request_tick(-1)


def test_a_changed_tile_resets_nothing(qtbot: QtBot) -> None:
    model = MediaModel()
    model.set_rows(TILES)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([replace(TILES[0], ticked=False), *TILES[1:]])
    assert model.tiles()[0].ticked is False


def test_the_screen_reader_hears_tick_badge_and_problem() -> None:
    model = MediaModel()
    model.set_rows(TILES)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(role) == "IMG_1.jpg\ndipilih\nada lokasi"
    assert model.index(2).data(role) == "IMG_3.jpg\ntidak dipilih\nTidak bisa dibaca"


def test_the_screen_reader_hears_what_everybody_thinks() -> None:
    model = MediaModel()
    other = OtherRating("KS", "Kepala Sub Bagian", "#ffffff", 0, "reject")
    model.set_rows([replace(TILES[1], ticked=None, stars=4, flag="pick", others=(other,))])
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "MOV_2.mp4\n0:42\n4 bintang, pilihan\nKepala Sub Bagian: Jangan dipakai"
