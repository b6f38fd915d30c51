"""Takes out of a video what it says of itself, in place, without touching its pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_TOLD = frozenset({b"udta", b"meta", b"uuid"})  # where writers put position, camera and maker
_WITHIN = frozenset({b"moov", b"trak", b"mdia"})
_CHUNK = 1024 * 1024
_DEEPEST = 6
_MOST_BOXES = 100_000  # side by side; a video in pieces has two for each second


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the file: its type, where it begins, its payload begins, and it ends."""

    kind: bytes
    start: int
    payload: int
    end: int


def clean_video(path: Path) -> int:
    """Turn every box that tells of the video, and tracks of timed metadata, into blank `free` ones.

    Sizes and places stay, so that the pictures are found where they were. Returns how many boxes
    were blanked. Raises ValueError for what is no whole file of this family; OSError.
    """
    with path.open("r+b") as file:
        size = os.fstat(file.fileno()).st_size
        found = list(_telling(file, 0, size, 0))
        for box in found:
            _blank(file, box)
        file.flush()
        os.fsync(file.fileno())
    return len(found)


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places of the file."""
    at = start
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return
        file.seek(at)
        head = file.read(16)
        size, payload = int.from_bytes(head[:4], "big"), at + 8
        if size == 1:
            size, payload = int.from_bytes(head[8:16], "big"), at + 16
        elif size == 0:
            size = end - at
        if at + size > end or at + size < payload:
            raise ValueError(f"the box at {at} is cut off")
        yield Box(head[4:8], at, payload, at + size)
        at += size
    raise ValueError("boxes beside boxes without end")


def _telling(file: BinaryIO, start: int, end: int, depth: int) -> Iterator[Box]:
    if depth > _DEEPEST:
        raise ValueError("boxes within boxes without end")
    for box in boxes(file, start, end):
        if box.kind in _TOLD or (box.kind == b"trak" and _is_metadata(file, box)):
            yield box
        elif box.kind in _WITHIN:
            yield from _telling(file, box.payload, box.end, depth + 1)


def _is_metadata(file: BinaryIO, track: Box) -> bool:
    """Whether a track's handler is of timed metadata (places along the way, for instance)."""
    for media in boxes(file, track.payload, track.end):
        if media.kind == b"mdia":
            for box in boxes(file, media.payload, media.end):
                if box.kind == b"hdlr":
                    file.seek(box.payload + 8)
                    return file.read(4) == b"meta"
    return False


def _blank(file: BinaryIO, box: Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    file.seek(box.payload)
    left = box.end - box.payload
    while left:
        count = min(left, _CHUNK)
        file.write(bytes(count))
        left -= count
