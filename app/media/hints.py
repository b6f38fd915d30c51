"""What is worth a second look in a photo or video before it is handed in; a hint, never a rule."""

from __future__ import annotations

from app.domain.media import MediaItem
from app.domain.record import record

SILENCE = -120.0  # dBFS of a video without any sound


@record
class Looked:
    """What looking at one item found; None where there was nothing to judge by.

    `sharpness` is how steep the sharpest parts are against the same parts blurred (about 1: not
    at all; from 2: sharp), `brightest` the brightness (0..255) that one pixel in a hundred
    exceeds, `shake` how far the frames jump about, in percent of the width, `loudness` the mean
    level of the loudest moment, in dBFS (SILENCE without sound).
    """

    likeness: int | None = None
    sharpness: float | None = None
    brightest: int | None = None
    shake: float | None = None
    loudness: float | None = None


@record
class Thresholds:
    """From where on a hint is given. Each is a setting; the defaults were tried on real photos.

    A stage in the dark is no dark photo: what is lit is bright, and the brightest hundredth
    counts. A sharp face before a soft background is no blurred one: the sharpest parts count.
    """

    alike_bits: int = 30  # of 128: photos that differ in no more are shown as look-alikes
    least_sharpness: float = 1.45  # below it a photo is called blurred
    least_brightness: int = 50  # of 255: below it a photo is called very dark
    least_pixels: int = 1000  # of the longer side: below it a photo is called very small
    most_shake: float = 0.8  # percent of the width: above it a video is called shaky
    least_loudness: float = -60.0  # dBFS: below it a video is called silent


BLURRED, DARK, SMALL, SHAKY, SILENT, SOUNDLESS = (
    "blurred",
    "dark",
    "small",
    "shaky",
    "silent",
    "soundless",
)
HINTS = (BLURRED, DARK, SMALL, SHAKY, SILENT, SOUNDLESS)


def hints_of(item: MediaItem, looked: Looked, limits: Thresholds) -> tuple[str, ...]:
    """The hints on an item, as codes of HINTS in their order.

    A dark photo is not called blurred as well: there is too little in it to tell.
    """
    if item.kind == "video":
        return tuple(_on_video(looked, limits))
    found = []
    if looked.brightest is not None and looked.brightest < limits.least_brightness:
        found.append(DARK)
    elif looked.sharpness is not None and looked.sharpness < limits.least_sharpness:
        found.append(BLURRED)
    if 0 < max(item.width, item.height) < limits.least_pixels:
        found.append(SMALL)
    return tuple(found)


def _on_video(looked: Looked, limits: Thresholds) -> list[str]:
    found = []
    if looked.shake is not None and looked.shake > limits.most_shake:
        found.append(SHAKY)
    if looked.loudness == SILENCE:
        found.append(SOUNDLESS)
    elif looked.loudness is not None and looked.loudness < limits.least_loudness:
        found.append(SILENT)
    return found
