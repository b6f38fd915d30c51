"""What is handed in, as the events name it; the files themselves are the vault's."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document outside the media: undangan, surat, screenshot."""

    sha256: str
    extension: str
    name: str
    size: int
