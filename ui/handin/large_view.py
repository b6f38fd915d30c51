"""The media of a page over the whole screen, one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.media import MediaItem
from app.errors import Failure
from app.media.carrier import local_preview
from ui.texts import sentence
from ui.theme import Theme
from ui.viewer.full_screen import FullScreen
from ui.viewer.item import ViewerItem
from ui.workplace import Workplace


class LargeView:
    """Photos are shown by their preview on this PC; a video plays once its original is at hand."""

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget) -> None:
        self._workplace = workplace
        self._theme = theme
        self._parent = parent

    def show(self, coverage_id: str, media: tuple[MediaItem, ...], sha256: str) -> FullScreen:
        """Open a window on these media, beginning with that one."""
        window = FullScreen(self._theme, self._workplace.tasks, self._parent)
        at = [[item.sha256 for item in media].index(sha256)]

        def step(by: int) -> None:
            at[0] = min(max(at[0] + by, 0), len(media) - 1)
            self._show(window, coverage_id, media[at[0]])

        window.step_requested.connect(step)
        step(0)
        window.showFullScreen()
        return window

    def _show(self, window: FullScreen, coverage_id: str, item: MediaItem) -> None:
        if item.kind != "video":
            window.viewer.show_item(self._item(item, self._preview(item, "screen.jpg")))
            return

        def ready(path: Path | None, problem: str = "") -> None:
            shown = window.viewer.item
            if shown is not None and shown.media_id == item.sha256:
                window.viewer.show_item(self._item(item, path, problem))

        def failed(failure: Failure) -> None:
            ready(None, sentence(failure))

        window.viewer.show_item(self._item(item, None, "Video sedang disiapkan…"))
        self._workplace.tasks.ask(
            lambda progress: self._workplace.station.carrier.original(coverage_id, item),
            ready,
            failed=failed,
            owner=window,
        )

    def _item(self, item: MediaItem, path: Path | None, problem: str = "") -> ViewerItem:
        return ViewerItem(
            item.sha256,
            item.kind,
            path,
            f"{item.name}  {item.width} × {item.height}",
            self._preview(item, "poster.jpg") if item.kind == "video" else None,
            item.rotation,
            problem,
        )

    def _preview(self, item: MediaItem, name: str) -> Path | None:
        return local_preview(self._workplace.station.profile.cache, item.sha256, name)
