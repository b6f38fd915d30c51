"""For the panes: another PC at the same office, and a page on a coverage that colleagues made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.asides import Rating
from app.ledger.office_folder import OfficeFolder
from app.media.shelf import SCREEN
from tests.office_builder import KABAG, KASUBAG, DemoOffice, Pc, ToldClock
from tests.ui.panes.filming import LONG, is_filmed
from tests.ui.viewer.clips import FRAMES, counting_clip
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.draft import ReviewDraft
from ui.panes.media_pane import MediaPane
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

At = Callable[[str], Workplace]
WIDTH = 2400  # of the originals; their previews have 48


class Page:
    """A pane on a coverage of an office, read anew whenever the coverage is touched."""

    def __init__(self, workplace: Workplace, pane: MediaPane, coverage_id: str) -> None:
        self.workplace, self.pane, self.coverage_id = workplace, pane, coverage_id
        self.draft = ReviewDraft()
        self.file: CoverageFile | None = None
        self._touched = workplace.coverages_touched.connect(lambda ids: self.read())
        pane.choice_changed.connect(self._show)
        self.read()

    def read(self) -> None:
        """Read the coverage and show it."""
        self.workplace.load(self.coverage_id, self._on_read, self.pane)

    def close(self) -> None:
        """The person turns away."""
        QObject.disconnect(self._touched)
        self.pane.close()
        self.pane.deleteLater()

    def rotations(self) -> list[int]:
        """As the coverage has them by its events."""
        return [item.rotation for item in self.file.coverage.media] if self.file else []

    @property
    def revision(self) -> int:
        """Of the coverage as it is shown."""
        return self.file.coverage.revision if self.file else 0

    def _on_read(self, file: CoverageFile) -> None:
        self.file = file
        self._show()

    def _show(self) -> None:
        if self.file is not None:
            self.pane.show_file(self.file, self.draft, choosable=True)


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """The PC of Pelaksana and Kasubag."""
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", ToldClock(), {})
    yield office.pc()
    office.close()


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """Two photos that wait for Kabag."""
    coverage_id = pc.opens()
    first = replace(
        pc.photo(coverage_id, "navy", "IMG_2041.jpg", WIDTH),
        captured_at="2026-11-22T09:31:07",
        camera="Nokia 8.3 5G",
        has_position=True,
    )
    second = pc.photo(coverage_id, "teal", "IMG_2042.jpg", WIDTH)
    pc.hands_in(coverage_id, first, second)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.act(KASUBAG, coverage_id, acts.ItemsRated((Rating(first.sha256, 4, "pick"),)))
    pc.sync()
    return coverage_id


@pytest.fixture
def page(
    workplace: At,
    qtbot: QtBot,
    theme: Theme,
    messages: Messages,
    coverage_id: str,
    pc: Pc,
) -> Iterator[Page]:
    """Kabag looks at them; the first is shown."""
    page = _opened(workplace(KABAG), qtbot, theme, messages, coverage_id)
    qtbot.waitUntil(lambda: _is_whole(page.pane), timeout=LONG)
    yield page
    page.close()


@pytest.fixture
def video_id(pc: Pc, tmp_path: Path) -> str:
    """One video of two seconds that waits for Kabag."""
    coverage_id = pc.opens()
    folder, intake = pc.station.bag_of(coverage_id), pc.station.intake
    clip = counting_clip(tmp_path / "VID_0007.mp4", FRAMES)
    pc.hands_in(coverage_id, intake.take_media(clip, folder, lambda done: True))
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    return coverage_id


@pytest.fixture
def video_pane(
    workplace: At, qtbot: QtBot, theme: Theme, messages: Messages, video_id: str
) -> Iterator[MediaPane]:
    """Kabag looks at it, at a PC that has the previews alone."""
    page = _opened(workplace(KABAG), qtbot, theme, messages, video_id)
    qtbot.waitUntil(lambda: is_filmed(page.pane), timeout=LONG)
    yield page.pane
    page.pane.viewer.show_item(None)
    page.close()


def _opened(
    desk: Workplace, qtbot: QtBot, theme: Theme, messages: Messages, coverage_id: str
) -> Page:
    pane = MediaPane(desk, theme, messages, Thumbs(desk.tasks))
    pane.resize(700, 620)
    pane.show()
    qtbot.waitUntil(lambda: desk.station.coverage(coverage_id) is not None, timeout=LONG)
    return Page(desk, pane, coverage_id)


def _is_whole(pane: MediaPane) -> bool:
    """Whether the photo shows in its large preview: the small ones come first, and will do."""
    shown = pane.shown
    item = shown.item(pane.strip.chosen)
    if item is None or not all(shown.preview(each, SCREEN) for each in shown.media):
        return False
    return pane.viewer.photo.has_photo and pane.viewer.item == shown.viewed(item)
