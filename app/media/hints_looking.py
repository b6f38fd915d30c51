"""Looking at one item: its likeness, sharpness and light, or how steady and loud it is."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from app.errors import Refusal
from app.media.hints import Looked
from app.media.hints_photo import brightest, sharpness
from app.media.hints_video import loudness, shake
from app.media.likeness import fingerprint
from app.media.limits import Limits
from app.media.photos import photo_picture
from app.media.previews import SCREEN_PIXELS
from app.media.shelf import SCREEN, THUMB, Shelf
from app.media.videos import open_video

_LIKENESS_SIDE = 512  # pixels of the longer side, as of a thumbnail


def look(original: Path | None, sha256: str, root: Path, limits: Limits) -> Looked:
    """What there is to see in the item `sha256`, by its previews on the shelf under `root`.

    `original` is given for videos alone, and may be None where it is not on this PC: then
    only what the pictures tell is known. Decodes in this process: the window asks through
    `Workers.look`. Raises as `open_photo`, and Unavailable as `open_video`.
    """
    shelf = Shelf(root)
    screen = shelf.path(sha256, SCREEN)
    if screen.is_file():
        return _of_photo(photo_picture(screen, "jpg", limits, SCREEN_PIXELS))
    picture = photo_picture(shelf.path(sha256, THUMB), "jpg", limits, _LIKENESS_SIDE)
    likeness = fingerprint(picture)
    if original is None:
        return Looked(likeness=likeness)
    return _of_video(original, likeness, limits)


def _of_photo(picture: Image.Image) -> Looked:
    return Looked(
        likeness=fingerprint(picture),
        sharpness=sharpness(picture),
        brightest=brightest(picture),
    )


def _of_video(path: Path, likeness: int | None, limits: Limits) -> Looked:
    try:
        with open_video(path, limits) as container:
            return Looked(likeness=likeness, loudness=loudness(container), shake=shake(container))
    except Refusal:
        return Looked(
            likeness=likeness
        )  # the intake took it: a piece that will not open is no news
