"""The names of media as a list shows them, told apart where several have the same one.

Two telephones both begin with IMG_0001.jpg, and a list of names alone would not say which is which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import tzinfo

from app.domain.media import MediaItem, taken_at
from app.shown_name import shown_name
from ui.formats import number, size


def told_apart(media: Sequence[MediaItem], zone: tzinfo) -> dict[str, str]:
    """By SHA-256: IMG_1.jpg, or IMG_1.jpg · 09.31 where another one has that name.

    What follows is when it was taken, else its size, else its place among them: the first of these
    that differs for each of them.
    """
    alike: dict[str, list[MediaItem]] = defaultdict(list)
    for item in media:
        alike[shown_name(item.name)].append(item)
    return {
        item.sha256: f"{name} · {mark}" if mark else name
        for name, items in alike.items()
        for item, mark in zip(items, _marks(items, zone), strict=True)
    }


def _marks(items: Sequence[MediaItem], zone: tzinfo) -> list[str]:
    if len(items) == 1:
        return [""]
    times = [taken_at(item, zone)[11:16].replace(":", ".") for item in items]
    sizes = [size(item.size) for item in items]
    for marks in (times, sizes):
        if all(marks) and len(set(marks)) == len(items):
            return marks
    return [f"ke-{number(place, 0)}" for place in range(1, len(items) + 1)]
