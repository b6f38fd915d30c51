"""What is handed in, as the events name it; the files themselves are the vault's."""

from __future__ import annotations

import re
from dataclasses import field

from app.domain.record import record

_HASH = re.compile("[0-9a-f]{64}")
_EXTENSION = re.compile("[0-9a-z]{2,5}")
_PREVIEW = re.compile(r"[a-z0-9-]{1,20}\.jpg")
ROTATIONS = (0, 90, 180, 270)


@record
class MediaItem:
    """One photo, video or edited work. Paths are computed from hashes, never stored."""

    sha256: str
    extension: str  # whitelisted, lower case, no dot: jpg, png, webp, heic, tiff, mp4, mov, ...
    name: str  # the human name, metadata only
    kind: str  # "photo" or "video"
    size: int  # bytes
    width: int  # as shown, after orientation
    height: int
    rotation: int = 0  # clockwise, chosen by a person on top of the file's own: 0, 90, 180, 270
    duration_ms: int = 0  # 0 for photos
    captured_at: str = ""  # local time of the camera, YYYY-MM-DDTHH:MM:SS, empty where unknown
    camera: str = ""
    has_position: bool = False
    edited: bool = False  # a poster or reel made from raw media
    previews: dict[str, str] = field(default_factory=dict)  # name -> sha256 of the preview file


@record
class Attachment:
    """A document outside the media: undangan, surat, screenshot."""

    sha256: str
    extension: str
    name: str
    size: int


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 as this program writes it."""
    return bool(_HASH.fullmatch(text))


def is_well_formed(file: MediaItem | Attachment) -> bool:
    """Whether a file is named in a way that a path can be computed from, and its turn is one."""
    named = _HASH.fullmatch(file.sha256) and _EXTENSION.fullmatch(file.extension)
    if not named or isinstance(file, Attachment):
        return bool(named)
    previews = file.previews.items()
    known = all(_PREVIEW.fullmatch(name) and _HASH.fullmatch(made) for name, made in previews)
    return known and file.kind in ("photo", "video") and file.rotation in ROTATIONS
