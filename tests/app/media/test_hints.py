"""Hints are given by thresholds that the office may set, and each is quiet about the rest."""

from __future__ import annotations

import pytest

from app.domain.media import MediaItem
from app.media.hints import SILENCE, Looked, Thresholds, hints_of

LIMITS = Thresholds()
PHOTO = MediaItem("a" * 64, "jpg", "IMG.jpg", "photo", 9, 4000, 3000)
SMALL = MediaItem("b" * 64, "jpg", "kecil.jpg", "photo", 9, 640, 480)
VIDEO = MediaItem("c" * 64, "mp4", "VID.mp4", "video", 9, 320, 180, duration_ms=9000)


@pytest.mark.parametrize(
    ("item", "looked", "told"),
    [
        (PHOTO, Looked(sharpness=2.4, brightest=240), ()),
        (PHOTO, Looked(sharpness=1.3, brightest=240), ("blurred",)),
        (PHOTO, Looked(sharpness=1.3, brightest=30), ("dark",)),
        (PHOTO, Looked(), ()),
        (SMALL, Looked(sharpness=2.4, brightest=240), ("small",)),
        (VIDEO, Looked(shake=0.3, loudness=-20.0), ()),
        (VIDEO, Looked(shake=1.6, loudness=-90.0), ("shaky", "silent")),
        (VIDEO, Looked(shake=0.0, loudness=SILENCE), ("soundless",)),
        (VIDEO, Looked(), ()),
    ],
)
def test_an_item_gets_the_hints_that_what_was_seen_gives_reason_for(
    item: MediaItem, looked: Looked, told: tuple[str, ...]
) -> None:
    assert hints_of(item, looked, LIMITS) == told


def test_an_office_may_set_from_where_on_it_is_told() -> None:
    looked = Looked(sharpness=1.3, brightest=240)
    assert hints_of(PHOTO, looked, Thresholds(least_sharpness=1.2)) == ()
    assert hints_of(SMALL, Looked(), Thresholds(least_pixels=640)) == ()
