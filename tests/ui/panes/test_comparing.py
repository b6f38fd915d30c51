"""Photos of a coverage are compared with an earlier revision, or with each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.marks import Mark
from app.media.shelf import SCREEN
from tests.office_builder import KABAG, Pc
from tests.ui.panes.conftest import WIDTH, Page
from ui.viewer.photo_view import LOADING


def test_a_revision_is_compared_with_the_same_shot_of_the_one_before(
    page: Page, pc: Pc, qtbot: QtBot
) -> None:
    first, second = page.pane.shown.media
    box = Mark(first.sha256, "box", (2000, 2000, 8000, 8000), "terlalu gelap")
    pc.act(KABAG, page.coverage_id, acts.MarkPlaced(box))
    pc.act(KABAG, page.coverage_id, acts.CoverageRejected("Cerahkan"))
    brighter = pc.photo(page.coverage_id, "skyblue", "IMG_2041.jpg", WIDTH)
    pc.hands_in(page.coverage_id, second, brighter)
    pc.sync()
    qtbot.waitUntil(lambda: page.revision == 2, timeout=10_000)
    page.pane.strip.choose(brighter.sha256)
    page.pane.compare.click()
    comparing = page.pane.comparing
    left, right = comparing.view.sides
    assert (left.origin, right.origin) == ("Revisi 1", "Revisi 2")
    assert left.item is not None
    assert right.item is not None
    assert (left.item.media_id, right.item.media_id) == (first.sha256, brighter.sha256)
    assert page.pane.viewer.isHidden()
    marked = [[shown.mark.text for shown in layer.here()] for layer in comparing.layers]
    assert marked == [["terlalu gelap"], []], "what was marked then is seen beside what came of it"
    qtbot.keyClick(comparing.view, Qt.Key.Key_PageUp)
    assert [side.name for side in comparing.view.sides] == ["IMG_2042.jpg", "IMG_2042.jpg"]
    comparing.view.origin_wanted.emit(0, "Revisi 2")
    assert comparing.view.sides[0].origin == "Revisi 2"
    qtbot.keyClick(comparing.view, Qt.Key.Key_Escape)
    assert page.pane.viewer.isVisible()


def test_two_photos_of_one_revision_are_compared_and_others_chosen(
    page: Page, qtbot: QtBot
) -> None:
    page.pane.comparing.open()
    view = page.pane.comparing.view
    assert [side.name for side in view.sides] == ["IMG_2042.jpg", "IMG_2041.jpg"]
    view.labels[0].before.click()
    assert [side.name for side in view.sides] == ["IMG_2041.jpg", "IMG_2041.jpg"]
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert [side.name for side in view.sides] == ["IMG_2041.jpg", "IMG_2042.jpg"]


def test_the_comparison_fills_the_screen_and_comes_back(page: Page, qtbot: QtBot) -> None:
    page.pane.comparing.open()
    view = page.pane.comparing.view
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.window() is not page.pane
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.window() is page.pane
    assert view.isVisible()


def test_from_the_whole_screen_the_comparison_is_as_large(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.viewer, Qt.Key.Key_F)
    window = page.pane.whole.window
    assert window is not None
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.viewer, Qt.Key.Key_B)
    view = page.pane.comparing.view
    assert view.isVisible()
    assert view.window() is not page.pane
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.isHidden()
    assert page.pane.viewer.isVisible()


def test_a_preview_of_an_earlier_revision_is_fetched_when_it_is_compared(
    page: Page, qtbot: QtBot
) -> None:
    first, second = page.pane.shown.media
    lost = page.pane.shown.preview(second, SCREEN)
    assert lost is not None
    lost.unlink()
    page.pane.comparing.open()
    view = page.pane.comparing.view
    assert [each.item.media_id for each in view.sides if each.item] == [second.sha256, first.sha256]
    assert view.views[0].message == LOADING
    qtbot.waitUntil(lambda: view.views[0].has_photo, timeout=10_000)
