"""A demo video: the camera moves slowly over a drawn scene."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import cast

import av
from av.codec import Codec
from av.codec.codec import UnknownCodecError
from av.video.stream import VideoStream
from PIL import Image

from app.demo.pictures import SCENES, draw

RATE = 24  # frames a second
FRAMES = 108  # four and a half seconds
LARGE = (1280, 720)
SMALL = (640, 360)
_FIRST_DAY = datetime(2026, 11, 2, 2, 0)  # UTC, as video files keep it
_CODECS = (("libx264", {"preset": "veryfast", "crf": "26"}), ("mpeg4", {"qscale": "6"}))


def write_clip(folder: Path, seed: int, small: bool = False) -> Path:
    """Write an MP4 of 4.5 s, 1280 x 720 or small, 640 x 360 (under 200 KB).

    H.264 where this build of FFmpeg can write it, else MPEG-4 part 2. The folder must exist.
    """
    width, height = SMALL if small else LARGE
    path = folder / f"VID_{2000 + seed % 700 * 10:04}.mp4"
    codec, options = next(choice for choice in _CODECS if _can_write(choice[0]))
    taken = _FIRST_DAY + timedelta(days=seed % 20, minutes=seed * 37 % 300)
    with av.open(str(path), "w", format="mp4", options={"movflags": "faststart"}) as container:
        container.metadata["creation_time"] = f"{taken.isoformat()}.000000Z"
        added = container.add_stream(codec, rate=Fraction(RATE), options=options)
        stream = cast(VideoStream, added)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for picture in _moving(seed, width, height):
            container.mux(stream.encode(_frame(picture)))
        container.mux(stream.encode(None))
    return path


def _frame(picture: Image.Image) -> av.VideoFrame:
    # PyAV left from_image without types.
    return cast(Callable[[Image.Image], av.VideoFrame], av.VideoFrame.from_image)(picture)


def _can_write(codec: str) -> bool:
    try:
        Codec(codec, "w")
    except UnknownCodecError:
        return False
    return True


def _moving(seed: int, width: int, height: int) -> Iterator[Image.Image]:
    random = Random(f"clip {seed}")
    scene = draw(SCENES[(seed + 3) % len(SCENES)], random, width * 5 // 4)
    near, leftward = random.uniform(0.72, 0.8), random.random() < 0.5
    for number in range(FRAMES):
        part = number / (FRAMES - 1)
        eased = part * part * (3 - 2 * part)
        wide = scene.width * (1 - (1 - near) * (0.6 + 0.4 * eased))
        high = wide * height / width
        left = (scene.width - wide) * (1 - eased if leftward else eased)
        top = (scene.height - high) * (0.35 + 0.35 * eased)
        box = (left, top, left + wide, top + high)
        yield scene.resize((width, height), Image.Resampling.BILINEAR, box=box)
