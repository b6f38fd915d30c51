"""Media and files that were not taken, as the tiles of the grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from ui import formats
from ui.models.media_model import MediaTile

EDITED, POSITION, COMING = "konten suntingan", "ada lokasi", "pratinjau sedang diambil"
LARGE = ((3840, "4K"), (7680, "8K"))  # the longer side in pixels, from where it is called so


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that could not be taken in, and why."""

    path: Path
    reason: str

    @property
    def key(self) -> str:
        """What stands for it where others have a hash."""
        return f"file:{self.path}"


def tiles(
    cache: Path, media: Iterable[MediaItem], not_taken: Iterable[NotTaken] = ()
) -> list[MediaTile]:
    """The tiles, those that were not taken last."""
    bad = [MediaTile(each.key, each.path.name, problem=each.reason) for each in not_taken]
    return [*(tile(cache, item) for item in media), *bad]


def tile(cache: Path, item: MediaItem) -> MediaTile:
    """One item."""
    thumb = local_preview(cache, item.sha256, "thumb.jpg")
    told = {EDITED: item.edited, POSITION: item.has_position, COMING: thumb is None}
    return MediaTile(
        item.sha256,
        item.name,
        thumb,
        item.rotation,
        duration_text(item),
        tuple(badge for badge, shown in told.items() if shown),
    )


def duration_text(item: MediaItem) -> str:
    """0:42, or "0:42 · 4K"; empty for photos."""
    if item.kind != "video":
        return ""
    longer = max(item.width, item.height)
    large = [name for side, name in LARGE if longer >= side]
    return " · ".join([formats.stopwatch(item.duration_ms), *large[-1:]])
