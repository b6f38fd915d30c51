"""How steady and how loud a video is, by a few short pieces of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median
from typing import TypeVar

import av.error
import cv2
import numpy
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.media.hints import SILENCE

Grey = NDArray[numpy.uint8]
Path2D = NDArray[numpy.float64]  # one row per frame: x and y, in percent of the width

F = TypeVar("F", VideoFrame, AudioFrame)

_PIECES = (0.1, 0.4, 0.7)  # where in the video a piece begins
_PIECE = 2.0  # seconds
_PATIENCE = 3.0  # seconds of work on the frames; a 4K video tells by what was reached
_WIDTH = 320  # pixels at which movement is followed
_FEWEST = 20  # frames of a piece, and points that are followed
_SWAY = 0.7  # seconds: slower movement is a pan and no shaking
_HEARD = 0.5  # seconds of sound, with less nothing is said of it
_CUT = 15.0  # percent of the width: no camera moves so far from one frame to the next
_MICROSECONDS = 1_000_000


def shake(container: InputContainer, clock: Callable[[], float] = time.monotonic) -> float | None:
    """How far the picture jumps about its own smooth path, in percent of its width.

    The median of frames and of pieces: one jump is no shaking. None where no piece is long
    enough. Raises as PyAV.
    """
    cv2.setNumThreads(1)  # each thread takes of the worker's memory, and two workers fill a PC
    until = clock() + _PATIENCE
    stream = container.streams.video[0]
    found: list[float] = []
    for piece in _pieces(container):
        if clock() > until:
            break
        container.seek(round(piece * _MICROSECONDS))
        frames = _within(_piece(container.decode(stream)), until, clock)
        told = _jumping([_small(frame) for frame in frames], float(stream.average_rate or 25))
        if told is not None:
            found.append(told)
    return median(found) if found else None


def loudness(container: InputContainer) -> float | None:
    """The mean level of the loudest piece, in dBFS; SILENCE without sound, None if unreadable."""
    if not container.streams.audio:
        return SILENCE
    stream = container.streams.audio[0]
    try:
        levels = [_level(_heard(container, stream, begin)) for begin in _pieces(container)]
    except (av.error.FFmpegError, ValueError):
        return None  # a sound that this PC cannot decode is no silence
    told = [level for level in levels if level is not None]
    return max(told) if told else None


def _pieces(container: InputContainer) -> tuple[float, ...]:
    """Where the pieces begin, in seconds; a short video is one piece."""
    seconds = (container.duration or 0) / _MICROSECONDS
    if seconds < _PIECE * (len(_PIECES) + 1):
        return (0.0,)
    return tuple(seconds * part for part in _PIECES)


def _piece(frames: Iterator[F]) -> Iterator[F]:
    """What is decoded from here on for the length of a piece."""
    first: float | None = None
    for frame in frames:
        at = frame.time or 0.0
        first = at if first is None else first  # the keyframe before its beginning will do
        if at > first + _PIECE:
            return
        yield frame


def _within(
    frames: Iterator[VideoFrame], until: float, clock: Callable[[], float]
) -> Iterator[VideoFrame]:
    for frame in frames:
        yield frame
        if clock() > until:
            return


def _small(frame: VideoFrame) -> Grey:
    height = max(2, round(frame.height * _WIDTH / frame.width / 2) * 2)
    grey = frame.reformat(width=_WIDTH, height=height, format="gray").to_ndarray()
    return numpy.asarray(grey, dtype=numpy.uint8)


def _jumping(frames: list[Grey], rate: float) -> float | None:
    if len(frames) < _FEWEST:
        return None
    steps = [_step(one, other) for one, other in pairwise(frames)]
    path: Path2D = numpy.cumsum(numpy.array(steps), axis=0)
    wide = min(len(path) // 2 * 2 - 1, round(rate * _SWAY) // 2 * 2 + 1)
    rest = path - _smoothed(path, wide)
    return float(numpy.median(numpy.hypot(rest[:, 0], rest[:, 1])))


def _step(one: Grey, other: Grey) -> tuple[float, float]:
    """How far the picture moved; nothing where too little of it is found again, as at a cut."""
    points = cv2.goodFeaturesToTrack(one, 120, 0.01, 8)
    if points is None or len(points) < _FEWEST:
        return 0.0, 0.0
    start = numpy.zeros_like(points)
    there, known, _ = cv2.calcOpticalFlowPyrLK(one, other, points, start)
    ways = (there - points)[known.ravel() == 1].reshape(-1, 2)
    if len(ways) < _FEWEST:
        return 0.0, 0.0
    x, y = (float(each) * 100 / _WIDTH for each in numpy.median(ways, axis=0))
    return (x, y) if math.hypot(x, y) < _CUT else (0.0, 0.0)


def _smoothed(path: Path2D, wide: int) -> Path2D:
    """The mean over `wide` frames; beyond its ends the path goes on as it went."""
    half = wide // 2
    before = 2 * path[0] - path[half:0:-1]
    after = 2 * path[-1] - path[-2 : -half - 2 : -1]
    long = numpy.concatenate([before, path, after])
    kernel = numpy.ones(wide) / wide
    columns = [numpy.convolve(long[:, each], kernel, mode="valid") for each in (0, 1)]
    return numpy.stack(columns, axis=1)


def _heard(container: InputContainer, stream: AudioStream, begin: float) -> Iterator[AudioFrame]:
    container.seek(round(begin * _MICROSECONDS))
    return _piece(container.decode(stream))


def _level(frames: Iterator[AudioFrame]) -> float | None:
    power, count, seconds = 0.0, 0, 0.0
    for frame in frames:
        samples = frame.to_ndarray()
        full = 1.0 if samples.dtype.kind == "f" else 2.0 ** (8 * samples.dtype.itemsize - 1)
        levels = samples.astype(numpy.float64) / full - (samples.dtype.kind == "u")
        power += float((levels**2).sum())
        count += levels.size
        seconds += frame.samples / max(1, frame.sample_rate)
    if seconds < _HEARD:
        return None
    return max(SILENCE + 1, 10 * math.log10(power / count + 1e-12))
