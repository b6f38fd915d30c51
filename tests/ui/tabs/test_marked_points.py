"""From a mark of Kabag to the tick of Pelaksana and back: whole windows' tabs on two PCs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.asides import MarkPlaced
from app.domain.marks import Mark
from app.domain.media import MediaItem
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.full_disk import set_taking
from tests.ui.tabs.conftest import Shown
from ui.handin import edits
from ui.messages import Messages
from ui.panes.points_door import PointsDoor
from ui.tabs.kasubag import KasubagTab
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

At = Callable[[str], Workplace]
PATIENCE = 20_000  # ms


class Case:
    """A coverage that Kabag sent back with a mark on its only photo; a new photo lies ready."""

    def __init__(self, pc: Pc) -> None:
        self.pc, self.id = pc, pc.opens()
        self.old, self.new = pc.photo(self.id), pc.photo(self.id, "olive", "IMG_2041.jpg")
        pc.hands_in(self.id, self.old)
        pc.act(KASUBAG, self.id, acts.CoverageReceived())
        box = Mark(self.old.sha256, "box", (1000, 1000, 6000, 6000), "papan terpotong")
        self.mark = pc.act(KABAG, self.id, MarkPlaced(box)).id
        pc.act(KABAG, self.id, acts.CoverageRejected("Ganti foto", marks=(self.mark,)))
        pc.act(KASUBAG, self.id, acts.CoverageReturned("Ganti foto"))
        pc.sync()


@pytest.fixture
def case(pc: Pc) -> Case:
    return Case(pc)


@pytest.fixture
def tab(
    case: Case, workplace: At, theme: Theme, messages: Messages, qtbot: QtBot
) -> Iterator[PelaksanaTab]:
    """Pelaksana has the draft of the next hand-in open."""
    tab = PelaksanaTab(workplace(PELAKSANA), theme, messages)
    tab.resize(1366, 716)
    tab.show()

    def is_open() -> bool:
        tab.show_coverage(case.id)
        return tab.desk.page == "hand_in" and tab.desk.hand_in.open.draft is not None

    qtbot.waitUntil(is_open, timeout=PATIENCE)
    yield tab
    tab.close()
    tab.deleteLater()


def put_in_place(tab: PelaksanaTab, old: MediaItem, new: MediaItem) -> None:
    """The person replaces a photo of the draft."""
    draft = tab.desk.hand_in.open.draft
    assert draft is not None
    tab.desk.hand_in.open.edit(edits.with_item(edits.without(draft, old.sha256), new, 0))


def _mends_in_vain(
    workplace: Workplace, door: PointsDoor, point: str, messages: Messages, qtbot: QtBot
) -> None:
    """Says in its dialog that a point is mended, while this PC keeps nothing."""
    set_taking(workplace, False)
    dialog = door.open_point(point)
    assert dialog is not None
    with qtbot.waitSignal(messages.told):
        dialog.mended.click()
    qtbot.waitUntil(lambda: door.dialog is None)


def test_a_tick_that_this_pc_cannot_keep_is_none(
    tab: PelaksanaTab, messages: Messages, qtbot: QtBot
) -> None:
    page = tab.desk.hand_in
    points = page.right.points
    (point,) = points.boxes
    _mends_in_vain(tab.workplace, page.door, point, messages, qtbot)
    assert not points.boxes[point].isChecked()
    set_taking(tab.workplace, True)
    points.boxes[point].click()

    def is_done() -> bool:
        return tab.desk.file is not None and tab.desk.file.coverage.points[0].done

    qtbot.waitUntil(is_done, timeout=PATIENCE)
    assert points.boxes[point].isChecked()


def test_a_tick_of_kasubag_that_this_pc_cannot_keep_is_none(
    case: Case, workplace: At, shown: Shown, messages: Messages, qtbot: QtBot
) -> None:
    tab = shown(workplace(KASUBAG), KasubagTab, case.id)
    (point,) = tab.points.boxes
    _mends_in_vain(tab.workplace, tab.door, point, messages, qtbot)
    qtbot.waitUntil(lambda: not tab.points.boxes[point].isChecked())


def test_pelaksana_ticks_what_was_marked_with_the_new_photo_beside_it(
    tab: PelaksanaTab, case: Case, qtbot: QtBot
) -> None:
    put_in_place(tab, case.old, case.new)
    pane = tab.desk.hand_in.right.points
    (link,) = pane.links.values()
    opened = []
    pane.point_opened.connect(lambda point: opened.append(point))
    link.click()
    (point,) = opened
    dialog = tab.desk.hand_in.door.dialog
    assert dialog is not None
    before, after = dialog.before.viewer.item, dialog.after.viewer.item
    assert before is not None
    assert after is not None
    assert (before.media_id, after.media_id) == (case.old.sha256, case.new.sha256)
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    dialog = tab.desk.hand_in.door.open_point(point)
    assert dialog is not None
    dialog.mended.click()
    dialog.close()

    def is_done() -> bool:
        file = tab.desk.file
        return file is not None and file.coverage.points[0].done and pane.boxes[point].isChecked()

    qtbot.waitUntil(is_done, timeout=PATIENCE)

    def has_arrived() -> bool:
        case.pc.sync()
        return case.pc.coverage(case.id).points[0].done

    qtbot.waitUntil(has_arrived, timeout=PATIENCE)
