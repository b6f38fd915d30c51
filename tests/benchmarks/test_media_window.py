"""The window is measured as people use it: the key goes down, the next photo is painted."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from benchmarks.media_window import next_photo_rows


def test_each_next_photo_is_timed_until_it_is_painted(tmp_path: Path) -> None:
    photos = tuple(tmp_path / f"foto-{number}.jpg" for number in range(3))
    for number, photo in enumerate(photos):
        Image.new("RGB", (400, 300), (80 * number, 90, 120)).save(photo)
    median, worst = next_photo_rows(photos, tmp_path)
    assert 0 < median.ours <= worst.ours
    assert worst.name.endswith("worst of 3")
    assert (median.other, median.target, worst.target) == (16.0, 2, 4)
