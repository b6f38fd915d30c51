"""What the media group works on: 200 photos of 12 MP and two videos, made once and kept.

Their content is cut from real phone photos where the samples are at hand, else rendered; either
way they compress to what a phone writes, because the decoders' speed hangs on that.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy
from av.video.stream import VideoStream
from PIL import ExifTags, Image, ImageEnhance

from app.domain.record import record

PHOTOS = 200
PHOTO = (4032, 3024)
MARGIN = 256  # by how much larger a scene is at least, so that each photo is another cut
QUALITY = 95  # 3 to 4 MB a photo, as phones write
SIDEWAYS = 6  # the EXIF orientation of a phone held upright; every third photo was
FPS = 30
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "photos"
SCENES = ("Apple iPhone 6.jpg", "HMD_Nokia_8.3_5G.jpg", "HTC One M8.jpg")
PLACE = Path(__file__).resolve().parents[1] / "build" / "bench" / "media-input"
HEVC_1_S = {"preset": "ultrafast", "x265-params": "keyint=30:min-keyint=30:scenecut=0:log-level=1"}
H264_8_S = {"preset": "veryfast", "g": "240", "keyint_min": "240", "sc_threshold": "0"}


@record
class MediaInput:
    """The photos, a minute of 1080p H.264 with a keyframe every 8 s, and 10 s of 4K HEVC."""

    photos: tuple[Path, ...]
    h264: Path
    hevc: Path


def media_input(place: Path = PLACE) -> MediaInput:
    """The input, made where it is not there yet (some minutes); a file is there whole or not."""
    place.mkdir(parents=True, exist_ok=True)
    photos = tuple(place / f"foto-{number:03}.jpg" for number in range(PHOTOS))
    given = MediaInput(photos, place / "h264-1080p.mp4", place / "hevc-4k.mp4")
    missing = [path for path in (*photos, given.h264, given.hevc) if not path.exists()]
    scenes = _scenes() if missing else ()
    for path in missing:
        part = path.with_suffix(".part")
        if path == given.h264:
            video(part, scenes, "libx264", (1920, 1080), 60, H264_8_S)
        elif path == given.hevc:
            video(part, scenes, "libx265", (3840, 2160), 10, HEVC_1_S)
        else:
            part.write_bytes(photo(scenes, photos.index(path)))
        part.replace(path)
    return given


def rendered(side: int) -> Image.Image:
    """A scene with as much detail at every size as nature has (its spectrum falls with 1/f)."""
    chance = numpy.random.default_rng(side)
    across = numpy.fft.rfftfreq(side)[None, :]
    down = numpy.fft.fftfreq(side)[:, None]
    weight = 1 / numpy.maximum(numpy.hypot(down, across), 1 / side) ** 1.4
    planes = []
    for _ in range(3):
        phases = numpy.exp(2j * numpy.pi * chance.random(weight.shape))
        plane = numpy.fft.irfft2(weight * phases, s=(side, side))
        planes.append(128 + 48 * (plane - plane.mean()) / plane.std())
    bright, red, blue = planes
    mixed = numpy.stack([bright + (red - 128) / 4, bright, bright + (blue - 128) / 4], axis=-1)
    return Image.fromarray(mixed.clip(0, 255).astype(numpy.uint8))


def _scenes() -> tuple[Image.Image, ...]:
    real = [SAMPLES / name for name in SCENES]
    if not all(path.exists() for path in real):
        return (mirrored(rendered(1024)),)
    return tuple(mirrored(Image.open(path).convert("RGB")) for path in real)


def mirrored(scene: Image.Image) -> Image.Image:
    """Continued beyond its edges as in a mirror: enlarging it would take its fine detail away."""
    wide, high = (
        max(0, side + MARGIN - given) for side, given in zip(PHOTO, scene.size, strict=True)
    )
    grown = numpy.pad(numpy.asarray(scene), ((0, high), (0, wide), (0, 0)), mode="symmetric")
    return Image.fromarray(grown)


def photo(scenes: tuple[Image.Image, ...], number: int) -> bytes:
    """Another cut of one of the scenes each time, of another brightness, as a phone saves it."""
    chance = random.Random(number)
    scene = scenes[number % len(scenes)]
    left = chance.randrange(scene.width - PHOTO[0])
    top = chance.randrange(scene.height - PHOTO[1])
    picture = scene.crop((left, top, left + PHOTO[0], top + PHOTO[1]))
    picture = ImageEnhance.Brightness(picture).enhance(chance.uniform(0.9, 1.1))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1 if number % 3 else SIDEWAYS
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, subsampling="4:2:0", exif=exif)
    return written.getvalue()


def video(
    path: Path,
    scenes: tuple[Image.Image, ...],
    codec: str,
    size: tuple[int, int],
    seconds: int,
    options: dict[str, str],
) -> None:
    with av.open(str(path), "w", format="mp4") as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=FPS, options=options))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for frame in _frames(scenes, size, seconds):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _frames(
    scenes: tuple[Image.Image, ...], size: tuple[int, int], seconds: int
) -> Iterator[av.VideoFrame]:
    """A slow pan, over another scene every 5 s."""
    width, height = size
    for number in range(seconds * FPS):
        scene, step = divmod(number, 5 * FPS)
        if not step:
            wide = (width + 5 * FPS * 2, height + 5 * FPS)
            held = numpy.asarray(scenes[scene % len(scenes)].resize(wide))
        cut = held[step : step + height, 2 * step : 2 * step + width]
        frame = av.VideoFrame.from_ndarray(numpy.ascontiguousarray(cut), format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        yield frame


if __name__ == "__main__":
    print(media_input())
