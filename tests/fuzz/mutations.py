"""Small good files of every kind, and what a hostile hand or a torn cable makes of them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, cast

import av
import pillow_heif
from av.video.stream import VideoStream
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
FOUND = Path(__file__).resolve().parent / "found"
SIZE = 64, 48
LARGEST = 100_000  # bytes of a sample that is worth mutating
PHOTOS: dict[str, dict[str, Any]] = {
    "jpeg": {"format": "JPEG"},
    "progressive": {"format": "JPEG", "progressive": True},
    "print": {"format": "JPEG", "mode": "CMYK"},
    "two eyes": {"format": "MPO", "save_all": True},
    "png": {"format": "PNG"},
    "palette": {"format": "PNG", "mode": "P"},
    "moving png": {"format": "PNG", "save_all": True},
    "webp": {"format": "WEBP"},
    "moving webp": {"format": "WEBP", "save_all": True, "lossless": True},
    "tiff": {"format": "TIFF"},
    "packed tiff": {"format": "TIFF", "compression": "tiff_lzw"},
    "jpeg in tiff": {"format": "TIFF", "compression": "jpeg"},
    "fax": {"format": "TIFF", "compression": "group4", "mode": "1"},
    "heic": {"format": "HEIF"},
}
VIDEOS = (
    ("mp4", "libx264"),
    ("mov", "mjpeg"),
    ("3gp", "mpeg4"),
    ("matroska", "libx264"),
    ("webm", "libvpx"),
    ("avi", "mpeg4"),
    ("mpegts", "libx264"),
    ("asf", "wmv2"),
    ("mpeg", "mpeg1video"),
    ("mxf", "mpeg2video"),
    ("flv", "flv1"),
    ("ogg", "libvpx"),
)
TELLING = (0, 1, 2, 0x7F, 0x80, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


@cache
def good_files() -> dict[str, bytes]:
    """Name -> content: made by us, the smaller samples, and everything that ever went wrong."""
    made = {name: _photo(**way) for name, way in PHOTOS.items()}
    made |= {f"video in {container}": _video(container, codec) for container, codec in VIDEOS}
    lying = sorted(path for path in SAMPLES.rglob("*.*") if path.suffix not in (".csv", ".md"))
    for path in [*lying, *sorted(FOUND.iterdir())]:
        if path.is_file() and path.stat().st_size <= LARGEST:
            made[path.name] = path.read_bytes()
    return made


def _photo(format: str, mode: str = "RGB", **more: Any) -> bytes:
    picture = _noise(Random(7)).convert("RGB").convert(mode)
    if more.get("save_all"):
        more["append_images"] = [Image.new("RGB", SIZE, "teal"), picture.rotate(180)]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Kamera"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:22 09:31:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    if "compression" not in more:
        more["exif"] = exif.tobytes()
    if mode == "RGB":
        more["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pillow_heif.register_heif_opener()
    written = io.BytesIO()
    picture.save(written, format, **more)
    return written.getvalue()


def _video(container_format: str, codec: str) -> bytes:
    written = io.BytesIO()
    with av.open(written, "w", format=container_format) as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=25))
        stream.width, stream.height, stream.gop_size = *SIZE, 3
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        chance = Random(7)
        for _ in range(8):
            container.mux(stream.encode(av.VideoFrame.from_image(_noise(chance))))
        container.mux(stream.encode(None))
    return written.getvalue()


def _noise(chance: Random) -> Image.Image:
    grey = Image.frombytes("L", SIZE, chance.randbytes(SIZE[0] * SIZE[1]))
    return grey.convert("RGB")


def places(content: bytes) -> st.SearchStrategy[int]:
    """Anywhere behind what tells its kind, half of the time where most of the structure is."""
    last = max(0, len(content) - 1)
    first = min(last, 12)
    return st.one_of(st.integers(first, min(last, 1024)), st.integers(first, last))


@dataclass(frozen=True)
class Hostile:
    """What a good file became."""

    name: str
    content: bytes = field(repr=False)


@st.composite
def hostile_files(draw: st.DrawFn) -> Hostile:
    """One of the good files after up to four changes."""
    files = good_files()
    name = draw(st.sampled_from(sorted(files)))
    content = files[name]
    for _ in range(draw(st.integers(1, 4))):
        content = draw(_changed(content))
    return Hostile(name, content)


@st.composite
def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    at = draw(places(content))
    way = draw(st.sampled_from(("byte", "number", "cut", "drop", "twice", "noise", "graft")))
    if way == "byte":
        return content[:at] + bytes([draw(st.integers(0, 255))]) + content[at + 1 :]
    if way == "number":
        value, size = draw(st.sampled_from(TELLING)), draw(st.sampled_from((1, 2, 4, 8)))
        order = draw(st.sampled_from(("little", "big")))
        number = (value % 256**size).to_bytes(size, "big" if order == "big" else "little")
        return content[:at] + number + content[at + size :]
    if way == "cut":
        return content[:at]
    length = draw(st.integers(1, 64))
    if way == "drop":
        return content[:at] + content[at + length :]
    if way == "twice":
        return content[: at + length] + content[at:]
    if way == "noise":
        return content[:at] + draw(st.binary(min_size=1, max_size=64)) + content[at + length :]
    files = good_files()
    other = files[draw(st.sampled_from(sorted(files)))]
    return content[:at] + other[draw(places(other)) :]
