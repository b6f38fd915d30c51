"""Tells a camera's raw file from a photo: most are TIFF by their first bytes.

They would open as the tiny picture that lies in front, and be handed in as that.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

_MAKERS = (
    b"IIU\0",  # Panasonic
    b"IIRO",  # Olympus
    b"IIRS",
    b"MMOR",
    b"FUJIFILMCCD-RAW",
    b"FOVb",  # Sigma
    b"\0MRM",  # Minolta
)
_TIFF = {b"II*\0": "<", b"MM\0*": ">"}
_MOST_TAGS = 512  # of one directory; a camera writes some dozens
_MOST_INNER = 8  # directories within the first
_PHOTOMETRIC, _INNER, _DNG = 262, 330, 50706
_SENSOR = {32803, 34892}  # what the sensor saw: as a mosaic of colours, or linear
_SIZES = {3: ("H", 2), 4: ("I", 4)}  # unsigned short and long

Tags = dict[int, tuple[int, int, bytes]]
"""Tag -> its type, how many values, and the four bytes that hold them or their place."""


def is_camera_raw(stream: BinaryIO, head: bytes) -> bool:
    """Whether the file that begins with `head` is a raw file; reads a few kilobytes at most.

    Raises OSError.
    """
    if head.startswith(_MAKERS) or head[6:14] == b"HEAPCCDR" or head[4:12] == b"ftypcrx ":
        return True
    order = _TIFF.get(head[:4])
    if order is None:
        return False
    if head[8:10] == b"CR":  # Canon
        return True
    first = _tags(stream, order, int.from_bytes(head[4:8], "little" if order == "<" else "big"))
    if _DNG in first or _is_of_sensor(first, order):
        return True
    inner = (_tags(stream, order, at) for at in _inner(stream, order, first))
    return any(_is_of_sensor(tags, order) for tags in inner)


def _is_of_sensor(tags: Tags, order: str) -> bool:
    kind, _, value = tags.get(_PHOTOMETRIC, (0, 0, b""))
    if kind not in _SIZES:
        return False
    letter, size = _SIZES[kind]
    return struct.unpack(order + letter, value[:size])[0] in _SENSOR


def _inner(stream: BinaryIO, order: str, tags: Tags) -> Iterator[int]:
    kind, count, value = tags.get(_INNER, (0, 0, b""))
    if not count or kind not in (4, 13):
        return
    if count > 1:
        count = min(count, _MOST_INNER)
        value = _at(stream, struct.unpack(order + "I", value)[0], 4 * count)
    yield from (place[0] for place in struct.iter_unpack(order + "I", value[: len(value) // 4 * 4]))


def _tags(stream: BinaryIO, order: str, place: int) -> Tags:
    counted = _at(stream, place, 2)
    if len(counted) < 2:
        return {}
    count = min(struct.unpack(order + "H", counted)[0], _MOST_TAGS)
    listed = _at(stream, place + 2, 12 * count)
    whole = listed[: len(listed) // 12 * 12]
    found = struct.iter_unpack(order + "HHI4s", whole)
    return {tag: (kind, values, value) for tag, kind, values, value in found}


def _at(stream: BinaryIO, place: int, size: int) -> bytes:
    stream.seek(place, os.SEEK_SET)
    return stream.read(size)
