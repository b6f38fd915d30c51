"""Looking at a video: poster first, then frames; every place exact; what does not play is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.viewer.clips import (
    FRAME_MS,
    counting_clip,
    number_of,
    scrambled,
    still_of,
    strip_of,
    without_decoder,
)
from ui.settings import WindowSettings
from ui.tasks import Tasks
from ui.texts import video as words
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.overlay import Overlay
from ui.viewer.video_view import VideoView

FRAMES = 50
LENGTH = FRAMES * FRAME_MS
LAST = FRAMES - 1
Spoil = Callable[[Path, Path], Path]


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds at 25 frames a second; each frame is a grey of its own."""
    return counting_clip(tmp_path_factory.mktemp("clip") / "video.mp4", FRAMES)


@pytest.fixture
def item(clip: Path) -> ViewerItem:
    return ViewerItem("a", "video", clip, duration_ms=LENGTH)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tasks: Tasks) -> VideoView:
    view = VideoView(theme, tasks)
    qtbot.addWidget(view, before_close_func=lambda each: each.leave())
    view.resize(700, 420)
    view.show()
    return view


def shows(qtbot: QtBot, view: VideoView, number: int) -> None:
    """Wait until that frame of the counting clip is seen."""
    qtbot.waitUntil(lambda: view.stage.has_frame and number_of(view.picture()) == number)


# Before it plays


def test_the_poster_is_there_and_nothing_is_decoded_or_heard(
    qtbot: QtBot, view: VideoView, item: ViewerItem, photo: Path
) -> None:
    view.show_video(replace(item, poster=photo))
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(200, 200).red() > 150)
    assert not view.playing
    assert not view.stage.has_frame
    assert view.controls.time.text() == "0:00,00 / 0:02"


