"""What the viewer is asked to show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ViewerItem:
    """One photo or video. `path` None means that the file is not on this PC (yet)."""

    media_id: str
    kind: str  # photo | video
    path: Path | None
    info: str = ""  # "IMG_2041.jpg  4032 × 3024  09.31"
    poster: Path | None = None  # what a video shows before it plays
    rotation: int = 0  # clockwise, degrees
    problem: str = ""  # a sentence that is shown instead of the media
    width: int = 0  # of the original as its file shows it, before the turn; 0 for unknown
    height: int = 0
    details: tuple[tuple[str, str], ...] = ()  # for the information panel: what, and its value
    # the frames of a video, evenly spread; None for those that are to come
    strip: tuple[Path | None, ...] = ()
    duration_ms: int = 0  # of a video; 0 for unknown
    size: int = 0  # bytes of the original, where it can be brought from the office folder
    note: str = ""  # a sentence: why the file of a video is not played here
    sought: bool = False  # nobody knows yet whether the file of a video is on this PC
    has_position: bool = False  # where it was taken stands in the file

    def is_still(self, other: ViewerItem | None) -> bool:
        """Whether it is the same, turned alike; its file may be another, as when a larger came."""
        if other is None:
            return False
        return (self.media_id, self.rotation) == (other.media_id, other.rotation)
