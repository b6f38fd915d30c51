"""The videos of a coverage: played from this PC, brought from the share when asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.media.keeping import Keeping
from tests.office_builder import KABAG
from tests.ui.panes.filming import LONG, video_of
from tests.ui.viewer.clips import shows
from ui.panes.media_pane import MediaPane
from ui.texts import video as words
from ui.workplace import Workplace

At = Callable[[str], Workplace]


@pytest.fixture
def pane(video_pane: MediaPane) -> MediaPane:
    return video_pane


def test_a_video_of_another_pc_is_offered_and_played_once_it_was_brought(
    pane: MediaPane, workplace: At, qtbot: QtBot
) -> None:
    video = video_of(pane)
    assert video.message == words.ABSENT_FILM.format(count=10)
    assert pane.chosen[0].seen == "preview"
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        qtbot.mouseClick(video.notice.offer, Qt.MouseButton.LeftButton)
    item = pane.viewer.item
    assert item is not None
    assert item.path is not None
    assert item.path.is_relative_to(workplace(KABAG).station.profile.cache)
    assert video.notice.isHidden()
    video.toggle()
    qtbot.waitUntil(lambda: video.moment > 0)
    video.seek(30 * 40)
    video.toggle()
    assert pane.chosen[0].seen == "original"


def test_what_is_played_over_the_whole_screen_was_seen_in_the_original_too(
    pane: MediaPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        qtbot.mouseClick(video_of(pane).notice.offer, Qt.MouseButton.LeftButton)
    window = pane.whole.open()
    assert pane.chosen[0].seen == "preview"
    window.viewer.toggle_play()
    qtbot.waitUntil(lambda: pane.chosen[0].seen == "original")
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))


def test_what_was_brought_is_found_the_next_time(
    pane: MediaPane, workplace: At, video_id: str, qtbot: QtBot
) -> None:
    station = workplace(KABAG).station
    coverage = station.coverage(video_id)
    assert coverage is not None
    assert station.carrier.own_original(video_id, coverage.media[0]) is None
    station.care.luggage.bring(video_id, coverage.media[0], lambda done: True)
    pane.shown.videos.show_coverage("")
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        pane.shown.videos.show_coverage(video_id)
        pane.shown.videos.find(coverage.media[0])
    assert not video_of(pane).is_film
    video_of(pane).seek(12 * 40)
    shows(qtbot, video_of(pane), 12)


def test_what_may_be_here_is_not_called_missing_before_somebody_has_looked(
    pane: MediaPane, video_id: str, qtbot: QtBot
) -> None:
    video, videos = video_of(pane), pane.shown.videos
    assert pane.viewer.item is not None
    shown = pane.shown.item(pane.viewer.item.media_id)
    assert shown is not None
    videos.show_coverage("")
    videos.show_coverage(video_id)
    pane.viewer.show_item(pane.shown.viewed(shown))
    assert video.message == ""
    with qtbot.waitSignal(videos.changed, timeout=LONG):
        videos.find(shown)
    assert video.message == words.ABSENT_FILM.format(count=10)


def test_where_it_cannot_be_brought_the_reason_is_told_and_it_can_be_tried_again(
    pane: MediaPane, workplace: At, qtbot: QtBot
) -> None:
    workplace(KABAG).station.care.keep(Keeping(carried_bytes=0))
    video = video_of(pane)
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        qtbot.mouseClick(video.notice.offer, Qt.MouseButton.LeftButton)
    assert "Jatah bekal di PC ini tidak cukup" in video.message
    assert video.is_film
    qtbot.waitUntil(video.notice.offer.isVisible)


def test_what_breaks_its_reader_is_never_opened_in_the_window(
    pane: MediaPane, workplace: At, video_id: str, qtbot: QtBot
) -> None:
    station = workplace(KABAG).station
    coverage = station.coverage(video_id)
    assert coverage is not None
    station.care.luggage.bring(video_id, coverage.media[0], lambda done: True)
    path = station.carrier.own_original(video_id, coverage.media[0])
    assert path is not None
    path.write_bytes(b"#EXTM3U\nfile:///etc/passwd\n")
    pane.shown.videos.show_coverage("")
    with qtbot.waitSignal(pane.shown.videos.changed, timeout=LONG):
        pane.shown.videos.show_coverage(video_id)
        pane.shown.videos.find(coverage.media[0])
    assert "bukan foto atau video yang dikenal" in video_of(pane).message
    video_of(pane).toggle()
    assert not video_of(pane).playing
