"""Opens what was marked beside what there is now: from the points, and from the list of marks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.domain.media import MediaItem
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.marks_desk import MarksDesk
from ui.panes.points_asked import AskedPoint, asked_points
from ui.panes.points_beside import PointsBeside
from ui.panes.points_pane import PointsPane
from ui.theme import Theme
from ui.viewer.marks_shown import ShownMark
from ui.workplace import Workplace


class PointsDoor(QObject):
    """What is ticked there is ticked through the pane, as if it were ticked in it."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        pane: PointsPane,
        file: Callable[[], CoverageFile | None],
        media: Callable[[], tuple[MediaItem, ...]] | None = None,
    ) -> None:
        """`file` gives what is looked at, `media` what there is now: else the last hand-in's."""
        super().__init__(pane)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._pane = pane
        self._file = file
        self._media = media
        self._dialog: PointsBeside | None = None
        pane.point_opened.connect(self.open_point)

    @property
    def dialog(self) -> PointsBeside | None:
        """What is open, while it is."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def listen(self, desk: MarksDesk) -> None:
        """Open a mark whose item was replaced since, when somebody wants to see it."""
        desk.wanted.connect(self._on_mark_wanted)

    def open_point(self, point: str) -> PointsBeside | None:
        """Show this point and let the person go through the others; None where there is none."""
        file = self._file()
        points = asked_points(file.coverage) if file is not None else ()
        dialog = self._open(points, self._pane.tickable)
        if dialog is not None:
            dialog.go_to(point)
        return dialog

    def close(self) -> None:
        """Close what is open."""
        if self.dialog is not None:
            self.dialog.accept()

    def _on_mark_wanted(self, shown: ShownMark) -> None:
        file = self._file()
        placed = file.coverage.marks.get(shown.event) if file is not None else None
        if file is None or placed is None:
            return
        if all(item.sha256 != shown.mark.sha256 for item in file.coverage.media):
            self._open((AskedPoint("", shown.mark.text, False, placed),), tickable=False)

    def _open(self, points: tuple[AskedPoint, ...], tickable: bool) -> PointsBeside | None:
        file = self._file()
        if file is None or not points:
            return None
        media = self._media() if self._media is not None else file.coverage.media
        dialog = PointsBeside(
            self._workplace, self._theme, self._messages, file, media, points, tickable, self._pane
        )
        dialog.point_ticked.connect(self._pane.point_ticked)
        dialog.open()
        self._dialog = dialog
        return dialog
