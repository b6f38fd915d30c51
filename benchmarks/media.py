"""What looking at media costs: pictures made, files handed in, beside what offices would use."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.media_copy import copy_rows
from benchmarks.media_input import PLACE, media_input
from benchmarks.media_peers import present_peers
from benchmarks.media_pictures import picture_rows
from benchmarks.media_review import review_rows
from benchmarks.media_window import next_photo_rows


def run() -> list[Row]:
    """Every claim about media, measured in a folder of its own that is gone afterwards."""
    present_peers()
    given = media_input()
    # Beside the input, on a disk: /tmp may be memory, where a copy costs nothing.
    with tempfile.TemporaryDirectory(dir=PLACE.parent) as scratch:
        place = Path(scratch)
        return [
            *picture_rows(given, place),
            *copy_rows(place),
            *next_photo_rows(given.photos, place),
            *review_rows(place),
        ]
