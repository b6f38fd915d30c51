"""What is handed in, as the events name it; the files themselves are the vault's."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import UTC, datetime, tzinfo

from app.domain.record import record

_HASH = re.compile("[0-9a-f]{64}")
_EXTENSION = re.compile("[0-9a-z]{2,5}")
_PREVIEW = re.compile(r"[a-z0-9-]{1,20}\.jpg")
_CAPTURED = re.compile("([0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})?")
ROTATIONS = (0, 90, 180, 270)
LARGEST = 2**31 - 1  # pixels of a side, or ms: what windows count in; ms are 24 days of it
LONGEST_NAME = 255  # characters; no file system holds a longer one


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
    captured_at: str = ""  # YYYY-MM-DDTHH:MM:SS, empty where unknown: see `taken_at`
    camera: str = ""
    has_position: bool = False
    edited: bool = False  # a poster or reel made from raw media
    previews: dict[str, str] = field(default_factory=dict)  # name -> sha256 of the preview file


@record
class ChosenItem:
    """A media item that a Ya names, and what the approver had before his eyes."""

    sha256: str
    rotation: int = 0
    seen: str = "preview"  # or "original"


@record
class Attachment:
    """A document outside the media: undangan, surat, screenshot."""

    sha256: str
    extension: str
    name: str
    size: int


def taken_at(item: MediaItem, zone: tzinfo) -> str:
    """When it was taken by a clock on the office's wall, YYYY-MM-DDTHH:MM:SS; empty where unknown.

    Photos and AVI keep what the camera's own clock said, other videos UTC.
    """
    if item.kind != "video" or item.extension == "avi" or not item.captured_at:
        return item.captured_at
    try:
        taken = datetime.fromisoformat(item.captured_at).replace(tzinfo=UTC).astimezone(zone)
    except (ValueError, OverflowError):  # an event may name a day that there never was
        return ""
    return taken.replace(tzinfo=None).isoformat()


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 as this program writes it."""
    return bool(_HASH.fullmatch(text))


def is_well_formed(file: MediaItem | Attachment) -> bool:
    """Whether a path can be computed from what names a file, and every screen can show it."""
    named = _HASH.fullmatch(file.sha256) and _EXTENSION.fullmatch(file.extension)
    if not named or len(file.name) > LONGEST_NAME:
        return False
    return isinstance(file, Attachment) or _is_well_described(file)


def _is_well_described(item: MediaItem) -> bool:
    previews = item.previews.items()
    return (
        all(_PREVIEW.fullmatch(name) and _HASH.fullmatch(made) for name, made in previews)
        and item.kind in ("photo", "video")
        and item.rotation in ROTATIONS
        and max(item.width, item.height, item.duration_ms) <= LARGEST
        and bool(_CAPTURED.fullmatch(item.captured_at))
    )
