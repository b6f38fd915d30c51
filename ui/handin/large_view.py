"""The media of a page over the whole screen, one after the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from app.media.shelf import POSTER, SCREEN, STRIPS
from app.shown_name import shown_name
from ui.panes.video_files import VideoFiles
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.viewer.full_screen import FullScreen
from ui.viewer.item import ViewerItem
from ui.workplace import Workplace


class LargeView:
    """Photos are shown by their preview on this PC; a video by its strip until its file is here."""

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget) -> None:
        self._workplace = workplace
        self._theme = theme
        self._parent = parent

    def show(self, coverage_id: str, media: tuple[MediaItem, ...], sha256: str) -> FullScreen:
        """Open a window on these media, beginning with that one."""
        window = FullScreen(self._theme, self._workplace.tasks, self._parent)
        window.viewer.settings = WindowSettings(self._workplace.station.profile.root)
        videos = VideoFiles(self._workplace, window)
        videos.show_coverage(coverage_id)
        videos.serve(window.viewer)
        at = [[item.sha256 for item in media].index(sha256)]

        def step(by: int) -> None:
            at[0] = min(max(at[0] + by, 0), len(media) - 1)
            self._show(window, videos, media[at[0]])

        window.step_requested.connect(step)
        videos.changed.connect(lambda sha256: step(0))
        step(0)
        window.showFullScreen()
        return window

    def _show(self, window: FullScreen, videos: VideoFiles, item: MediaItem) -> None:
        if item.kind == "video":
            window.viewer.show_item(self._video(videos, item))
            videos.find(item)
        else:
            window.viewer.show_item(self._item(item, self._preview(item, SCREEN)))

    def _item(self, item: MediaItem, path: Path | None) -> ViewerItem:
        info = f"{shown_name(item.name)}  {item.width} × {item.height}"
        return ViewerItem(item.sha256, item.kind, path, info, rotation=item.rotation)

    def _video(self, videos: VideoFiles, item: MediaItem) -> ViewerItem:
        return replace(
            self._item(item, videos.path(item.sha256)),
            poster=self._preview(item, POSTER),
            strip=tuple(self._preview(item, name) for name in STRIPS if name in item.previews),
            duration_ms=item.duration_ms,
            size=item.size,
            note=videos.note(item.sha256),
            sought=videos.is_sought(item.sha256),
        )

    def _preview(self, item: MediaItem, name: str) -> Path | None:
        return local_preview(self._workplace.station.profile.cache, item.sha256, name)
