"""Making a photo small without decoding what nobody will see of it."""

from __future__ import annotations

from PIL import Image

_ENOUGH = 15 / 16  # of the size asked for: 12 MP by an eighth are 504 pixels wide, not 512


def shrink(image: Image.Image, longest: int) -> None:
    """Make a picture small in place: neither side longer than `longest`, its shape kept.

    Where an eighth, a quarter or half of a JPEG that is not decoded yet, or any whole part of a
    picture, leaves fifteen sixteenths of `longest` or more, that is what it becomes: to resample
    the rest would take longer than the decoding.
    """
    least = longest * _ENOUGH
    part = least / max(image.size)
    if part < 1:
        image.draft(None, (max(1, int(image.width * part)), max(1, int(image.height * part))))
    fits = min(longest, max(image.size) // max(1, int(max(image.size) / least)))
    if max(image.size) > fits:
        image.thumbnail((fits, fits), Image.Resampling.LANCZOS, reducing_gap=1.0)
