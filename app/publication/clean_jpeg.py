"""A JPEG without anything but its picture: no position, no camera, no second pictures behind it."""

from __future__ import annotations

import re
import struct

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _COM = (
    *(0xD8, 0xD9, 0xDA),
    *(0xE0, 0xE1, 0xE2, 0xEE, 0xFE),
)
_EXIF = b"Exif\0\0"
_PROFILE = b"ICC_PROFILE\0"
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # the next marker that is no part of a scan
_ORIENTATION = 0x0112
_TURNED = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}  # an orientation, a quarter clockwise


def clean_jpeg(photo: bytes, rotation: int = 0) -> bytes:
    """The same pixels, byte for byte, with the orientation they are to be shown in, and no more.

    `rotation` is clockwise in degrees, on top of the file's own orientation. Colour profile and
    JFIF and Adobe markers stay. Raises ValueError for what is no whole JPEG.
    """
    if not photo.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    kept, orientation, at = bytearray(), 1, 2
    while True:
        marker, end = _segment(photo, at)
        if marker == _EOI:
            break
        content = photo[at + 4 : end]
        if marker == _APP1 and content.startswith(_EXIF):
            orientation = exif_orientation(content[len(_EXIF) :])
        if _is_kept(marker, content):
            kept += photo[at:end]
        if marker == _SOS:
            scanned = _end_of_scan(photo, end)
            kept += photo[end:scanned]
            end = scanned
        at = end
    return b"\xff\xd8" + _oriented(_turn(orientation, rotation)) + bytes(kept) + b"\xff\xd9"


def exif_orientation(tiff: bytes) -> int:
    """The orientation (1–8) that EXIF names; 1 where it names none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for place in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * place)
            if (tag, kind) == (_ORIENTATION, 3):
                return value if value in _TURNED else 1
    except struct.error:
        return 1
    return 1


def _segment(photo: bytes, at: int) -> tuple[int, int]:
    if at + 2 > len(photo) or photo[at] != 0xFF:
        raise ValueError("a marker is missing")
    marker = photo[at + 1]
    if marker == _EOI:
        return marker, at + 2
    length = int.from_bytes(photo[at + 2 : at + 4], "big")
    if length < 2 or at + 2 + length > len(photo):
        raise ValueError("a segment is cut off")
    return marker, at + 2 + length


def _end_of_scan(photo: bytes, start: int) -> int:
    found = _AFTER_SCAN.search(photo, start)
    if found is None:
        raise ValueError("the picture is cut off")
    return found.start()


def _is_kept(marker: int, content: bytes) -> bool:
    if marker == _APP2:
        return content.startswith(_PROFILE)
    application = _APP0 <= marker <= 0xEF
    return marker != _COM and (not application or marker in (_APP0, _APP14))


def _turn(orientation: int, rotation: int) -> int:
    for _ in range(rotation // 90 % 4):
        orientation = _TURNED[orientation]
    return orientation


def _oriented(orientation: int) -> bytes:
    if orientation == 1:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    content = _EXIF + tiff
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
