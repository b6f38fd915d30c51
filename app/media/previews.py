"""Making previews: small JPEG pictures of photos and videos that say nothing but the picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageStat

from app.media.limits import Limits
from app.media.photos import photo_picture
from app.media.probe import recognise
from app.media.shelf import POSTER, SCREEN, STRIP, STRIPS, THUMB, Shelf
from app.media.videos import video_pictures

THUMB_PIXELS = 512
SCREEN_PIXELS = 1920
_THUMB_QUALITY = 80
_SCREEN_QUALITY = 85
_PLAIN = 12.0  # spread of brightness under which a frame is a fade or a lens cap


def make_previews(source: Path, sha256: str, root: Path, limits: Limits) -> dict[str, str]:
    """Put the previews of the original `sha256` on the shelf under `root`; name -> SHA-256.

    A photo gets `thumb.jpg` (<= 512 px) and `screen.jpg` (<= 1920 px), a video `thumb.jpg`,
    `poster.jpg` (<= 1920 px) and `strip-00.jpg` … `strip-09.jpg` (<= 512 px), fewer when it has
    fewer frames. Decodes in this process: the window asks through `Workers`. Raises as
    `recognise`, `open_photo`, `open_video` and `Shelf.put`.
    """
    kind = recognise(source, limits)
    if kind.kind == "photo":
        pictures = _of_photo(photo_picture(source, kind.extension, limits, SCREEN_PIXELS))
    else:
        pictures = _of_video(video_pictures(source, limits, STRIP, SCREEN_PIXELS))
    shelf = Shelf(root)
    return {name: shelf.put(sha256, name, picture) for name, picture in pictures.items()}


def _of_photo(picture: Image.Image) -> dict[str, bytes]:
    return {
        THUMB: _jpeg(_small(picture), _THUMB_QUALITY),
        SCREEN: _jpeg(picture, _SCREEN_QUALITY),
    }


def _of_video(frames: list[Image.Image]) -> dict[str, bytes]:
    poster = max([frame for frame in frames if not _is_plain(frame)] or frames, key=_sharpness)
    made = {
        THUMB: _jpeg(_small(poster), _THUMB_QUALITY),
        POSTER: _jpeg(poster, _SCREEN_QUALITY),
    }
    for name, frame in zip(STRIPS, frames, strict=False):
        made[name] = _jpeg(_small(frame), _THUMB_QUALITY)
    return made


def _small(picture: Image.Image) -> Image.Image:
    small = picture.copy()
    small.thumbnail((THUMB_PIXELS, THUMB_PIXELS), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small


def _is_plain(frame: Image.Image) -> bool:
    return ImageStat.Stat(frame.convert("L")).stddev[0] < _PLAIN


def _sharpness(frame: Image.Image) -> float:
    """How much detail stands out: a frame in mid-movement makes a poor poster."""
    # Only videos need OpenCV, and it takes as much memory as a large photo.
    import cv2
    import numpy

    return float(cv2.Laplacian(numpy.asarray(frame.convert("L")), cv2.CV_64F).var())


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    # The pixels alone go into a new picture: Pillow carries comments over on its own.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()
