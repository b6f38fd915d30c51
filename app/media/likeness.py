"""Look-alikes: which photos show the same thing, by a small fingerprint of what each shows.

The fingerprint is two of 64 bits each: the lowest frequencies of the picture (pHash), and where it
grows brighter to the right (dHash). Either alone took pictures for alike that are not (dHash) or
had no room between its likes and its unlikes (pHash); together the nearest of 43,200 pairs of
different pictures were 37 bits apart, while resized, recompressed, brighter, slightly turned or
slightly cropped copies are mostly within 30.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 32
_LOW = 8
_FLAT = 3.0  # spread of brightness (0..255) under which there is nothing to recognise


def fingerprint(picture: Image) -> int | None:
    """128 bits of what a picture shows; None for one that shows next to nothing."""
    # Only a worker does this; the window compares.
    import cv2
    import numpy
    from PIL.Image import Resampling

    grey = picture.convert("L")
    small = numpy.asarray(grey.resize((_SIDE, _SIDE), Resampling.BOX), dtype=numpy.float32)
    if float(small.std()) < _FLAT:
        return None
    low = cv2.dct(small)[:_LOW, :_LOW].flatten()
    steps = numpy.asarray(grey.resize((_LOW + 1, _LOW), Resampling.BOX), dtype=numpy.int16)
    frequencies = low > numpy.median(low[1:])
    rising = (steps[:, 1:] > steps[:, :-1]).flatten()
    bits = numpy.packbits(numpy.concatenate([frequencies, rising]))
    return int.from_bytes(bits.tobytes(), "big")


def apart(one: int, other: int) -> int:
    """In how many of the 128 bits two fingerprints differ."""
    return (one ^ other).bit_count()


def alike(prints: Mapping[str, int], most: int) -> tuple[tuple[str, ...], ...]:
    """Groups of two and more whose prints differ from the first one's in at most `most` bits.

    A photo is in one group at most: that of the first that it is like. Chains are not followed:
    from one photo of a burst to the next they would end at another scene.
    """
    groups: list[tuple[str, ...]] = []
    left = dict(prints)
    while left:
        first = next(iter(left))
        found = left.pop(first)
        members = [each for each, other in left.items() if apart(found, other) <= most]
        for each in members:
            del left[each]
        if members:
            groups.append((first, *members))
    return tuple(groups)
