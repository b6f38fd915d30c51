"""Marks on a real photo view: drawn, chosen, moved; by the pointer and by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.marks import Mark
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.marks_overlay import MarksOverlay
from ui.viewer.marks_paint import label_words
from ui.viewer.marks_place import to_view
from ui.viewer.marks_shown import ShownMark
from ui.viewer.photo_view import PhotoView

ITEM = "a" * 64
PINK = "#ff8fc0"


def shown(mark: Mark, own: bool = True, key: str = "k") -> ShownMark:
    """A mark of Kepala Bagian, in pink."""
    return ShownMark(key, key, mark, "kabag", "Kepala Bagian", PINK, 0, 1, own)


@pytest.fixture
def overlay(theme: Theme) -> MarksOverlay:
    overlay = MarksOverlay(theme)
    overlay.show_item(ITEM, 0)
    overlay.editing = True
    return overlay


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tasks: Tasks, photo: Path, overlay: MarksOverlay) -> PhotoView:
    """A red photo of 320 × 200, and nothing marked yet."""
    view = PhotoView(theme, tasks)
    qtbot.addWidget(view)
    view.resize(640, 420)
    view.set_overlay(overlay)
    view.show()
    with qtbot.waitSignal(view.shown):
        view.show_photo(photo)
    view.grab()
    return view


def drag(qtbot: QtBot, view: PhotoView, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """From one spot of the photo (in 0 to 10 000) to another."""
    left = Qt.MouseButton.LeftButton
    at = [to_view(spot, view.box, 0).toPoint() for spot in (begin, end)]
    qtbot.mousePress(view, left, pos=at[0])
    qtbot.mouseMove(view, at[1])
    qtbot.mouseRelease(view, left, pos=at[1])


def press(overlay: MarksOverlay, *keys: Qt.Key) -> list[bool]:
    """Which of these keys the overlay took."""
    none = Qt.KeyboardModifier.NoModifier
    return [overlay.key(QKeyEvent(QEvent.Type.KeyPress, key, none)) for key in keys]


@pytest.mark.parametrize("tool", ["box", "arrow"])
def test_a_drag_draws_from_where_it_began_to_where_it_ended(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay, tool: str
) -> None:
    overlay.take_tool(tool)
    with qtbot.waitSignal(overlay.text_wanted) as wanted:
        drag(qtbot, view, (2000, 2000), (6000, 7000))
    drawn = wanted.args[0] if wanted.args else None
    assert isinstance(drawn, Mark)
    assert drawn.shape == tool
    for number, meant in zip(drawn.points, (2000, 2000, 6000, 7000), strict=True):
        assert abs(number - meant) <= 60, "half a pixel of the view"


def test_a_click_with_the_box_in_hand_draws_nothing(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.take_tool("box")
    with qtbot.assertNotEmitted(overlay.text_wanted):
        drag(qtbot, view, (2000, 2000), (2000, 2000))


def test_a_click_with_the_pin_places_it_on_the_turned_picture_where_it_was_meant(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_item(ITEM, 90)
    overlay.take_tool("pin")
    with qtbot.waitSignal(overlay.text_wanted) as wanted:
        drag(qtbot, view, (9999, 1), (9999, 1))  # the upper right corner as it is seen
    drawn = wanted.args[0] if wanted.args else None
    assert isinstance(drawn, Mark)
    assert max(drawn.points) <= 80, "the upper left corner of the file"


def test_everything_can_be_drawn_by_keys_alone(overlay: MarksOverlay, qtbot: QtBot) -> None:
    overlay.take_tool("box")
    press(overlay, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return)
    press(overlay, *[Qt.Key.Key_Right] * 4, *[Qt.Key.Key_Down] * 2)
    with qtbot.waitSignal(overlay.text_wanted) as wanted:
        press(overlay, Qt.Key.Key_Return)
    assert wanted.args == [Mark(ITEM, "box", (4750, 4750, 5750, 5250))]


def test_a_chosen_mark_is_moved_by_arrows_and_let_go_with_enter(
    overlay: MarksOverlay, qtbot: QtBot
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000), "papan")),))
    overlay.choose("k")
    with qtbot.waitSignal(overlay.reshaped) as reshaped:
        press(overlay, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert reshaped.args == ["k", Mark(ITEM, "pin", (5250, 5250), "papan")]


def test_escape_gives_up_what_is_half_drawn_then_the_tool_then_the_choice(
    overlay: MarksOverlay, qtbot: QtBot
) -> None:
    overlay.take_tool("arrow")
    press(overlay, Qt.Key.Key_Return, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(overlay.text_wanted):
        assert press(overlay, Qt.Key.Key_Escape) == [True]
    assert overlay.tool == "arrow"
    press(overlay, Qt.Key.Key_Escape)
    assert overlay.tool == ""
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000))),))
    overlay.choose("k")
    press(overlay, Qt.Key.Key_Escape)
    assert overlay.chosen == ""
    assert press(overlay, Qt.Key.Key_Escape) == [False]


def test_an_own_mark_is_dragged_along_and_an_end_of_a_box_is_pulled(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "box", (2000, 2000, 6000, 7000))),))
    view.grab()
    with qtbot.waitSignal(overlay.reshaped) as moved:
        drag(qtbot, view, (4000, 2000), (5000, 3000))
    key, mark = moved.args or ("", None)
    assert key == "k"
    assert isinstance(mark, Mark)
    assert mark.points[0] == pytest.approx(3000, abs=80)
    assert mark.points[2] - mark.points[0] == 4000
    with qtbot.waitSignal(overlay.reshaped) as pulled:
        drag(qtbot, view, (6000, 7000), (8000, 9000))
    _, mark = pulled.args or ("", None)
    assert isinstance(mark, Mark)
    assert mark.points[:2] == (2000, 2000)
    assert mark.points[2] == pytest.approx(8000, abs=80)


def test_nobody_moves_what_another_person_marked(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000)), own=False),))
    view.grab()
    with qtbot.assertNotEmitted(overlay.reshaped):
        drag(qtbot, view, (5000, 5000), (8000, 8000))
    assert overlay.chosen == "k"


def test_a_mark_shows_in_its_persons_colour_and_turns_with_the_picture(
    view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "pin", (1000, 1000))),))
    for turn, spot in ((0, (1000, 1000)), (180, (9000, 9000))):
        overlay.show_item(ITEM, turn)
        at = to_view(spot, view.box, 0).toPoint()
        assert view.grab().toImage().pixelColor(at) == QColor(PINK)
        elsewhere = view.grab().toImage().pixelColor(view.rect().center())
        assert elsewhere != QColor(PINK)


def test_a_mark_says_whose_it_is_under_the_pointer(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    long = "papan nama desa terpotong di sisi kanan gambar ini"
    mark = shown(Mark(ITEM, "pin", (5000, 5000), long))
    overlay.show_marks((mark,))
    before = view.grab().toImage()
    assert overlay.cursor(QPointF(view.box.center()), view.box) == (
        Qt.CursorShape.PointingHandCursor
    )
    assert view.grab().toImage() != before
    assert label_words(mark, strong=True) == f"1 · {long} · Kepala Bagian"
    assert label_words(mark, strong=False).endswith("…")


def test_a_label_never_covers_the_picture_however_much_was_written(
    view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000), "papan " * 300)),))
    overlay.choose("k")
    assert _painted(view) < 0.4 * view.width() * view.height() / 4


def test_a_label_can_be_clicked_as_well(
    qtbot: QtBot, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "text", (3000, 3000), "Ambil ulang dari timur")),))
    view.grab()
    label = to_view((3000, 3000), view.box, 0) + QPointF(60, 10)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=label.toPoint())
    assert overlay.chosen == "k"


def test_on_a_video_only_what_belongs_to_the_moment_can_be_met(overlay: MarksOverlay) -> None:
    overlay.show_item(ITEM, 0, is_video=True)
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000), from_ms=8000, until_ms=9000)),))
    box = QRectF(0, 0, 400, 300)
    overlay.moment = 0
    assert overlay.cursor(box.center(), box) is None
    overlay.moment = 8500
    assert overlay.cursor(box.center(), box) == Qt.CursorShape.PointingHandCursor


def test_larger_text_makes_larger_marks(
    qapp: QApplication, theme: Theme, view: PhotoView, overlay: MarksOverlay
) -> None:
    overlay.show_marks((shown(Mark(ITEM, "pin", (5000, 5000), "papan")),))
    small = _painted(view)
    theme.apply(qapp, "light", 1.5)
    assert _painted(view) > 1.5 * small


def _painted(view: PhotoView) -> int:
    image = view.grab().toImage()
    pink = QColor(PINK).rgb()
    return sum(
        image.pixel(x, y) == pink
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
