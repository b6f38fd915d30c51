"""What a platform would refuse of the approved media: warnings, as the phone apps may differ."""

from __future__ import annotations

from app.domain.media import MediaItem
from app.publication.platforms import PictureLimits, Platform, VideoLimits
from app.shown_name import shown_name
from ui import formats


def media_findings(platform: Platform, media: tuple[MediaItem, ...]) -> list[str]:
    """A sentence for each thing that does not fit."""
    photos = [item for item in media if item.kind == "photo"]
    videos = [item for item in media if item.kind == "video"]
    return [
        *_too_many(platform.name, "gambar", len(photos), platform.pictures.most),
        *_too_many(platform.name, "video", len(videos), platform.video.most),
        *(line for item in photos for line in _photo_lines(platform.pictures, item)),
        *(line for item in videos for line in _video_lines(platform.video, item)),
    ]


def _too_many(name: str, noun: str, count: int, most: int) -> list[str]:
    if not most or count <= most:
        return []
    return [f"{name} menerima paling banyak {most} {noun} sekaligus; di sini ada {count}."]


def _photo_lines(limits: PictureLimits, item: MediaItem) -> list[str]:
    if limits.max_bytes and item.size > limits.max_bytes:
        most = formats.size(limits.max_bytes)
        return [f"{shown_name(item.name)}: {formats.size(item.size)}, batasnya {most}."]
    return []


def _video_lines(limits: VideoLimits, item: MediaItem) -> list[str]:
    lines: list[str] = []
    if limits.max_bytes and item.size > limits.max_bytes:
        most = formats.size(limits.max_bytes)
        lines.append(f"{shown_name(item.name)}: {formats.size(item.size)}, batasnya {most}.")
    if limits.max_ms and item.duration_ms > limits.max_ms:
        long, most = formats.duration(item.duration_ms), formats.duration(limits.max_ms)
        lines.append(f"{shown_name(item.name)}: {long}, batasnya {most}.")
    if limits.min_ms and item.duration_ms < limits.min_ms:
        lines.append(f"{shown_name(item.name)}: kurang dari {formats.duration(limits.min_ms)}.")
    return lines
