"""Videos: what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import av
import av.error
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.errors import Refusal
from app.media.decoding import decoding_trouble
from app.media.facts import Probed
from app.media.frame_looks import shown_size
from app.media.kinds import kind_of
from app.media.limits import Limits
from app.media.photos import camera_name

_TRACKS_OF_PLACES = {"GoPro MET", "CameraMetadataMotionHandler"}  # action cameras write the way
_OLDEST = 1990  # a creation year before it is a clock that was never set
_DEMUXERS = {
    "mp4": "mov",
    "mov": "mov",
    "3gp": "mov",
    "heics": "mov",
    "mkv": "matroska",
    "webm": "matroska",
    "avi": "avi",
    "mts": "mpegts",
    "wmv": "asf",
    "mpg": "mpeg",
    "mxf": "mxf",
    "flv": "flv",
    "ogv": "ogg",
}
_MICROSECONDS = 1000  # container durations, per millisecond


def video_facts(path: Path, extension: str, limits: Limits) -> Probed:
    """Facts of a video whose first frame can be decoded. Raises as `open_video`."""
    with open_video(path, limits) as container:
        stream = container.streams.video[0]
        frame = _first_frame(path, container, stream)
        width, height = shown_size(frame, stream)
        named = container.metadata
        return Probed(
            kind="video",
            extension=extension,
            size=path.stat().st_size,
            width=width,
            height=height,
            duration_ms=duration_ms(container),
            captured_at=_captured_at(named),
            camera=_camera(named),
            has_position=_has_position(container),
        )


@contextmanager
def open_video(path: Path, limits: Limits) -> Iterator[InputContainer]:
    """The video, opened by the one demuxer that its content named.

    Raises as `kind_of`; Refusal `not_media` for what is no video, `no_picture`,
    `too_many_pixels`, `too_long` and `too_many_tracks` (each with its limit), `unreadable_media`
    and `too_much_memory`, these two also for what goes wrong inside the block; Unavailable
    `source_unreadable`.
    """
    demuxer = _DEMUXERS.get(kind_of(path).extension)
    if demuxer is None:
        raise Refusal("not_media", name=path.name)
    # As an open file, not as a name: FFmpeg would take some names for protocols and playlists.
    with (
        decoding_trouble(path, limits, av.error.FFmpegError),
        path.open("rb") as file,
        _opened(file, demuxer) as container,
    ):
        _check(path, container, limits)
        yield container


def duration_ms(container: InputContainer) -> int:
    """The length that the container claims; 0 where it claims none."""
    return round(max(container.duration or 0, 0) / _MICROSECONDS)


def _opened(file: object, demuxer: str) -> InputContainer:
    return av.open(file, mode="r", format=demuxer, metadata_errors="replace")


def _check(path: Path, container: InputContainer, limits: Limits) -> None:
    tracks = len(container.streams)
    if tracks > limits.video_tracks:
        raise Refusal("too_many_tracks", name=path.name, tracks=tracks, limit=limits.video_tracks)
    if not container.streams.video:
        raise Refusal("no_picture", name=path.name)
    stream = container.streams.video[0]
    if stream.codec_context is None:  # a track of pictures in a code that nobody knows
        raise Refusal("no_picture", name=path.name)
    if stream.width * stream.height > limits.video_pixels:
        limit, setting = limits.video_pixels, "media.video_megapixels"
        raise Refusal("too_many_pixels", name=path.name, limit_pixels=limit, setting=setting)
    if duration_ms(container) > limits.video_ms:
        raise Refusal("too_long", name=path.name, limit_ms=limits.video_ms)


def _first_frame(path: Path, container: InputContainer, stream: VideoStream) -> VideoFrame:
    for frame in container.decode(stream):
        return frame
    raise Refusal("no_picture", name=path.name)


def _has_position(container: InputContainer) -> bool:
    if any("location" in key.lower() for key in container.metadata):
        return True
    names = (track.metadata.get("handler_name", "") for track in container.streams)
    return any(name.strip() in _TRACKS_OF_PLACES for name in names)


def _captured_at(named: dict[str, str]) -> str:
    try:
        made = datetime.fromisoformat(named.get("creation_time", ""))
    except ValueError:
        return ""
    return made.replace(tzinfo=None, microsecond=0).isoformat() if made.year >= _OLDEST else ""


def _camera(named: dict[str, str]) -> str:
    for maker in ("com.apple.quicktime.", "com.android.", ""):
        make = named.get(f"{maker}make") or named.get(f"{maker}manufacturer", "")
        model = named.get(f"{maker}model", "")
        if model:
            return camera_name(make, model)
    return ""
