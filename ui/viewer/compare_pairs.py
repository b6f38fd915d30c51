"""Which photo of another hand-in shows the same shot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.domain.media import MediaItem
from app.media.hints import Thresholds
from app.media.likeness import apart

ALIKE = Thresholds().alike_bits
COPY = re.compile(
    r"([ _-]*\(\d+\)|[ _-]+(edit|edited|suntingan|rev\d*|copy|salinan))+$", re.IGNORECASE
)


def counterpart(
    item: MediaItem,
    place: int,
    others: Sequence[MediaItem],
    likeness: Mapping[str, int],
) -> MediaItem | None:
    """The one of `others` that shows what `item` (the `place`-th of its own) shows.

    The same file; else the same name, also of an edited copy; else the same moment by the same
    camera; else the likest by `likeness` (SHA-256 -> 128 bits); else what lies at its place.
    None where there is nothing of its kind.
    """
    same = [other for other in others if other.kind == item.kind]
    for alike in (_same_file, _same_name, _same_moment):
        found = next((other for other in same if alike(item, other)), None)
        if found is not None:
            return found
    return _likest(item, same, likeness) or _at(place, same)


def _same_file(one: MediaItem, other: MediaItem) -> bool:
    return one.sha256 == other.sha256


def _same_name(one: MediaItem, other: MediaItem) -> bool:
    return _stem(one.name) == _stem(other.name)


def _same_moment(one: MediaItem, other: MediaItem) -> bool:
    moments = bool(one.captured_at) and one.captured_at == other.captured_at
    return moments and one.camera == other.camera


def _stem(name: str) -> str:
    """IMG_2041 (1).JPG and img_2041-edit.jpg are both img_2041."""
    return COPY.sub("", name.rpartition(".")[0] or name).casefold()


def _likest(
    item: MediaItem, others: Sequence[MediaItem], likeness: Mapping[str, int]
) -> MediaItem | None:
    own = likeness.get(item.sha256)
    if own is None:
        return None
    known = [other for other in others if other.sha256 in likeness]
    near = [(apart(own, likeness[other.sha256]), other) for other in known]
    bits, nearest = min(near, key=lambda each: each[0], default=(ALIKE + 1, None))
    return nearest if bits <= ALIKE else None


def _at(place: int, others: Sequence[MediaItem]) -> MediaItem | None:
    return others[min(place, len(others) - 1)] if others else None
