"""Small videos whose every frame says by its grey which one it is."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import av
import numpy as np
from av.video.stream import VideoStream
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.domain.record import record
from ui.viewer.video_view import VideoView

FPS = 25
FRAME_MS = 1000 // FPS
RATE = 48_000  # of the sound
FRAMES = 50
LENGTH = FRAMES * FRAME_MS
LAST = FRAMES - 1
FIRST, APART = 20, 4  # the grey of frame 0, and how much lighter each next one is
DARKER = 0.8  # what compression makes of it, on average
SIZE = (96, 64)


@record
class Coding:
    """How a clip is compressed; usually with keyframes a second apart, and B-frames."""

    codec: str = "libx264"
    pixels: str = "yuv420p"
    options: tuple[tuple[str, str], ...] = (("g", "25"), ("bf", "2"), ("preset", "veryfast"))


USUAL = Coding()
FRONT = {"movflags": "faststart"}  # what is said of the pictures comes before them


def counting_clip(
    path: Path, frames: int, turned: int = 0, sound_ms: int = 0, coding: Coding = USUAL
) -> Path:
    """A video as cameras write them, in the container that the path's extension names.

    The upper left corner is white, to see what is up; `turned` is what the file says of itself, in
    degrees clockwise. With `sound_ms` there is silence of that length, as long as it may be.
    """
    with av.open(str(path), "w") as container:
        made = container.add_stream(coding.codec, rate=FPS, options=dict(coding.options))
        stream = cast(VideoStream, made)
        sound = container.add_stream("aac", rate=RATE, layout="mono") if sound_ms else None
        stream.width, stream.height = SIZE
        stream.pix_fmt = coding.pixels
        if turned:
            stream.set_display_rotation(-turned)
        for number in range(frames):
            grey = np.full((SIZE[1], SIZE[0], 3), FIRST + APART * (number % FRAMES), np.uint8)
            grey[:16, :16] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))
        if sound is not None:
            silence = np.zeros((1, RATE * sound_ms // 1000), np.float32)
            frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
            frame.sample_rate = RATE
            container.mux(sound.encode(frame))
            container.mux(sound.encode(None))
    return path


def number_of(picture: QImage) -> int:
    """Which frame of a counting clip this is."""
    grey = QColor(picture.pixel(picture.width() * 2 // 3, picture.height() * 2 // 3))
    mean = (grey.red() + grey.green() + grey.blue()) / 3
    return round((mean + DARKER - FIRST) / APART)


def shows(qtbot: QtBot, view: VideoView, number: int) -> None:
    """Wait until that frame of a counting clip is seen."""
    qtbot.waitUntil(lambda: view.stage.has_frame and number_of(view.picture()) == number)


def without_decoder(clip: Path, path: Path) -> Path:
    """The same video in a compression that nobody knows."""
    path.write_bytes(clip.read_bytes().replace(b"avc1", b"zzz9"))
    return path


def scrambled(clip: Path, path: Path) -> Path:
    """The same video, of which the pictures are noise: it opens, and nothing in it decodes."""
    whole = bytearray(clip.read_bytes())
    begin = whole.index(b"mdat") + 4
    noise = np.random.default_rng(1).integers(0, 256, len(whole) - begin, np.uint8)
    end = whole.find(b"moov", begin)
    upto = end - 4 if end > 0 else len(whole)
    whole[begin:upto] = noise.tobytes()[: upto - begin]
    path.write_bytes(bytes(whole))
    return path


def cut_off(clip: Path, path: Path) -> Path:
    """The same video, of which the second half of the pictures never came."""
    with av.open(str(clip)) as given, av.open(str(path), "w", options=FRONT) as made:
        stream = made.add_stream_from_template(given.streams.video[0])
        for packet in given.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)
    whole = path.read_bytes()
    begin = whole.index(b"mdat")
    path.write_bytes(whole[: begin + (len(whole) - begin) // 2])
    return path


def strip_of(folder: Path, frames: int = 10) -> tuple[Path, ...]:
    """A strip of ten frames as previews are: lighter from one to the next."""
    paths = []
    for number in range(frames):
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(*[FIRST + 20 * number] * 3))
        paths.append(folder / f"strip-{number:02}.jpg")
        assert image.save(str(paths[-1]))
    return tuple(paths)


def still_of(picture: QImage) -> int:
    """Which frame of such a strip this is; -1 for no picture."""
    if picture.isNull():
        return -1
    return round((QColor(picture.pixel(picture.rect().center())).green() - FIRST) / 20)
