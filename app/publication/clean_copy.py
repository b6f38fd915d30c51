"""Copies of approved media for uploading: the same pictures, without where they were taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.media import MediaItem
from app.errors import Refusal, Unavailable
from app.media.copying import copy_beside, discard, settle, target_trouble
from app.media.shelf import SCREEN, Shelf
from app.publication.clean_jpeg import clean_jpeg
from app.publication.clean_video import clean_video

Told = Callable[[int, int], bool]
"""Told the number of the file (from 0) and the bytes of all files so far; False cancels."""

_UNSAFE = re.compile(r"[^\w.-]+")
_NO_PLATFORM_TAKES = frozenset({"heic", "tiff"})
_OF_BOXES = frozenset(
    {"mp4", "mov", "3gp", "heics"}
)  # the videos that `clean_video` knows inside out
_STEM = 48  # characters of the human name that a copy keeps


@dataclass(frozen=True, slots=True)
class Material:
    """An approved item (turned as the Ya says) and where its original can be read."""

    item: MediaItem
    original: Path


def save_copies(materials: Sequence[Material], cache: Path, folder: Path, told: Told) -> int:
    """Put a clean copy of each into the folder, numbered in their order; how many there are.

    A JPEG keeps its pixels byte for byte. HEIC and TIFF, which no platform takes, and a PNG or
    WebP that holds a position or is turned, become the JPEG of their large preview in `cache`
    (<= 2048 px). Nothing is overwritten. Raises as `copy_beside`; Unavailable `file_altered`,
    `preview_altered`; Refusal `copy_not_clean` for a video whose inside is not understood.
    """
    before = 0
    for place, material in enumerate(materials):
        start = before

        def progress(done: int, place: int = place, start: int = start) -> bool:
            return told(place, start + done)

        _save(material, cache, folder, place + 1, progress)
        before += material.item.size
    return len(materials)


def _save(
    material: Material, cache: Path, folder: Path, number: int, progress: Callable[[int], bool]
) -> None:
    item = material.item
    part, copied = copy_beside(material.original, folder, progress)
    try:
        if copied.sha256 != item.sha256:
            raise Unavailable("file_altered", name=item.name)
        extension = _clean(part, item, cache)
    except (Refusal, Unavailable):
        discard(part)
        raise
    settle(part, free_name(folder, number, item.name, extension))


def _clean(part: Path, item: MediaItem, cache: Path) -> str:
    """Clean a copy in place; the extension that it has then."""
    if item.kind == "video":
        if item.extension not in _OF_BOXES:
            raise Refusal("copy_not_clean", name=item.name)
        try:
            clean_video(part)
        except ValueError as error:
            raise Refusal("copy_not_clean", name=item.name) from error
        return item.extension
    if item.extension != "jpg" and not (
        item.extension in _NO_PLATFORM_TAKES or item.has_position or item.rotation
    ):
        return item.extension
    with target_trouble(part.parent, item.size):
        part.write_bytes(_clean_photo(part, item, cache))
    return "jpg"


def _clean_photo(part: Path, item: MediaItem, cache: Path) -> bytes:
    if item.extension == "jpg":
        try:
            return clean_jpeg(part.read_bytes(), item.rotation)
        except ValueError:
            pass  # readable and yet not by the book: its preview says nothing but the picture
    if SCREEN not in item.previews:
        raise Refusal("copy_not_clean", name=item.name)
    return clean_jpeg(Shelf(cache).read(item.sha256, SCREEN, item.previews[SCREEN]), item.rotation)


def free_name(folder: Path, number: int, name: str, extension: str) -> Path:
    """A path that is free: the number first, so that the order survives any upload dialog."""
    stem = _UNSAFE.sub("_", Path(name).stem)[:_STEM].strip("._") or "media"
    target = folder / f"{number:02}-{stem}.{extension}"
    again = 2
    while target.exists():
        target = folder / f"{number:02}-{stem}-{again}.{extension}"
        again += 1
    return target
