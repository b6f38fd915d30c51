"""The demo video plays, moves and is small."""

from __future__ import annotations

from pathlib import Path

from PIL import ImageChops, ImageStat

from app.demo.clip import write_clip
from app.media.frames import video_reel
from app.media.limits import Limits
from app.media.probe import probe


def test_a_clip_is_a_video_of_a_few_seconds_that_moves(tmp_path: Path) -> None:
    path = write_clip(tmp_path, 4, small=True)

    facts = probe(path, Limits())
    first, *_, last = video_reel(path, Limits(), 5, 640, 640, lambda _: (True, 0)).strip

    assert (facts.kind, facts.width, facts.height, facts.duration_ms) == ("video", 640, 360, 4500)
    assert facts.captured_at.startswith("2026-11-")
    assert facts.size <= 200 * 1024
    assert max(ImageStat.Stat(ImageChops.difference(first, last)).mean) > 5
