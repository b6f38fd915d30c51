"""What the window itself costs with media in it."""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.next_photo import times_to_the_next

FRAME = 16.0  # ms, as a screen of 60 Hz shows them
NEXT = "next photo (12 MP, prefetched) painted"


def next_photo_rows(photos: tuple[Path, ...], place: Path) -> list[Row]:
    """From the key to the painted photo, in frames; `photos` are of 12 MP, 200 for the claim."""
    painted = times_to_the_next(photos, place / "berikutnya")
    return [
        Row(f"{NEXT}, median", statistics.median(painted), FRAME, "ms", 2),
        Row(f"{NEXT}, worst of {len(painted)}", max(painted), FRAME, "ms", 4),
    ]
