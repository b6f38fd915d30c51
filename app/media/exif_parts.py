"""The parts of a photo's EXIF, each read for itself: one that is broken says nothing, no more."""

from __future__ import annotations

from typing import Any

from PIL import ExifTags, Image

from app.media.decoding import BROKEN

_UNREADABLE: tuple[type[Exception], ...] = (OSError, *BROKEN)


def exif_of(image: Image.Image) -> Image.Exif:
    """What a photo says of itself; nothing where that cannot be read: it is still a photo."""
    try:
        return image.getexif()
    except _UNREADABLE:
        return Image.Exif()


def inner(exif: Image.Exif, part: ExifTags.IFD) -> dict[int, Any]:
    """One of its inner directories, empty where it is missing or broken."""
    try:
        return exif.get_ifd(part)
    except _UNREADABLE:
        return {}
