"""Recognising one file: by its content, within the limits, never by its name."""

from __future__ import annotations

from pathlib import Path

from app.errors import Refusal
from app.media.copying import source_trouble
from app.media.facts import Probed
from app.media.kinds import FileKind, kind_of
from app.media.limits import Limits
from app.media.photos import photo_facts, photo_pixels
from app.media.pixels import Pixels
from app.media.videos import video_facts


def recognise(path: Path, limits: Limits) -> FileKind:
    """The kind of a photo or video that is not too large.

    Raises as `kind_of`; Refusal `too_many_bytes` (with size and limit).
    """
    kind = kind_of(path)
    if kind.kind == "document":
        raise Refusal("not_media", name=path.name)
    with source_trouble(path):
        size = path.stat().st_size
    limit = limits.photo_bytes if kind.kind == "photo" else limits.video_bytes
    if size > limit:
        raise Refusal(
            "too_many_bytes",
            name=path.name,
            size=size,
            limit_bytes=limit,
            setting=f"media.{kind.kind}_mb",
        )
    return kind


def probe(path: Path, limits: Limits) -> Probed:
    """Facts of the photo or video at `path`.

    Decodes in this process: the window asks through `Workers.inspect`. Raises as `recognise`,
    `open_photo` and `open_video`.
    """
    kind = recognise(path, limits)
    if kind.kind == "photo":
        return photo_facts(path, kind.extension, limits)
    return video_facts(path, kind.extension, limits)


def decode(path: Path, most: int, limits: Limits) -> Pixels:
    """The photo at `path` for the window, of at most `most` pixels.

    Decodes in this process: the window asks through `Workers.decode`. Raises as `recognise` and
    `open_photo`; Refusal `not_media` for a video.
    """
    kind = recognise(path, limits)
    if kind.kind != "photo":
        raise Refusal("not_media", name=path.name)
    return photo_pixels(path, kind.extension, limits, most)
