"""What is learnt of a photo or video by opening it."""

from __future__ import annotations

from typing import Literal

from app.domain.record import record


@record
class Probed:
    """Facts of one media file; names and meanings as in `app.domain.media.MediaItem`.

    `captured_at` is the camera's own clock for photos and UTC for videos, as each format keeps it.
    """

    kind: Literal["photo", "video"]
    extension: str
    size: int
    width: int
    height: int
    duration_ms: int = 0
    captured_at: str = ""
    camera: str = ""
    has_position: bool = False
