"""A video gives one picture at once, and pictures from end to end with the best of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy
import pytest
from av.video.stream import VideoStream
from PIL import Image

from app.errors import Refusal
from app.media.frames import Reel, video_glance, video_reel
from app.media.limits import Limits

LIMITS = Limits()


def brightest(frame: Image.Image) -> tuple[bool, float]:
    return True, float(redness(frame))


def redness(picture: Image.Image) -> int:
    pixel = picture.getpixel((picture.width - 5, picture.height - 5))
    assert isinstance(pixel, tuple)
    return int(pixel[0])


def reel_of(video: Path, longest: int = 1920, poster: int = 1920) -> Reel:
    return video_reel(video, LIMITS, 10, longest, poster, brightest)


def written(
    path: Path, seconds: int, way: tuple[str, str] = ("mp4", "libx264"), **options: str
) -> Path:
    """A video whose every frame is a little redder than the one before it; 10 frames a second."""
    container_format, codec = way
    with av.open(str(path), "w", format=container_format) as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=10, options=options))
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(seconds * 10):
            reds = numpy.zeros((180, 320, 3), dtype=numpy.uint8)
            reds[:, :, 0] = number * 255 // (seconds * 10)
            frame = av.VideoFrame.from_ndarray(reds, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every video counts as too long to be decoded from end to end."""
    monkeypatch.setattr("app.media.frames._DECODED_IN_ORDER", 0)


def test_frames_are_spread_from_beginning_to_end(video: Path) -> None:
    reds = [redness(picture) for picture in reel_of(video).strip]
    assert len(reds) == 10
    assert reds == sorted(reds)
    assert reds[0] < 30
    assert reds[-1] > 220


@pytest.mark.parametrize(
    "way",
    [
        ("mp4", "libx264"),
        ("matroska", "libx264"),
        ("mpegts", "libx264"),
        ("avi", "libx264"),  # does not say when a frame is shown
        ("avi", "mpeg4"),
        ("mpeg", "mpeg2video"),
        ("asf", "wmv2"),
    ],
)
@pytest.mark.usefixtures("long_ago")
def test_a_long_video_is_walked_by_its_keyframes(tmp_path: Path, way: tuple[str, str]) -> None:
    video = written(tmp_path / "a", 20, way, g="20", keyint_min="20", sc_threshold="0")

    reds = [redness(picture) for picture in reel_of(video).strip]

    assert len(reds) == 10
    assert len(set(reds)) >= 9  # one keyframe every 2 s of 20
    assert reds == sorted(reds)


@pytest.mark.parametrize("container", ["mp4", "matroska", "mpegts"])
@pytest.mark.usefixtures("long_ago")
def test_a_single_keyframe_stands_for_the_whole_video(tmp_path: Path, container: str) -> None:
    video = written(tmp_path / "a", 4, (container, "libx264"), g="999", sc_threshold="0")
    assert {redness(picture) < 20 for picture in reel_of(video).strip} == {True}
    assert redness(video_glance(video, LIMITS, 512)) < 20


@pytest.mark.usefixtures("long_ago")
def test_with_few_keyframes_the_nearest_before_each_moment_stands_for_it(tmp_path: Path) -> None:
    video = written(tmp_path / "a.mp4", 20, g="80", keyint_min="80", sc_threshold="0", bf="3")

    reds = [redness(picture) for picture in reel_of(video).strip]

    assert len(reds) == 10
    assert len(set(reds)) == 3  # at 0, 8 and 16 s
    assert reds == sorted(reds)


def test_where_time_is_short_some_frames_are_shown_rather_than_none(video: Path) -> None:
    reel = video_reel(video, Limits(seconds=0), 10, 160, 320, brightest)
    assert len(reel.strip) == 1
    assert reel.poster.size == (320, 180)


def test_the_poster_is_the_frame_of_most_merit_and_larger(video: Path) -> None:
    reel = reel_of(video, longest=160, poster=240)
    assert {picture.size for picture in reel.strip} == {(160, 90)}
    assert reel.poster.size == (240, 135)
    assert redness(reel.poster) > 220


def test_a_first_look_is_a_frame_of_the_middle(tmp_path: Path) -> None:
    video = written(tmp_path / "a.mp4", 10, g="10", keyint_min="10", bf="3")
    picture = video_glance(video, LIMITS, 160)
    assert picture.size == (160, 90)
    assert 110 < redness(picture) < 140


def test_a_video_without_a_whole_frame_gives_no_picture(tmp_path: Path) -> None:
    video = written(tmp_path / "a.mp4", 1)
    whole = video.read_bytes()
    begin = whole.index(b"mdat") + 4
    video.write_bytes(whole[:begin] + bytes(len(whole) - begin))
    with pytest.raises(Refusal, match="unreadable_media"):
        video_glance(video, LIMITS, 512)
    with pytest.raises(Refusal, match="unreadable_media"):
        reel_of(video)


def test_pixels_that_are_not_square_are_shown_in_their_true_shape(tmp_path: Path) -> None:
    video = written(tmp_path / "a.mp4", 1, ("mp4", "libx264"), **{"x264-params": "sar=2/1"})
    assert video_glance(video, LIMITS, 512).size == (512, 144)


def test_a_phone_held_upright_gives_upright_frames(samples: Path) -> None:
    path = samples / "videos" / "with-gps.mov"
    assert {picture.size for picture in reel_of(path).strip} == {(320, 568)}
    assert video_glance(path, LIMITS, 512).size == (288, 512)
