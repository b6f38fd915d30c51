"""Making a photo small without decoding what nobody will see of it."""

from __future__ import annotations

from PIL import Image

_ENOUGH = 15 / 16  # of the size asked for: 12 MP by an eighth are 504 pixels wide, not 512
_GAP = 2.0  # how far plain averaging may bring the size down before the fine resampling


def shrink(image: Image.Image, longest: int) -> None:
    """Make a picture small in place: neither side longer than `longest`, its shape kept.

    A JPEG that is not decoded yet is decoded at an eighth, a quarter or half of its size, where
    that leaves fifteen sixteenths of `longest` or more.
    """
    wanted = longest / max(image.size) * _ENOUGH
    if wanted < 1:
        image.draft(None, (max(1, int(image.width * wanted)), max(1, int(image.height * wanted))))
    if max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=_GAP)
