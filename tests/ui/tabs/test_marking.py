"""Kabag marks what is wrong, and takes it along into a Tidak; colleagues see whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.asides import MarkPlaced
from app.domain.coverage import PlacedMark
from app.domain.marks import Mark
from app.domain.media import MediaItem
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.fitting import misfits
from tests.ui.tabs.conftest import Shown
from ui.panes.marks_desk import MarksDesk
from ui.panes.review_tab import ReviewTab
from ui.panes.verdict_form import VerdictForm
from ui.tabs.kabag import KabagTab
from ui.theme import Theme
from ui.viewer.marks_place import Spot, to_view
from ui.workplace import Workplace

At = Callable[[str], Workplace]
LONG = 10_000  # ms, for what other PCs do as well


@pytest.fixture
def media(pc: Pc) -> tuple[str, MediaItem, MediaItem]:
    """A coverage of two photos that waits for Kabag; Kasubag has marked the second."""
    coverage_id = pc.opens()
    first, second = pc.photo(coverage_id), pc.photo(coverage_id, "teal", "IMG_2042.jpg")
    pc.hands_in(coverage_id, first, second)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    arrow = Mark(second.sha256, "arrow", (1000, 1000, 2000, 2000), "warna biru")
    pc.act(KASUBAG, coverage_id, MarkPlaced(arrow))
    pc.sync()
    return coverage_id, first, second


@pytest.fixture
def tab(
    workplace: At, shown: Shown, media: tuple[str, MediaItem, MediaItem], qtbot: QtBot
) -> KabagTab:
    """Kabag looks at the first photo."""
    return looked_at(shown(workplace(KABAG), KabagTab, media[0]), qtbot)


def looked_at(tab: ReviewTab, qtbot: QtBot) -> KabagTab:
    """The tab once its first photo is there and has the keys."""
    assert isinstance(tab, KabagTab)
    qtbot.waitUntil(lambda: tab.media.viewer.photo.has_photo, timeout=LONG)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.media.viewer.setFocus()
    return tab


def desk_of(tab: KabagTab) -> MarksDesk:
    return tab.media.marks


def drag(tab: KabagTab, qtbot: QtBot, begin: Spot, end: Spot) -> None:
    """On the photo, from one spot to another."""
    view = tab.media.viewer.photo
    view.grab()
    ends = [to_view(spot, view.box, 0).toPoint() for spot in (begin, end)]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(view, ends[1])
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=ends[1])


def draw(tab: KabagTab, qtbot: QtBot, words: str, tool: str = "2") -> None:
    """Mark something with a tool (the key of it) and say what it is."""
    if not desk_of(tab).marking:
        qtbot.keyClick(tab.media.viewer, Qt.Key.Key_E)
    qtbot.keyClicks(tab.media.viewer, tool)
    drag(tab, qtbot, (3000, 3000), (6000, 6000))
    line = tab.media.marked.editor.line
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def settled(tab: KabagTab, qtbot: QtBot) -> None:
    """Wait until all that is shown is kept, and is in the coverage that is shown."""

    def is_read() -> bool:
        events = {mark.event for mark in desk_of(tab).marks}
        return desk_of(tab).is_settled and tab.file is not None and events <= marks(tab).keys()

    qtbot.waitUntil(is_read, timeout=LONG)


def marks(tab: KabagTab) -> dict[str, PlacedMark]:
    """All that were placed, as the coverage has them."""
    return dict(tab.file.coverage.marks) if tab.file else {}


def listed(tab: KabagTab) -> list[tuple[str, str]]:
    """Item and words of each line of the list."""
    return [(row.item, row.words) for row in tab.marks.list.marks.rows()]


def test_a_mark_is_drawn_worded_and_listed_beside_the_photo(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "nama papan terpotong")
    assert ("IMG_2041.jpg", "nama papan terpotong") in listed(tab)
    settled(tab, qtbot)
    (mine,) = [mark for mark in desk_of(tab).marks if mark.own]
    placed = marks(tab)[mine.event].mark
    assert (placed.shape, placed.text) == ("box", "nama papan terpotong")
    assert placed.points == pytest.approx((3000, 3000, 6000, 6000), abs=80)
    assert [mark.number for mark in desk_of(tab).marks] == [1, 2]


def test_marks_never_touch_the_decision(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    assert tab.file is not None
    assert all(not isinstance(entry.body, MarkPlaced) for entry in tab.file.coverage.history)
    assert tab.yes.closed_reason == ""


def test_a_colleagues_mark_says_whose_it_is_in_another_colour(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "papan")
    theirs = next(mark for mark in desk_of(tab).marks if not mark.own)
    mine = next(mark for mark in desk_of(tab).marks if mark.own)
    assert theirs.name == KASUBAG
    assert theirs.colour != mine.colour
    assert any(row.when.startswith(KASUBAG) for row in tab.marks.list.marks.rows())


def test_the_list_goes_to_a_mark_on_another_photo(tab: KabagTab, qtbot: QtBot) -> None:
    place = tab.marks.list.marks.index_of(desk_of(tab).marks[0].key)
    rectangle = tab.marks.list.visualRect(place)
    qtbot.mouseClick(tab.marks.list.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    item = tab.media.viewer.item
    assert item is not None
    assert item.media_id == desk_of(tab).marks[0].mark.sha256
    assert desk_of(tab).overlay.chosen == desk_of(tab).marks[0].key
    qtbot.waitUntil(lambda: tab.media.viewer.photo.look.closeness == 2.5, timeout=LONG)


def test_the_list_can_show_one_persons_marks_alone(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    me = desk_of(tab).marks[0].person
    tab.marks.chips[me].click()
    assert listed(tab) == [("IMG_2041.jpg", "papan")]
    tab.marks.chips[""].click()
    assert len(listed(tab)) == 2
    tab.marks.eye.click()
    assert desk_of(tab).here == ()
    assert len(listed(tab)) == 2, "hidden on the picture, not in the list"


def test_ctrl_z_takes_the_last_mark_back_and_ctrl_shift_z_places_it_again(
    tab: KabagTab, qtbot: QtBot
) -> None:
    viewer, ctrl = tab.media.viewer, Qt.KeyboardModifier.ControlModifier
    draw(tab, qtbot, "papan")
    settled(tab, qtbot)
    qtbot.keyClick(viewer, Qt.Key.Key_Z, ctrl)
    assert not any(mark.own for mark in desk_of(tab).marks)
    settled(tab, qtbot)
    qtbot.waitUntil(lambda: sum(m.removed for m in marks(tab).values()) == 1, timeout=LONG)
    qtbot.keyClick(viewer, Qt.Key.Key_Z, ctrl | Qt.KeyboardModifier.ShiftModifier)
    settled(tab, qtbot)
    assert ("IMG_2041.jpg", "papan") in listed(tab)


def test_a_mark_is_moved_reworded_and_removed_by_keys(tab: KabagTab, qtbot: QtBot) -> None:
    viewer = tab.media.viewer
    draw(tab, qtbot, "papan", tool="1")
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    before = desk_of(tab).marks[0].mark.points
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.keyClick(viewer, Qt.Key.Key_Return)
    assert desk_of(tab).marks[0].mark.points == (before[0] + 250, before[1])
    qtbot.keyClick(viewer, Qt.Key.Key_F2)
    qtbot.keyClicks(tab.media.marked.editor.line, "papan nama")
    qtbot.keyClick(tab.media.marked.editor.line, Qt.Key.Key_Return)
    assert listed(tab)[0] == ("IMG_2041.jpg", "papan nama")
    settled(tab, qtbot)
    qtbot.keyClick(viewer, Qt.Key.Key_Delete)
    settled(tab, qtbot)
    qtbot.waitUntil(lambda: len(listed(tab)) == 1, timeout=LONG)


def test_what_another_person_marked_cannot_be_removed(tab: KabagTab, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_E)
    desk_of(tab).overlay.take_tool("")
    desk_of(tab).go_to(desk_of(tab).marks[0].key)
    assert not {"remove", "reword"} & desk_of(tab).open_acts
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_Delete)
    assert len(desk_of(tab).marks) == 1


def test_escape_closes_the_marking_and_not_the_form_of_the_page(
    tab: KabagTab, qtbot: QtBot
) -> None:
    tab.no.click()
    tab.media.viewer.setFocus()
    qtbot.keyClick(tab.media.viewer, Qt.Key.Key_E)
    assert tab.media.marked.tools.isVisible()
    for _ in range(2):  # the tool, then the marking
        qtbot.keyClick(tab.media.viewer, Qt.Key.Key_Escape)
    assert not desk_of(tab).marking
    assert tab.zone.form is tab.form(acts.CoverageRejected)


def test_the_whole_screen_has_the_same_marks_and_tools(tab: KabagTab, qtbot: QtBot) -> None:
    draw(tab, qtbot, "papan")
    window = tab.media.whole.open()
    assert window.viewer.overlay is desk_of(tab).overlay
    window.viewer.photo.grab()
    at = QPointF(to_view((3000, 3000), window.viewer.photo.box, 0))
    assert desk_of(tab).overlay.cursor(at, window.viewer.photo.box) is not None
    window.close()
    qtbot.waitUntil(lambda: tab.media.whole.window is None)
    desk_of(tab).undo()
    assert not any(mark.own for mark in desk_of(tab).marks)
    settled(tab, qtbot)


def test_a_mark_is_found_from_the_grid_as_well(tab: KabagTab, qtbot: QtBot) -> None:
    tab.media.curation.toggle_grid()
    assert not tab.media.viewer.isVisible()
    qtbot.keyClick(tab.media.curation.grid, Qt.Key.Key_E)
    assert not desk_of(tab).marking, "there is nothing to draw on"
    desk_of(tab).go_to(desk_of(tab).marks[0].key)
    assert tab.media.viewer.isVisible()
    assert tab.media.viewer.item is not None
    assert tab.media.viewer.item.media_id == desk_of(tab).marks[0].mark.sha256


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_tools_list_and_points_show_whole_on_an_office_laptop(
    qapp: QApplication,
    theme: Theme,
    workplace: At,
    shown: Shown,
    media: tuple[str, MediaItem, MediaItem],
    qtbot: QtBot,
    scale: float,
) -> None:
    theme.apply(qapp, "dark", scale)
    tab = looked_at(shown(workplace(KABAG), KabagTab, media[0]), qtbot)
    draw(tab, qtbot, "nama papan terpotong di sisi kanan")
    settled(tab, qtbot)
    assert desk_of(tab).marking
    viewer, tools = tab.media.viewer, tab.media.marked.tools
    assert viewer.rect().contains(tools.geometry())
    assert misfits(tools) == []
    assert misfits(tab.marks) == []
    tab.no.click()
    form = tab.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    qtbot.waitUntil(lambda: misfits(form.marks) == [])
