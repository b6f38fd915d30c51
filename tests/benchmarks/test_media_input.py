"""What the media group works on is what phones write: its size, its turn, its keyframes."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy
import pytest
from PIL import ExifTags, Image

from benchmarks import media_input
from benchmarks.media_input import H264_8_S, PHOTO, mirrored, photo, rendered, video


@pytest.fixture(scope="module")
def scene() -> Image.Image:
    return mirrored(rendered(1024))


def test_a_rendered_scene_has_detail_at_every_size() -> None:
    grey = rendered(512).convert("L")
    spreads = [numpy.asarray(grey.reduce(factor)).std() for factor in (1, 8, 64)]
    assert spreads[0] > spreads[1] > spreads[2] > 10


def test_a_photo_is_12_mp_and_as_large_as_a_phone_makes_it(scene: Image.Image) -> None:
    first, second = photo((scene,), 0), photo((scene,), 1)
    assert first != second
    for written, orientation in ((first, 6), (second, 1)):
        assert 2_000_000 < len(written) < 6_000_000
        with Image.open(io.BytesIO(written)) as opened:
            assert opened.size == PHOTO
            assert opened.getexif()[ExifTags.Base.Orientation] == orientation


def test_a_video_has_its_keyframes_where_it_is_said(tmp_path: Path) -> None:
    video(tmp_path / "a.mp4", (rendered(256),), "libx264", (64, 48), 17, H264_8_S)
    with av.open(str(tmp_path / "a.mp4")) as container:
        times = [
            float((each.pts or 0) * each.time_base)
            for each in container.demux()
            if each.is_keyframe
        ]
    assert times == [0, 8, 16]


def test_what_is_there_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_input, "PHOTOS", 2)
    for name in ("foto-000.jpg", "foto-001.jpg", "h264-1080p.mp4", "hevc-4k.mp4"):
        (tmp_path / name).write_bytes(b"kept")

    given = media_input.media_input(tmp_path)

    assert [path.read_bytes() for path in (*given.photos, given.h264, given.hevc)] == [b"kept"] * 4
