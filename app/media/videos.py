"""Videos: what they say of themselves, and their frames upright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import cast

import av
import av.error
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image
from PIL.Image import Transpose

from app.errors import Refusal, Unavailable
from app.media.facts import Probed
from app.media.limits import Limits
from app.media.photos import camera_name

_TURNS = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}
_DECODED_IN_ORDER = 300 * 1920 * 1080  # pixels: up to here every frame is decoded to find the right
_OLDEST = 1990  # a creation year before it is a clock that was never set
_MICROSECONDS = 1000  # container durations, per millisecond


def video_facts(path: Path, extension: str, limits: Limits) -> Probed:
    """Facts of a video whose first frame can be decoded. Raises as `open_video`."""
    with open_video(path, limits) as container:
        stream = container.streams.video[0]
        frame = _first_frame(path, container, stream)
        width, height = _shown_size(frame, stream)
        named = container.metadata
        return Probed(
            kind="video",
            extension=extension,
            size=path.stat().st_size,
            width=width,
            height=height,
            duration_ms=_duration_ms(container),
            captured_at=_captured_at(named),
            camera=_camera(named),
            has_position=any("location" in key.lower() for key in named),
        )


def video_pictures(path: Path, limits: Limits, count: int, longest: int) -> list[Image.Image]:
    """At most `count` frames evenly spread over the video, in order, RGB, upright, at least one.

    A short video gives the frame at each moment; of a long one the keyframe before it is taken,
    because decoding everything in between would take minutes. Raises as `open_video`.
    """
    with open_video(path, limits) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        moments = [_duration_ms(container) * (2 * i + 1) // (2 * count) for i in range(count)]
        if stream.frames * stream.width * stream.height <= _DECODED_IN_ORDER and stream.frames:
            frames = _frames_in_order(container, stream, moments)
        else:
            frames = _keyframes(container, stream, moments)
        pictures = [_upright(frame, longest) for frame in frames]
    if not pictures:
        raise Refusal("unreadable_media", name=path.name, reason="no_picture")
    return pictures


@contextmanager
def open_video(path: Path, limits: Limits) -> Iterator[InputContainer]:
    """The video, opened by the one demuxer for MP4, MOV and 3GP.

    Raises Refusal `unreadable_media` (reason: damaged, no_picture, memory), `too_many_pixels`
    and `too_long` (with limit: pixels, ms), the first also for what goes wrong inside the block;
    Unavailable `source_unreadable`.
    """
    # As an open file, not as a name: FFmpeg would take some names for protocols and playlists.
    try:
        with path.open("rb") as file, _opened(file) as container:
            _check(path, container, limits)
            yield container
    except MemoryError as error:
        raise Refusal("unreadable_media", name=path.name, reason="memory") from error
    except (av.error.FFmpegError, ValueError, EOFError, OverflowError) as error:
        raise Refusal("unreadable_media", name=path.name, reason="damaged") from error
    except OSError as error:
        raise Unavailable("source_unreadable", name=path.name, reason=error.strerror) from error


def _opened(file: object) -> InputContainer:
    return av.open(file, mode="r", format="mov", metadata_errors="replace")


def _check(path: Path, container: InputContainer, limits: Limits) -> None:
    if not container.streams.video:
        raise Refusal("unreadable_media", name=path.name, reason="no_picture")
    stream = container.streams.video[0]
    if stream.width * stream.height > limits.video_pixels:
        raise Refusal("too_many_pixels", name=path.name, limit=limits.video_pixels)
    if _duration_ms(container) > limits.video_ms:
        raise Refusal("too_long", name=path.name, limit=limits.video_ms)


def _first_frame(path: Path, container: InputContainer, stream: VideoStream) -> VideoFrame:
    for frame in container.decode(stream):
        return frame
    raise Refusal("unreadable_media", name=path.name, reason="no_picture")


def _shown_size(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    ratio = stream.sample_aspect_ratio
    width = round(frame.width * ratio) if ratio else frame.width
    if frame.rotation % 180:
        return frame.height, width
    return width, frame.height


def _duration_ms(container: InputContainer) -> int:
    return round(max(container.duration or 0, 0) / _MICROSECONDS)


def _captured_at(named: dict[str, str]) -> str:
    try:
        made = datetime.fromisoformat(named.get("creation_time", ""))
    except ValueError:
        return ""
    return made.replace(tzinfo=None, microsecond=0).isoformat() if made.year >= _OLDEST else ""


def _camera(named: dict[str, str]) -> str:
    for maker in ("com.apple.quicktime", "com.android"):
        make = named.get(f"{maker}.make") or named.get(f"{maker}.manufacturer", "")
        model = named.get(f"{maker}.model", "")
        if model:
            return camera_name(make, model)
    return ""


def _frames_in_order(
    container: InputContainer, stream: VideoStream, moments: list[int]
) -> Iterator[VideoFrame]:
    wanted = iter(moments)
    moment = next(wanted, None)
    for frame in container.decode(stream):
        while moment is not None and frame.time * 1000 >= moment:
            yield frame
            moment = next(wanted, None)
        if moment is None:
            return


def _keyframes(
    container: InputContainer, stream: VideoStream, moments: list[int]
) -> Iterator[VideoFrame]:
    stream.codec_context.skip_frame = "NONKEY"
    for moment in moments:
        container.seek(moment * _MICROSECONDS)
        for frame in container.decode(stream):
            yield frame
            break


def _upright(frame: VideoFrame, longest: int) -> Image.Image:
    picture = cast(Callable[[], Image.Image], frame.to_image)()  # PyAV left it without a type
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    turn = _TURNS.get(frame.rotation % 360)
    return picture.transpose(turn) if turn is not None else picture
