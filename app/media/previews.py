"""Making previews: small JPEG pictures of photos and videos that say nothing but the picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageFilter, ImageStat

from app.media.frames import video_glance, video_reel
from app.media.limits import Limits
from app.media.photos import photo_picture
from app.media.probe import recognise
from app.media.shelf import POSTER, SCREEN, STRIP, STRIPS, THUMB, Shelf
from app.media.shrinking import shrink

THUMB_PIXELS = 512
SCREEN_PIXELS = 2048  # half of the usual 12 MP and a quarter of 48 MP are just within it
_THUMB_QUALITY = 80
_SCREEN_QUALITY = 85
_PLAIN = 12.0  # spread of brightness under which a frame is a fade or a lens cap
_DETAIL = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def make_previews(source: Path, sha256: str, root: Path, limits: Limits) -> dict[str, str]:
    """Put the previews of the original `sha256` on the shelf under `root`; name -> SHA-256.

    A photo gets `thumb.jpg` (<= 512 px) and `screen.jpg` (<= 2048 px), a video `thumb.jpg`,
    `poster.jpg` (<= 2048 px) and `strip-00.jpg` … `strip-09.jpg` (<= 512 px), fewer when it has
    fewer frames. Decodes in this process: the window asks through `Workers`. Raises as
    `recognise`, `open_photo`, `open_video` and `Shelf.put`.
    """
    kind = recognise(source, limits)
    if kind.kind == "photo":
        pictures = _of_photo(photo_picture(source, kind.extension, limits, SCREEN_PIXELS))
    else:
        pictures = _of_video(source, limits)
    shelf = Shelf(root)
    return {name: shelf.put(sha256, name, picture) for name, picture in pictures.items()}


def glance(source: Path, limits: Limits) -> bytes:
    """A first look at a photo or video that is on no shelf yet: a JPEG (<= 512 px).

    Several times as fast as the previews; of a video it is any keyframe, not the best one.
    Decodes in this process: the window asks through `Workers`. Raises as `recognise`,
    `open_photo` and `open_video`.
    """
    kind = recognise(source, limits)
    if kind.kind == "photo":
        picture = photo_picture(source, kind.extension, limits, THUMB_PIXELS)
    else:
        picture = video_glance(source, limits, THUMB_PIXELS)
    return _jpeg(picture, _THUMB_QUALITY)


def _of_photo(picture: Image.Image) -> dict[str, bytes]:
    return {
        THUMB: _jpeg(_small(picture), _THUMB_QUALITY),
        SCREEN: _jpeg(picture, _SCREEN_QUALITY),
    }


def _of_video(source: Path, limits: Limits) -> dict[str, bytes]:
    reel = video_reel(source, limits, STRIP, THUMB_PIXELS, SCREEN_PIXELS, _poster_merit)
    made = {
        THUMB: _jpeg(_small(reel.poster), _THUMB_QUALITY),
        POSTER: _jpeg(reel.poster, _SCREEN_QUALITY),
    }
    for name, frame in zip(STRIPS, reel.strip, strict=False):
        made[name] = _jpeg(frame, _THUMB_QUALITY)
    return made


def _small(picture: Image.Image) -> Image.Image:
    small = picture.copy()
    shrink(small, THUMB_PIXELS)
    return small


def _poster_merit(frame: Image.Image) -> tuple[bool, float]:
    """Whether there is something to see, and how much detail: in mid-movement there is little."""
    grey = frame.convert("L")
    plain = ImageStat.Stat(grey).stddev[0] < _PLAIN
    return not plain, ImageStat.Stat(grey.filter(_DETAIL)).var[0]


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    # The pixels alone go into a new picture: Pillow carries comments over on its own. Neither
    # progressive nor optimized: 5 % smaller, but five times the work here and three times there.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=quality)
    return written.getvalue()
