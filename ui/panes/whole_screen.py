"""The media of a pane over the whole screen: with its strip, its marks and its ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from ui.panes.marks_viewer import MarkedViewer
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.full_screen import FullScreen, open_full_screen
from ui.widgets.rating_keys import MOST
from ui.widgets.thumbs import Thumbs

if TYPE_CHECKING:
    from ui.panes.media_pane import MediaPane


class WholeScreen(QObject):
    """Opened by the viewer of the pane; one window at a time."""

    def __init__(self, pane: MediaPane, theme: Theme, tasks: Tasks, thumbs: Thumbs) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._tasks = tasks
        self._thumbs = thumbs
        self._window: FullScreen | None = None
        pane.viewer.full_screen_requested.connect(self.open)

    @property
    def window(self) -> FullScreen | None:
        """The window, while it is open."""
        return self._window if self._window is not None and isValid(self._window) else None

    def open(self) -> FullScreen:
        """Open it, or bring it to the front."""
        window = self.window
        if window is None:
            window = self._window = open_full_screen(self._theme, self._tasks, self._pane.viewer)
            self._equip(window)
        window.activateWindow()
        return window

    def _equip(self, window: FullScreen) -> None:
        pane, curation = self._pane, self._pane.curation
        strip = window.add_strip(self._thumbs, pane.strip.model)
        window.frame_chosen.connect(pane.strip.choose)
        MarkedViewer(pane.marks, window.viewer, self._theme)
        curation.listen(window.viewer)
        compare = window.viewer.add_tool("arrows-left-right", "Bandingkan", self._compare)
        compare.setToolTip(pane.compare.toolTip())
        compare.setVisible(pane.comparing.can_compare)
        window.viewer.compare_requested.connect(self._compare)
        pane.shown.videos.serve(window.viewer)
        strip.stars_given.connect(curation.give_stars)
        strip.flag_given.connect(curation.flag)
        for stars in range(MOST + 1):
            keys = QShortcut(QKeySequence(f"Alt+{stars}"), window)
            keys.activated.connect(lambda given=stars: curation.give_stars(given))

    def _compare(self) -> None:
        """As large as it was looked at."""
        window = self.window
        if window is not None and self._pane.comparing.can_compare:
            window.close()
            self._pane.comparing.open()
            self._pane.comparing.view.full_screen_requested.emit()