def test_a_click_on_the_picture_plays_and_another_one_pauses(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    with qtbot.waitSignal(view.playing_changed):
        qtbot.mouseClick(view.stage, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.moment > 0)
    qtbot.mouseClick(view.controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.playing)
    assert number_of(view.picture()) == view.moment // FRAME_MS


# Places


def test_any_place_shows_exactly_its_frame(qtbot: QtBot, view: VideoView, item: ViewerItem) -> None:
    view.show_video(item)
    for number in (30, 7, 31, 0, 26):
        view.seek(number * FRAME_MS + 5)
        shows(qtbot, view, number)
        assert view.moment == number * FRAME_MS


def test_full_stop_and_comma_go_one_frame_on_and_back(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    view.seek(24 * FRAME_MS)
    shows(qtbot, view, 24)
    for number in (25, 26, 27):
        qtbot.keyClick(view, Qt.Key.Key_Period)
        shows(qtbot, view, number)
    for number in (26, 25, 24, 23):
        qtbot.keyClick(view, Qt.Key.Key_Comma)
        shows(qtbot, view, number)
    assert view.controls.time.text() == "0:00,92 / 0:02"


def test_of_many_places_wanted_the_last_one_is_shown(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    for number in range(0, 40, 3):
        view.seek(number * FRAME_MS)
    view.seek(12 * FRAME_MS)
    shows(qtbot, view, 12)
    qtbot.waitUntil(lambda: view.moment == 12 * FRAME_MS)


def test_home_and_end_j_and_l_go_far(qtbot: QtBot, view: VideoView, item: ViewerItem) -> None:
    view.show_video(item)
    qtbot.keyClick(view, Qt.Key.Key_End)
    shows(qtbot, view, LAST)
    qtbot.keyClick(view, Qt.Key.Key_J)
    shows(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_L)
    shows(qtbot, view, LAST)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    shows(qtbot, view, 0)


def test_at_its_end_the_last_frame_stays_and_playing_begins_anew(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    view.seek(LENGTH - 200)
    shows(qtbot, view, FRAMES - 5)
    view.toggle()
    shows(qtbot, view, LAST)
    qtbot.waitUntil(lambda: not view.playing)
    shows(qtbot, view, LAST)
    view.toggle()
    qtbot.waitUntil(lambda: view.playing and 0 < view.moment < LENGTH // 2)


# How it plays


def test_brackets_make_it_slower_and_faster(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    told = [view.controls.speed.text()]
    for key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft):
        qtbot.keyClick(view, key)
    told.append(view.controls.speed.text())
    for _ in range(9):
        qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    assert [*told, view.controls.speed.text()] == ["1×", "0,5×", "2×"]


def test_a_loop_begins_again(qtbot: QtBot, view: VideoView, item: ViewerItem) -> None:
    view.show_video(item)
    qtbot.mouseClick(view.controls.loop, Qt.MouseButton.LeftButton)
    view.seek(LENGTH - 200)
    shows(qtbot, view, FRAMES - 5)
    view.toggle()
    qtbot.waitUntil(lambda: view.playing and 0 < view.moment < LENGTH // 2)
    assert view.playing


def test_a_and_b_bound_what_is_repeated(qtbot: QtBot, view: VideoView, item: ViewerItem) -> None:
    view.show_video(item)
    view.seek(40 * FRAME_MS)
    shows(qtbot, view, 40)
    qtbot.keyClick(view, Qt.Key.Key_A)
    view.seek(45 * FRAME_MS)
    shows(qtbot, view, 45)
    with qtbot.waitSignal(view.span_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_B)
    assert chosen.args == [40 * FRAME_MS, 45 * FRAME_MS]
    seen: list[int] = []
    view.position_changed.connect(seen.append)
    view.toggle()
    qtbot.waitUntil(lambda: seen.count(40 * FRAME_MS) > 3)
    assert max(seen) <= 46 * FRAME_MS
    qtbot.mouseClick(view.controls.loop, Qt.MouseButton.LeftButton)
    assert view.controls.loop.toolTip() == words.LOOP


def test_m_silences_and_every_video_remembers_how_loud_it_was(
    qtbot: QtBot, theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    settings = WindowSettings(tmp_path)
    one = VideoView(theme, tasks, settings=settings)
    qtbot.addWidget(one)
    one.controls.volume.setValue(40)
    qtbot.keyClick(one, Qt.Key.Key_M)
    other = VideoView(theme, tasks, settings=WindowSettings(tmp_path))
    qtbot.addWidget(other)
    assert other.controls.sound.toolTip() == words.SILENT
    qtbot.mouseClick(other.controls.sound, Qt.MouseButton.LeftButton)
    assert other.controls.volume.value() == 40


# The bar


def test_dragging_on_the_bar_shows_the_frames_under_the_pointer(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path
) -> None:
    view.show_video(replace(item, strip=strip_of(tmp_path)))
    bar = view.controls.bar
    at = QPoint(round(bar.x_of(LENGTH * 3 // 4)), bar.height() // 2)
    qtbot.mouseMove(bar, at)
    qtbot.waitUntil(view.glimpse.isVisible)
    assert view.glimpse.words in ("0:01,49", "0:01,50", "0:01,51")  # a pixel is 5 ms
    qtbot.waitUntil(lambda: still_of(view.glimpse.grab().toImage()) == 7)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=at)
    shows(qtbot, view, 37)
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(LENGTH // 4)), bar.height() // 2))
    shows(qtbot, view, 12)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=at)
    view.stop()
    assert view.moment == 0


def test_dragging_with_shift_chooses_what_is_repeated(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    bar, shift = view.controls.bar, Qt.KeyboardModifier.ShiftModifier
    begin, end = (QPoint(round(bar.x_of(ms)), 14) for ms in (500, 1500))
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, shift, begin)
    qtbot.mouseMove(bar, end)
    with qtbot.waitSignal(view.span_chosen) as chosen:
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, shift, end)
    assert chosen.args == [pytest.approx(500, abs=20), pytest.approx(1500, abs=20)]
    assert view.controls.loop.isChecked()


def test_arrows_go_a_second_where_the_bar_has_the_keys(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    qtbot.keyClick(view.controls.bar, Qt.Key.Key_Right)
    shows(qtbot, view, 25)
    qtbot.keyClick(view.controls.bar, Qt.Key.Key_Left)
    shows(qtbot, view, 0)


def test_a_click_near_a_marker_goes_to_its_beginning(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    view.set_markers([(800, 1200, QColor("red"))])
    bar = view.controls.bar
    near = QPoint(round(bar.x_of(800)) + 3, 14)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=near)
    shows(qtbot, view, 20)
    picture = bar.grab().toImage()
    reds = [x for x in range(picture.width()) if picture.pixelColor(x, 4) == QColor("red")]
    assert reds[0] == pytest.approx(bar.x_of(800), abs=3)
    assert reds[-1] == pytest.approx(bar.x_of(1200), abs=3)


# What does not play


def test_a_video_that_is_not_on_this_pc_is_judged_by_its_strip_and_offered(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path
) -> None:
    away = replace(item, path=None, strip=strip_of(tmp_path), size=45_000_000)
    view.show_video(away)
    qtbot.waitUntil(lambda: still_of(view.picture()) == 0)
    assert view.message == words.ABSENT_FILM.format(count=10)
    for number in (1, 2):
        qtbot.keyClick(view, Qt.Key.Key_Period)
        assert still_of(view.picture()) == number
    view.seek(LENGTH)
    assert still_of(view.picture()) == 9
    view.toggle()
    assert not view.playing
    assert not view.controls.play.isEnabled()
    assert view.notice.offer.text() == "Ambil dari folder kantor (45 MB)"
    with qtbot.waitSignal(view.notice.asked):
        qtbot.mouseClick(view.notice.offer, Qt.MouseButton.LeftButton)


def test_without_file_and_pictures_a_sentence_says_what_to_do(view: VideoView) -> None:
    view.show_video(ViewerItem("a", "video", None))
    assert view.message == words.LOST
    assert not view.controls.isVisible()


@pytest.mark.qt_log_ignore("decoder found")
@pytest.mark.parametrize("spoil", [without_decoder, scrambled])
def test_what_this_pc_cannot_decode_is_told_and_judged_by_its_strip(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path, spoil: Spoil
) -> None:
    assert item.path is not None
    broken = spoil(item.path, tmp_path / "rusak.mp4")
    view.show_video(replace(item, path=broken, strip=strip_of(tmp_path)))
    view.toggle()
    qtbot.waitUntil(lambda: view.message == words.NO_CODEC_FILM.format(count=10))
    qtbot.waitUntil(lambda: still_of(view.picture()) == 0)
    qtbot.mouseClick(view.controls.on, Qt.MouseButton.LeftButton)
    assert still_of(view.picture()) == 1


@pytest.mark.qt_log_ignore("^Could not open media")
def test_what_is_no_video_is_told(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.mp4"
    broken.write_bytes(b"bukan video" * 50)
    view.show_video(replace(item, path=broken))
    view.toggle()
    qtbot.waitUntil(lambda: view.message == words.NO_CODEC)
    assert not view.controls.isVisible()


# Turned, drawn over, left


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_video_stands_as_its_file_says_and_then_as_a_person_turned_it(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path, turned: int
) -> None:
    phone = counting_clip(tmp_path / "ponsel.mp4", 5, turned=turned)
    corner = {90: (1, 0), 180: (1, 1), 270: (0, 1)}  # where the file's upper left goes
    view.show_video(replace(item, path=phone, duration_ms=200))
    view.seek(0)
    shows(qtbot, view, 0)
    assert white_corner(view) == corner[turned]
    view.show_video(replace(item, path=phone, duration_ms=200, rotation=360 - turned))
    assert white_corner(view) == (0, 0)
    assert view.box.width() > view.box.height()


def white_corner(view: VideoView) -> tuple[int, int]:
    """Where the white corner is seen on the screen: 0 or 1 from the left, and from the top."""
    picture, box = view.stage.grab().toImage(), view.box
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        at = QPointF(box.left() + box.width() * (0.06 + 0.88 * x), 0)
        at.setY(box.top() + box.height() * (0.06 + 0.88 * y))
        if picture.pixelColor(at.toPoint()).green() > 200:
            return x, y
    raise AssertionError("no corner is white")


class Pencil(Overlay):
    """Takes every drag, and fills the picture with red."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[int | None] = []
        self.drags: list[str] = []

    def paint(self, painter: QPainter, box: QRectF, moment_ms: int | None) -> None:
        self.moments.append(moment_ms)
        painter.fillRect(box, QColor("red"))

    def press(self, at: QPointF, box: QRectF) -> bool:
        self.drags.append("press")
        return box.contains(at)

    def move(self, at: QPointF, box: QRectF) -> None:
        self.drags.append("move")

    def release(self, at: QPointF, box: QRectF) -> None:
        self.drags.append("release")

    def cursor(self, at: QPointF, box: QRectF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor if box.contains(at) else None


def test_what_is_drawn_over_it_knows_the_moment_and_takes_the_pointer_first(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    pencil = Pencil()
    view.set_overlay(pencil)
    view.show_video(item)
    view.seek(20 * FRAME_MS)
    shows(qtbot, view, 20)
    middle = view.box.center().toPoint()
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(middle) == QColor("red"))
    assert pencil.moments[-1] == 20 * FRAME_MS
    qtbot.mousePress(view.stage, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(view.stage, middle + QPoint(5, 5))
    qtbot.mouseRelease(view.stage, Qt.MouseButton.LeftButton, pos=middle)
    assert [pencil.drags[0], pencil.drags[-1]] == ["press", "release"]
    assert not view.playing
    qtbot.mouseMove(view.stage, middle)
    assert view.stage.cursor().shape() == Qt.CursorShape.CrossCursor


def test_another_video_begins_anew_and_the_same_one_goes_on(
    qtbot: QtBot, view: VideoView, item: ViewerItem
) -> None:
    view.show_video(item)
    view.seek(20 * FRAME_MS)
    shows(qtbot, view, 20)
    view.show_video(replace(item, info="lain"))
    assert view.moment == 20 * FRAME_MS
    view.show_video(replace(item, media_id="b"))
    assert view.moment == 0
    assert not view.stage.has_frame


def test_on_leaving_the_file_is_let_go_of(
    qtbot: QtBot, view: VideoView, item: ViewerItem, tmp_path: Path
) -> None:
    assert item.path is not None
    own = tmp_path / "sendiri.mp4"
    own.write_bytes(item.path.read_bytes())
    view.show_video(replace(item, path=own))
    view.toggle()
    qtbot.waitUntil(lambda: view.moment > 0)
    assert open_here(own)
    view.leave()
    qtbot.waitUntil(lambda: not open_here(own))
    assert not view.stage.has_frame


def open_here(path: Path) -> bool:
    """Whether this process holds the file (Linux)."""
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("only Linux says which files a process holds")
    return any(link.resolve() == path for link in handles.iterdir())
