"""Pelaksana mends what was marked: the old photo with its mark, the new one beside, a tick."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.asides import MarkPlaced, MarkRemoved
from app.domain.marks import Mark
from app.domain.media import MediaItem
from tests.office_builder import EQUIPMENT, KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.fitting import at_size, misfits
from tests.ui.tabs.conftest import colleagues, pc
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.points_asked import asked_points, stands_for
from ui.panes.points_beside import NOT_YET, SAME, PointsBeside
from ui.panes.points_door import PointsDoor
from ui.panes.points_pane import UNSAID, PointsPane
from ui.panes.revisions import revisions
from ui.theme import Theme
from ui.workplace import Workplace

__all__ = ["colleagues", "pc"]

At = Callable[[str], Workplace]
LONG = 10_000


class Asked:
    """A coverage that was sent back with two marks and a word; its first photo was replaced."""

    def __init__(self, pc: Pc) -> None:
        self.pc, self.id = pc, pc.opens()
        self.first, self.second = pc.photo(self.id), pc.photo(self.id, "teal", "IMG_2042.jpg")
        self.new = pc.photo(self.id, "olive", "IMG_2041.jpg")
        pc.hands_in(self.id, self.first, self.second)
        pc.act(KASUBAG, self.id, acts.CoverageReceived())
        box = Mark(self.first.sha256, "box", (1000, 1000, 6000, 6000), "papan terpotong")
        pin = Mark(self.second.sha256, "pin", (5000, 5000))
        marks = [pc.act(KABAG, self.id, MarkPlaced(mark)).id for mark in (box, pin)]
        rejected = acts.CoverageRejected("Perbaiki", ("Sebut kepala desa",), marks=tuple(marks))
        pc.act(KABAG, self.id, rejected)
        pc.act(KABAG, self.id, MarkRemoved(marks[1]))
        pc.act(KASUBAG, self.id, acts.CoverageReturned("Perbaiki"))
        pc.sync()

    def hand_in_again(self) -> None:
        """With the new photo in the place of the first."""
        activity = self.pc.coverage(self.id).activity
        media = (self.new, self.second)
        act = acts.CoverageHandedIn(activity, media, acts.Wording("Jalan."), EQUIPMENT)
        self.pc.act(PELAKSANA, self.id, act)
        self.pc.sync()


@pytest.fixture
def asked(pc: Pc) -> Asked:
    return Asked(pc)


class Page(QWidget):
    """The points of a coverage, read at a PC."""

    def __init__(self, workplace: Workplace, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.workplace = workplace
        self.file: CoverageFile | None = None
        self.draft: tuple[MediaItem, ...] = ()
        self.pane = PointsPane(theme, self)
        self.ticked: list[tuple[str, bool]] = []
        self.pane.point_ticked.connect(lambda *told: self.ticked.append(told))
        self.door = PointsDoor(
            workplace, theme, messages, self.pane, lambda: self.file, lambda: self.draft
        )

    def read(self, coverage_id: str, qtbot: QtBot) -> None:
        """Read the coverage once this PC has it all."""

        def arrived() -> bool:
            known = self.workplace.station.coverage(coverage_id)
            return known is not None and len(known.points) == 3

        qtbot.waitUntil(arrived, timeout=LONG)
        self.workplace.load(coverage_id, self._on_read, self)
        qtbot.waitUntil(lambda: self.file is not None, timeout=LONG)

    def _on_read(self, file: CoverageFile) -> None:
        self.file = file
        self.pane.show_coverage(file.coverage, tickable=True)


@pytest.fixture
def page(
    asked: Asked, workplace: At, theme: Theme, messages: Messages, qtbot: QtBot
) -> Iterator[Page]:
    """Pelaksana, with the new photo in the draft and the second as it was."""
    page = Page(workplace(PELAKSANA), theme, messages)
    page.resize(1100, 700)
    page.show()
    page.read(asked.id, qtbot)
    page.draft = (asked.new, asked.second)
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def dialog(page: Page, qtbot: QtBot) -> PointsBeside:
    """Opened from the first marked point."""
    first = next(iter(page.pane.links))
    opened = page.door.open_point(first)
    assert opened is not None
    return opened


def test_a_point_with_a_mark_leads_to_it_and_one_without_does_not(page: Page) -> None:
    assert page.file is not None
    words, box, pin = page.file.coverage.points
    assert list(page.pane.links) == [box.id, pin.id]
    assert page.pane.boxes[words.id].accessibleName() == "Sebut kepala desa"
    assert page.pane.boxes[pin.id].accessibleName() == UNSAID


def test_what_was_marked_stands_beside_what_there_is_now(
    dialog: PointsBeside, asked: Asked
) -> None:
    before, after = dialog.before.viewer.item, dialog.after.viewer.item
    assert before is not None
    assert after is not None
    assert (before.media_id, after.media_id) == (asked.first.sha256, asked.new.sha256)
    assert dialog.before.title.text() == "Ditandai: IMG_2041.jpg · revisi 1"
    assert dialog.words.text() == "papan terpotong"
    assert [mark.mark.text for mark in dialog.before.layer.here()] == ["papan terpotong"]
    assert dialog.after.layer.here() == [], "the new photo is not marked"
    dialog.close()


def test_a_tick_is_made_there_and_n_goes_on_to_the_next(
    dialog: PointsBeside, page: Page, asked: Asked, qtbot: QtBot
) -> None:
    point = dialog.shown.id
    dialog.mended.click()
    assert page.ticked == [(point, True)]
    assert "1 sudah diperbaiki" in dialog.place.text()
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.words.text() == UNSAID
    assert dialog.after.choice.currentText() == f"IMG_2042.jpg · {SAME}"
    assert len(dialog.before.layer.here()) == 1, "it was asked for, though taken back since"
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.shown.id == point
    dialog.close()


def test_another_photo_can_be_chosen_and_no_photo_is_said(
    dialog: PointsBeside, asked: Asked, page: Page, qtbot: QtBot
) -> None:
    dialog.after.choice.setCurrentIndex(1)
    dialog.after.choice.activated.emit(1)
    after = dialog.after.viewer.item
    assert after is not None
    assert after.media_id == asked.second.sha256
    dialog.close()
    page.draft = ()
    empty = page.door.open_point(next(iter(page.pane.links)))
    assert empty is not None
    assert empty.after.viewer.photo.message == NOT_YET
    empty.close()


def test_zooming_one_side_zooms_the_other(dialog: PointsBeside, page: Page, qtbot: QtBot) -> None:
    page.draft = page.draft[1:]
    left, right = dialog.before.viewer.photo, dialog.after.viewer.photo
    dialog.go_to(list(page.pane.links)[1])
    qtbot.waitUntil(lambda: left.has_photo and right.has_photo, timeout=LONG)
    left.zoom_by(3.0)
    assert right.look.closeness == left.look.closeness > 1.0
    right.fit()
    assert left.look.closeness == 1.0
    dialog.close()


def test_both_sides_have_the_same_room_however_long_a_name_is(
    dialog: PointsBeside, qtbot: QtBot
) -> None:
    dialog.before.title.setText("Ditandai: dokumentasi peninjauan jalan desa.jpg · revisi 1")
    dialog.after.choice.setItemText(0, "dokumentasi peninjauan jalan desa yang baru sekali.jpg")
    dialog.resize(720, 600)
    qtbot.waitUntil(lambda: abs(dialog.before.width() - dialog.after.width()) <= 1)
    assert dialog.width() == 720
    dialog.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_all_of_it_shows_on_an_office_laptop_at_larger_text_too(
    qapp: QApplication, page: Page, theme: Theme, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    opened = page.door.open_point(next(iter(page.pane.links)))
    assert opened is not None
    assert misfits(at_size(opened, 1300, 640)) == []
    opened.close()


def test_kabag_sees_the_points_beside_the_new_hand_in(
    asked: Asked, workplace: At, theme: Theme, messages: Messages, qtbot: QtBot
) -> None:
    asked.hand_in_again()
    page = Page(workplace(KABAG), theme, messages)
    qtbot.addWidget(page)
    page.show()
    page.read(asked.id, qtbot)
    assert page.file is not None
    points = asked_points(page.file.coverage)
    media = page.file.coverage.media
    told = revisions(page.file.coverage)
    stands = [stands_for(point.placed.mark.sha256, told, media) for point in points]
    assert stands == [asked.new, asked.second]
    renamed = replace(asked.new, name="DSC_9.jpg")
    assert stands_for(asked.first.sha256, told, (renamed,)) == renamed, "in its place"
    assert stands_for("f" * 64, told, media) is None
