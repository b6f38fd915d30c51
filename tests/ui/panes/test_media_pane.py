"""Media of a coverage, large: turned by an event, in the original, and what is known of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KASUBAG, PELAKSANA, Pc
from tests.ui.panes.conftest import Page
from ui.messages import Notice


def test_a_turn_is_shown_at_once_and_kept_as_an_event_that_turning_back_undoes(
    page: Page, qtbot: QtBot
) -> None:
    viewer = page.pane.viewer
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.item is not None
    assert viewer.item.rotation == 90, "it is shown before it is kept"
    assert page.pane.chosen[0].rotation == 90, "a Ya names it as it is seen"
    qtbot.waitUntil(lambda: page.rotations() == [90, 0], timeout=5000)
    qtbot.keyClick(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.rotations() == [0, 0], timeout=5000)
    assert viewer.item.rotation == 0


def test_turns_in_quick_succession_all_count(page: Page, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page.pane.viewer, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: page.rotations() == [270, 0], timeout=5000)
    assert page.pane.chosen[0].rotation == 270


def test_its_own_size_brings_the_original_and_the_ya_knows_that_it_was_seen(
    page: Page, qtbot: QtBot
) -> None:
    viewer = page.pane.viewer
    assert page.pane.original.isVisible()
    with qtbot.waitSignal(page.pane.shown.originals.photo_read, timeout=20_000):
        qtbot.keyClick(viewer, Qt.Key.Key_1)
        assert viewer.sign == "Memuat asli…"
    assert viewer.photo.zoom == 1.0, "the original comes under the eye, where one looks"
    assert not viewer.photo.lacks_pixels
    assert viewer.item is not None
    assert viewer.item.info.endswith("asli")
    assert page.pane.original.isHidden()
    assert [item.seen for item in page.pane.chosen] == ["original", "preview"]


def test_an_original_that_cannot_be_had_is_told_of_only_to_who_asked(
    page: Page, qtbot: QtBot, told: list[Notice], demo_office: Path
) -> None:
    for original in demo_office.glob("berkas/**/*.jpg"):
        original.unlink()
    page.pane.viewer.photo.zoom_to(1.0)
    qtbot.waitUntil(lambda: page.pane.viewer.sign == "")
    assert told == []
    page.pane.original.click()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert "IMG_2041.jpg" in told[0].sentence


def test_the_panel_tells_what_is_known_of_the_file(page: Page) -> None:
    item = page.pane.viewer.item
    assert item is not None
    rows = dict(item.details)
    assert rows["Nama"] == "IMG_2041.jpg"
    assert rows["Piksel"] == "2400 × 1800 (4,3 MP)"
    assert rows["Diambil"] == "22-11-2026 09.31"
    assert rows["Kamera"] == "Nokia 8.3 5G"
    assert rows["Lokasi"].startswith("Ada di dalam berkas")
    assert PELAKSANA in rows["Diserahkan"]
    assert rows["Penilaian"] == f"{KASUBAG}: 4 bintang, pilihan"
    assert rows["SHA-256"] == f"{item.media_id[:16]}…"


def test_the_next_photo_is_decoded_before_the_person_goes_there(page: Page, qtbot: QtBot) -> None:
    photo = page.pane.viewer.photo
    qtbot.waitUntil(lambda: photo.pictures.is_idle)
    with qtbot.waitSignal(photo.shown, timeout=100):
        qtbot.keyClick(page.pane.viewer, Qt.Key.Key_Right)
    assert photo.message == ""
    assert page.pane.strip.chosen == page.pane.shown.media[1].sha256


def test_the_whole_screen_has_the_strip_and_the_marks_and_follows(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.viewer, Qt.Key.Key_F)
    window = page.pane.whole.window
    assert window is not None
    assert window.strip is not None
    assert window.viewer.overlay is page.pane.viewer.overlay
    second = page.pane.shown.media[1].sha256
    qtbot.keyClick(window.viewer, Qt.Key.Key_Right)
    assert window.viewer.item is not None
    assert window.viewer.item.media_id == second
    assert window.strip.currentIndex().row() == 1
    window.strip.setCurrentIndex(page.pane.strip.model.index(0))
    assert page.pane.strip.chosen == page.pane.shown.media[0].sha256
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.viewer, Qt.Key.Key_F)
    assert page.pane.whole.window is None


def test_the_keys_of_the_viewer_work_from_the_strip_as_well(page: Page, qtbot: QtBot) -> None:
    strip = page.pane.strip.view
    qtbot.keyClick(strip, Qt.Key.Key_I)
    assert page.pane.viewer.panel.isVisible()
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert page.pane.viewer.photo.zoom > 0
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert page.pane.strip.chosen == page.pane.shown.media[1].sha256


def test_where_nothing_may_be_changed_a_turn_is_a_way_of_looking(
    page: Page, pc: Pc, qtbot: QtBot
) -> None:
    assert "Hanya di layar ini" not in page.pane.viewer.turn.toolTip()
    pc.act(KASUBAG, page.coverage_id, acts.CoverageCancelled("Kegiatan batal"))
    pc.sync()
    qtbot.waitUntil(lambda: not page.pane.turns.are_kept, timeout=10_000)
    assert "Hanya di layar ini" in page.pane.viewer.turn.toolTip()
    qtbot.keyClick(page.pane.viewer, Qt.Key.Key_R)
    assert page.pane.viewer.item is not None
    assert page.pane.viewer.item.rotation == 90
    assert page.rotations() == [0, 0]


def test_who_comes_back_to_a_photo_is_not_told_that_it_is_the_original(
    page: Page, qtbot: QtBot
) -> None:
    viewer = page.pane.viewer
    with qtbot.waitSignal(page.pane.shown.originals.photo_read, timeout=20_000):
        page.pane.original.click()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(viewer, key)
    assert viewer.item is not None
    assert not viewer.item.info.endswith("asli")
    assert viewer.photo.lacks_pixels
    assert page.pane.chosen[0].seen == "original", "it was seen all the same"


def test_a_turn_that_is_refused_is_taken_back_and_told(
    page: Page, pc: Pc, qtbot: QtBot, told: list[Notice]
) -> None:
    before = page.file
    assert before is not None
    pc.act(KASUBAG, page.coverage_id, acts.CoverageCancelled("Kegiatan batal"))
    pc.sync()
    qtbot.waitUntil(lambda: not page.pane.turns.are_kept, timeout=10_000)
    page.pane.show_file(before, page.draft, choosable=True)
    page.pane.turns.turn(page.pane.shown.media[0].sha256, 90)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert page.pane.turns.of(page.pane.shown.media[0]) == 0
