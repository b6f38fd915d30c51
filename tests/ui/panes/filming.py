"""What tests of videos in a pane ask of it."""

from __future__ import annotations

from ui.panes.media_pane import MediaPane
from ui.viewer.video_view import VideoView

LONG = 20_000  # ms, for what goes through workers and the share


def video_of(pane: MediaPane) -> VideoView:
    """The video part of the pane's viewer, which has shown one."""
    assert pane.viewer.video is not None
    return pane.viewer.video


def is_filmed(pane: MediaPane) -> bool:
    """Whether the ten frames of its strip are here and stand for the video."""
    viewer = pane.viewer
    if viewer.item is None or viewer.video is None:
        return False
    here = [frame for frame in viewer.item.strip if frame is not None]
    return len(here) == 10 and viewer.video.is_film and not viewer.item.sought
