"""What a reviewer draws on a photo, or at a moment or a span of a video."""

from __future__ import annotations

from app.domain.media import LARGEST
from app.domain.record import record

SCALE = 10_000  # coordinates are counted in this part of the shown width and height
LONGEST_TEXT = 2_000
MOST_POINTS = 1_000  # of one stroke
# How many points each shape has at least and at most.
SHAPES = {
    "pin": (1, 1),
    "box": (2, 2),
    "arrow": (2, 2),
    "stroke": (2, MOST_POINTS),
    "text": (1, 1),
}


@record
class Mark:
    """One mark. It stays where it is on the picture however that is turned later."""

    sha256: str  # of the item
    shape: str  # a key of SHAPES
    # x, y, x, y ... each 0 to SCALE of the item as its file shows it, before a person's turn;
    # a box by two opposite corners, an arrow from tail to head
    points: tuple[int, ...]
    text: str = ""
    from_ms: int = 0  # of a video; from_ms == until_ms is a moment
    until_ms: int = 0


def is_well_drawn(mark: Mark) -> bool:
    """Whether every PC can draw it: a known shape with its points, all of them on the picture."""
    least, most = SHAPES.get(mark.shape, (1, 0))
    return (
        len(mark.points) % 2 == 0
        and least <= len(mark.points) // 2 <= most
        and all(0 <= number <= SCALE for number in mark.points)
        and len(mark.text) <= LONGEST_TEXT
        and mark.from_ms <= mark.until_ms <= LARGEST
    )
