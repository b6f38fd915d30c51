"""What the viewer is asked to show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MarkView:
    """A remark on the picture, in 0–1 coordinates of the picture as shown; a pin has no size."""

    label: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


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
    marks: tuple[MarkView, ...] = ()
