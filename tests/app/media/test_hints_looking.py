"""Shaking and silence are told from a calm hand, a pan and a quiet room; a worker looks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from app.errors import Refusal
from app.media.hints import SILENCE, Looked, Thresholds
from app.media.hints_looking import look
from app.media.hints_video import loudness, shake
from app.media.limits import Limits
from app.media.previews import make_previews
from app.media.videos import open_video
from app.media.workers import Workers

LIMITS = Limits()
ORIGINAL = "ab" * 32
RATE = 25
WIDTH, HEIGHT = 320, 180
Way = Callable[[float], tuple[float, float]]  # seconds -> x and y in percent of the width


def still(at: float) -> tuple[float, float]:
    """A tripod."""
    return 0.0, 0.0


def panned(at: float) -> tuple[float, float]:
    """From left to right, evenly."""
    return 5 * at, 0.0


def held(at: float) -> tuple[float, float]:
    """A calm hand."""
    return 0.3 * math.sin(7 * at), 0.3 * math.sin(9 * at)


def shaken(at: float) -> tuple[float, float]:
    """A hand in a crowd."""
    return 2 * math.sin(7 * at) + math.sin(27 * at), 2 * math.sin(9 * at)


def write_clip(path: Path, way: Way, seconds: float = 3.0, tone: float | None = None) -> Path:
    """A patterned wall filmed on this way; with `tone` there is sound, of that amplitude."""
    wall = numpy.random.default_rng(7).integers(0, 255, (30, 50), dtype=numpy.uint8)
    scene = Image.fromarray(wall).resize((WIDTH * 2, HEIGHT * 2), Image.Resampling.BICUBIC)
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        sound = (
            container.add_stream("aac", rate=48_000, layout="mono") if tone is not None else None
        )
        for number in range(round(seconds * RATE)):
            x, y = (WIDTH * part / 100 for part in way(number / RATE))
            corner = (1, 0, WIDTH / 2 + x, 0, 1, HEIGHT / 2 + y)
            seen = scene.transform(
                (WIDTH, HEIGHT), Image.Transform.AFFINE, corner, Image.Resampling.BILINEAR
            )
            container.mux(stream.encode(av.VideoFrame.from_image(seen.convert("RGB"))))
        container.mux(stream.encode(None))
        if sound is not None:
            wave = (numpy.sin(numpy.arange(48_000 * seconds) / 20) * tone).astype(numpy.float32)
            for part in numpy.split(wave, range(1024, len(wave), 1024)):
                frame = av.AudioFrame.from_ndarray(part[None, :], format="fltp", layout="mono")
                frame.sample_rate = 48_000
                container.mux(sound.encode(frame))
            container.mux(sound.encode(None))
    return path


def shake_of(path: Path) -> float | None:
    with open_video(path, LIMITS) as container:
        return shake(container)


def loudness_of(path: Path) -> float | None:
    with open_video(path, LIMITS) as container:
        return loudness(container)


@pytest.mark.parametrize("way", [still, panned, held])
def test_a_tripod_a_pan_and_a_calm_hand_are_no_shaking(tmp_path: Path, way: Way) -> None:
    found = shake_of(write_clip(tmp_path / "a.mp4", way))
    assert found is not None
    assert found < Thresholds().most_shake


def test_a_hand_in_a_crowd_shakes(tmp_path: Path) -> None:
    found = shake_of(write_clip(tmp_path / "a.mp4", shaken))
    assert found is not None
    assert found > Thresholds().most_shake


def test_one_jump_is_no_shaking(tmp_path: Path) -> None:
    found = shake_of(write_clip(tmp_path / "a.mp4", lambda at: (6.0 * (at > 1), 0.0)))
    assert found is not None
    assert found < Thresholds().most_shake


def test_real_videos_do_not_shake_and_one_of_a_moment_says_nothing(samples: Path) -> None:
    videos = samples / "videos"
    for name in ("with-gps.mov", "xmp480qt.mov", "sample_mpeg4.mp4"):
        found = shake_of(videos / name)
        assert found is not None, name
        assert found < Thresholds().most_shake, name
    assert shake_of(videos / "with-gps.mp4") is None
    assert loudness_of(videos / "with-gps.mp4") is None


def test_work_on_a_large_video_ends_after_its_seconds(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", shaken)
    seconds = count(step=1)
    with open_video(clip, LIMITS) as container:
        assert shake(container, lambda: float(next(seconds))) is None


@pytest.mark.parametrize(("tone", "level"), [(0.5, -9.0), (0.0, SILENCE + 1)])
def test_the_sound_of_a_video_is_as_loud_as_it_was_made(
    tmp_path: Path, tone: float, level: float
) -> None:
    found = loudness_of(write_clip(tmp_path / "a.mp4", still, 1.5, tone))
    assert found == pytest.approx(level, abs=0.5)


@pytest.mark.parametrize(("sample", "level"), [(128, SILENCE + 1), (192, -6.0), (64, -6.0)])
def test_sound_of_eight_bits_is_silent_in_their_middle(
    tmp_path: Path, sample: int, level: float
) -> None:
    path = tmp_path / "MVI_0001.avi"
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=1)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream("pcm_u8", rate=8000, layout="mono")
        container.mux(picture.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(picture.encode(None))
        samples = numpy.full((1, 8000), sample, dtype=numpy.uint8)
        heard = av.AudioFrame.from_ndarray(samples, format="u8", layout="mono")
        heard.sample_rate = 8000
        container.mux(sound.encode(heard))
        container.mux(sound.encode(None))
    assert loudness_of(path) == pytest.approx(level, abs=0.1)


def test_a_video_without_sound_is_told_from_a_silent_one(tmp_path: Path) -> None:
    assert loudness_of(write_clip(tmp_path / "a.mp4", still, 1.0)) == SILENCE


def test_the_sound_of_a_real_video_is_heard(samples: Path) -> None:
    found = loudness_of(samples / "videos" / "with-gps.mov")
    assert found is not None
    assert found > Thresholds().least_loudness


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(LIMITS, count=1)
    yield made
    made.close()


def test_a_worker_looks_at_a_photo_by_its_previews_alone(
    workers: Workers, samples: Path, tmp_path: Path
) -> None:
    make_previews(samples / "photos" / "HTC One M8.jpg", ORIGINAL, tmp_path, LIMITS)
    seen = workers.look(None, ORIGINAL, tmp_path)
    assert seen == look(None, ORIGINAL, tmp_path, LIMITS)
    assert seen.likeness is not None
    assert (seen.sharpness or 0) > Thresholds().least_sharpness
    assert (seen.shake, seen.loudness) == (None, None)


def test_a_video_whose_original_is_elsewhere_is_known_by_its_picture(
    workers: Workers, tmp_path: Path
) -> None:
    clip = write_clip(tmp_path / "a.mp4", shaken, 1.5)
    make_previews(clip, ORIGINAL, tmp_path, LIMITS)
    assert workers.look(clip, ORIGINAL, tmp_path).loudness == SILENCE
    away = workers.look(None, ORIGINAL, tmp_path)
    assert away == Looked(likeness=away.likeness)
    assert away.likeness is not None


def test_a_video_of_which_no_piece_opens_is_known_by_its_picture(
    tmp_path: Path,
) -> None:
    clip = write_clip(tmp_path / "a.mp4", still, 1.0)
    make_previews(clip, ORIGINAL, tmp_path, LIMITS)
    clip.write_bytes(clip.read_bytes()[:200])
    seen = look(clip, ORIGINAL, tmp_path, LIMITS)
    assert seen == Looked(likeness=seen.likeness)
    assert seen.likeness is not None


def test_a_preview_that_is_no_picture_is_refused_and_the_next_is_looked_at(
    workers: Workers, tmp_path: Path, photo: Path
) -> None:
    make_previews(photo, ORIGINAL, tmp_path, LIMITS)
    shelf = tmp_path / "pratinjau" / "ab" / ORIGINAL
    (shelf / "screen.jpg").write_bytes(b"\xff\xd8\xff rusak")
    with pytest.raises(Refusal, match="unreadable_media"):
        workers.look(None, ORIGINAL, tmp_path)
    (shelf / "screen.jpg").unlink()
    assert workers.look(None, ORIGINAL, tmp_path).likeness is not None
