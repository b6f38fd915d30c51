"""Marks at a moment or a span of a video: they show there and nowhere else, and lead back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.domain.marks import Mark
from tests.office_builder import KABAG
from tests.ui.panes.filming import LONG, video_of
from tests.ui.viewer.clips import FRAME_MS, shows
from ui.messages import Messages, Notice
from ui.panes.marks_export import MarksExport
from ui.panes.marks_pane import MarksPane
from ui.panes.media_pane import MediaPane
from ui.theme import Theme
from ui.viewer.marks_place import to_view
from ui.workplace import Workplace

At = Callable[[str], Workplace]


@pytest.fixture
def pane(video_pane: MediaPane) -> MediaPane:
    return video_pane


def pin(pane: MediaPane, qtbot: QtBot, words: str) -> Mark:
    """Put a pin into the middle of what is seen; the mark."""
    video = video_of(pane)
    pane.marks.overlay.take_tool("pin")
    qtbot.waitUntil(lambda: not video.stage.box.isEmpty(), timeout=LONG)  # its frame is here
    video.stage.grab()
    middle = to_view((5000, 5000), video.stage.box, 0).toPoint()
    qtbot.mouseClick(video.stage, Qt.MouseButton.LeftButton, pos=middle)
    line = pane.marked.editor.line
    assert line.parent() is not None
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return next(mark.mark for mark in pane.marks.marks if mark.mark.text == words)


def go(pane: MediaPane, qtbot: QtBot, moment: int) -> None:
    """Look at what stands nearest to this moment, once its frame is seen."""
    video = video_of(pane)
    video.seek(moment)

    def is_seen() -> bool:
        video.stage.grab()
        return abs(pane.marks.overlay.moment - moment) <= 5 * FRAME_MS

    qtbot.waitUntil(is_seen, timeout=LONG)


def test_a_mark_belongs_to_the_moment_it_was_placed_at(pane: MediaPane, qtbot: QtBot) -> None:
    pane.marks.set_marking(True)
    go(pane, qtbot, 1500)
    placed = pin(pane, qtbot, "goyang")
    assert placed.from_ms == placed.until_ms == video_of(pane).moment
    assert len(pane.marks.overlay.here()) == 1
    go(pane, qtbot, 0)
    assert pane.marks.overlay.here() == []
    markers = video_of(pane).controls.bar.markers
    assert [marker[:2] for marker in markers] == [(placed.from_ms, placed.until_ms)]


def test_no_mark_is_drawn_on_the_poster_which_is_of_another_moment(
    pane: MediaPane, qtbot: QtBot
) -> None:
    video = video_of(pane)
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        qtbot.mouseClick(video.notice.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: video.stage.has_picture)
    assert not video.stage.has_frame
    pane.marks.set_marking(True)
    shows(qtbot, video, 0)
    assert pin(pane, qtbot, "awal").from_ms == video.moment == 0
    pane.curation.toggle_grid()
    assert not video.stage.has_frame, "nobody sees it"
    pane.curation.toggle_grid()
    shows(qtbot, video, 0)


def test_a_span_is_bounded_by_i_and_o_and_holds_for_one_mark(pane: MediaPane, qtbot: QtBot) -> None:
    pane.marks.set_marking(True)
    go(pane, qtbot, 400)
    qtbot.keyClick(pane.viewer, Qt.Key.Key_I)
    begin = video_of(pane).moment
    go(pane, qtbot, 1400)
    qtbot.keyClick(pane.viewer, Qt.Key.Key_O)
    until = video_of(pane).moment
    placed = pin(pane, qtbot, "terlalu gelap")
    assert (placed.from_ms, placed.until_ms) == (begin, until)
    assert begin < until
    assert pane.marks.overlay.span is None
    assert pin(pane, qtbot, "satu saat").from_ms == until


def test_the_part_chosen_on_the_bar_is_the_span_of_the_next_mark(
    pane: MediaPane, qtbot: QtBot
) -> None:
    pane.marks.set_marking(True)
    video_of(pane).span_chosen.emit(200, 900)
    assert pane.marked.tools.span.text() == "0:00–0:00"
    placed = pin(pane, qtbot, "potong bagian ini")
    assert (placed.from_ms, placed.until_ms) == (200, 900)


def test_the_list_goes_by_time_and_leads_back_to_the_moment(
    pane: MediaPane, qtbot: QtBot, theme: Theme
) -> None:
    listing = MarksPane(theme, pane.marks, pane)
    pane.marks.set_marking(True)
    go(pane, qtbot, 1500)
    late = pin(pane, qtbot, "akhir")
    go(pane, qtbot, 0)
    pin(pane, qtbot, "awal")
    rows = listing.list.marks.rows()
    assert [row.words for row in rows] == ["awal", "akhir"]
    assert rows[1].when.endswith("0:01")
    listing.list.mark_wanted.emit(rows[1].shown.key)
    qtbot.waitUntil(lambda: abs(video_of(pane).moment - late.from_ms) <= FRAME_MS, timeout=LONG)


def test_the_frame_that_is_seen_is_saved_with_its_own_marks(
    pane: MediaPane, workplace: At, qtbot: QtBot, theme: Theme, messages: Messages, tmp_path: Path
) -> None:
    desk = pane.marks
    export = MarksExport(workplace(KABAG), theme, messages, desk, pane.viewer)
    desk.set_marking(True)
    go(pane, qtbot, 100)
    pin(pane, qtbot, "awal")
    go(pane, qtbot, 1500)
    pin(pane, qtbot, "akhir")
    video_of(pane).stage.grab()
    told: list[Notice] = []
    messages.told.connect(told.append)
    export.save_as(tmp_path / "bingkai.png")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[0].level == "ok"
    late = QImage(str(tmp_path / "bingkai.png"))
    go(pane, qtbot, 900)
    export.save_as(tmp_path / "polos.png")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=LONG)
    bare = QImage(str(tmp_path / "polos.png"))
    assert late.height() > bare.height(), "one line for its mark, none for that of another moment"
    own = QColor(desk.marks[0].colour)
    frame = video_of(pane).picture().size()
    assert late.pixelColor(late.width() // 2, frame.height() // 2) == own
    assert bare.pixelColor(bare.width() // 2, frame.height() // 2) != own
