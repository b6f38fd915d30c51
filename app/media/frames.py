"""Pictures out of a video: one for a first look, or some from end to end and the best of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from app.domain.record import record
from app.errors import Refusal
from app.media.frame_looks import picture_of
from app.media.limits import Limits
from app.media.videos import duration_ms, open_video

_DECODED_IN_ORDER = 300 * 1920 * 1080  # pixels: up to here every frame is decoded to find the right
_MICROSECONDS = 1000  # container times, per millisecond

Merit = Callable[[Image.Image], tuple[bool, float]]


@record
class Reel:
    """Frames in order, and the best of them larger; all RGB and upright."""

    strip: tuple[Image.Image, ...]
    poster: Image.Image


def video_glance(path: Path, limits: Limits, longest: int) -> Image.Image:
    """The keyframe before the middle: RGB, upright, neither side longer than `longest` pixels.

    Raises as `open_video`.
    """
    with open_video(path, limits) as container:
        stream = container.streams.video[0]
        frame = next(_keyframes(container, stream, [duration_ms(container) // 2]), None)
        if frame is not None:
            return picture_of(frame, stream, longest)
    raise Refusal("no_picture", name=path.name)


def video_reel(
    path: Path, limits: Limits, count: int, longest: int, poster: int, merit: Merit
) -> Reel:
    """At most `count` frames evenly spread over the video, of at most `longest` pixels a side.

    The poster, of at most `poster` pixels, is the one of most merit. A short video gives the
    frame at each moment; of a long one the keyframe before it is taken, because decoding
    everything in between would take minutes. Frames that half of the time for a file does not
    suffice for are left out: a slow PC shows some rather than none. Raises as `open_video`.
    """
    until = time.monotonic() + limits.seconds / 2
    with open_video(path, limits) as container:
        stream = container.streams.video[0]
        moments = [duration_ms(container) * (2 * i + 1) // (2 * count) for i in range(count)]
        strip: list[Image.Image] = []
        best: tuple[tuple[bool, float], VideoFrame] | None = None
        for frame in _frames(container, stream, moments):
            strip.append(picture_of(frame, stream, longest))
            reached = merit(strip[-1])
            if best is None or reached > best[0]:
                best = (reached, frame)  # of large frames no more than one is held
            if time.monotonic() > until:
                break
        if best is not None:
            return Reel(tuple(strip), picture_of(best[1], stream, poster))
    raise Refusal("no_picture", name=path.name)


def _frames(
    container: InputContainer, stream: VideoStream, moments: list[int]
) -> Iterator[VideoFrame]:
    if stream.frames and stream.frames * stream.width * stream.height <= _DECODED_IN_ORDER:
        return _in_order(container, stream, moments)
    return _keyframes(container, stream, moments)


def _in_order(
    container: InputContainer, stream: VideoStream, moments: list[int]
) -> Iterator[VideoFrame]:
    stream.thread_type = "AUTO"
    wanted = iter(moments)
    moment = next(wanted, None)
    frame = None
    for frame in container.decode(stream):
        at = (frame.time or 0.0) * 1000 - _start(container) / _MICROSECONDS
        while moment is not None and at >= moment:
            yield frame
            moment = next(wanted, None)
        if moment is None:
            return
    if frame is not None and moment == moments[0]:
        yield frame  # a video of one frame is over before its first moment


def _start(container: InputContainer) -> int:
    return max(container.start_time or 0, 0)


def _keyframes(
    container: InputContainer, stream: VideoStream, moments: list[int]
) -> Iterator[VideoFrame]:
    # A decoder that may hold frames back until it has seen more asks for two more keyframes, many
    # seconds on in the file; so each is fed alone, and the decoder told that nothing follows.
    stream.thread_type = "SLICE"
    last: tuple[int | None, VideoFrame] | None = None
    for moment in moments:
        # Some containers are searched by time alone: then it is the keyframe after the moment,
        # and near the end there is none.
        packet = _keyframe_at(container, stream, _start(container) + moment * _MICROSECONDS)
        if packet is None and last is None:
            packet = _keyframe_at(container, stream, 0)
        if packet is not None and (last is None or packet.pts is None or packet.pts != last[0]):
            decoded = [*packet.decode(), *stream.decode(None)]
            last = (packet.pts, decoded[0]) if decoded else last
        if last is not None:
            yield last[1]


def _keyframe_at(
    container: InputContainer, stream: VideoStream, time: int
) -> Packet[VideoStream] | None:
    container.seek(time)
    return next((each for each in container.demux(stream) if each.is_keyframe), None)
