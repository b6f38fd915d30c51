"""Every format that a phone, camera or scanner writes is shown upright, whole and once."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import ExifTags, Image
from PIL.Image import Transpose

from app.media.limits import Limits
from app.media.probe import decode, probe
from tests.app.media.bombs import chunk

pillow_heif.register_heif_opener()

AS_STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
WAYS: dict[str, dict[str, Any]] = {
    "jpg": {"quality": 95, "subsampling": 0},
    "progressive.jpg": {"quality": 95, "subsampling": 0, "progressive": True},
    "png": {},
    "webp": {"quality": 95, "lossless": True},
    "plain.tif": {},
    "packed.tif": {"compression": "tiff_lzw"},
    "heic": {"quality": 95, "chroma": 444},
}


def corners() -> Image.Image:
    """128 x 64: red, green, blue and white, clockwise from the top left."""
    picture = Image.new("RGB", (128, 64))
    for at, colour in (((0, 0), RED), ((64, 0), GREEN), ((64, 32), BLUE), ((0, 32), WHITE)):
        picture.paste(colour, (*at, at[0] + 64, at[1] + 32))
    return picture


def shown_corners(path: Path) -> list[tuple[int, ...]]:
    """The four colours clockwise from the top left, each rounded to full or nothing."""
    shown = decode(path, 1_000_000, Limits())
    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rows, "raw", "BGRX")
    width, height = picture.size
    left, right, top, bottom = width // 4, width * 3 // 4, height // 4, height * 3 // 4
    found = [
        picture.getpixel(at) for at in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    assert all(isinstance(pixel, tuple) for pixel in found)
    return [
        tuple(round(value / 255) * 255 for value in pixel)
        for pixel in found
        if isinstance(pixel, tuple)
    ]


@pytest.mark.parametrize("orientation", AS_STORED)
@pytest.mark.parametrize("way", WAYS)
def test_every_format_stands_upright(tmp_path: Path, way: str, orientation: int) -> None:
    # The HEIC writer takes the picture as it lies and turns it by boxes, as phones do.
    turn = AS_STORED[orientation]
    stored = corners() if turn is None else corners().transpose(turn)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    path = tmp_path / f"a.{way}"
    stored.save(path, exif=exif.tobytes() if way == "heic" else exif, **WAYS[way])

    facts = probe(path, Limits())

    assert (facts.width, facts.height) == (128, 64)
    assert shown_corners(path) == [RED, GREEN, BLUE, WHITE]


def test_a_heic_is_not_turned_a_second_time_by_its_exif(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    path = tmp_path / "a.heic"
    corners().transpose(Transpose.ROTATE_90).save(path, exif=exif.tobytes(), **WAYS["heic"])
    content = path.read_bytes()
    assert b"irot" in content
    said = content.replace(b"\x12\x01\x03\x00\x00\x00\x01\x01", b"\x12\x01\x03\x00\x00\x00\x01\x06")
    path.write_bytes(said)

    facts = probe(path, Limits())

    assert (facts.width, facts.height) == (128, 64)
    assert shown_corners(path) == [RED, GREEN, BLUE, WHITE]


def test_of_several_pages_or_frames_the_first_is_shown(tmp_path: Path) -> None:
    others = [Image.new("RGB", (128, 64), colour) for colour in ("black", "gray")]
    for name, more in (
        ("a.tif", {}),
        ("a.webp", {"lossless": True}),
        ("a.png", {}),
        ("a.mpo", {"quality": 95}),
        ("a.heic", {"quality": 95, "chroma": 444}),
    ):
        path = tmp_path / name
        corners().save(path, save_all=True, append_images=others, **more)
        with Image.open(path) as image:
            assert getattr(image, "n_frames", 1) == 3, name
        assert shown_corners(path) == [RED, GREEN, BLUE, WHITE], name


def test_a_photo_with_two_eyes_is_a_jpeg(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.mpo", save_all=True, append_images=[corners()])
    assert probe(tmp_path / "a.mpo", Limits()).extension == "jpg"


def grey(mode: str) -> Image.Image:
    """Dark on the left, light on the right."""
    made = Image.linear_gradient("L").transpose(Transpose.ROTATE_90)
    if mode == "I;16":
        return made.convert("I").point(lambda value: value * 257).convert("I;16")
    if mode == "I":
        return made.convert("I").point(lambda value: value * 1_000_000)
    if mode == "F":
        return made.convert("F").point(lambda value: value / 255)
    return made.convert("RGB").convert(mode) if mode in ("CMYK", "LAB") else made.convert(mode)


def lab() -> Image.Image:
    ramp = Image.linear_gradient("L").transpose(Transpose.ROTATE_90)
    middle = Image.new("L", ramp.size, 128)
    return Image.merge("LAB", (ramp, middle, middle))


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        *((mode, "a.png") for mode in ("L", "P", "LA", "RGBA", "1", "I;16")),
        *((mode, "a.tif") for mode in ("L", "P", "RGBA", "1", "I;16", "I", "F", "CMYK", "LAB")),
        ("CMYK", "a.jpg"),
        ("L", "a.jpg"),
        ("L", "a.heic"),
        ("RGBA", "a.heic"),
        ("RGBA", "a.webp"),
    ],
)
def test_every_sort_of_pixel_becomes_plain_colour(tmp_path: Path, mode: str, name: str) -> None:
    made = lab() if mode == "LAB" else grey(mode)
    made.save(tmp_path / name)

    shown = decode(tmp_path / name, 1_000_000, Limits())

    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rows, "raw", "BGRX")
    dark, light = picture.resize((2, 1), Image.Resampling.BOX).convert("L").tobytes()
    assert dark < 90
    assert light > 165


def sixteen_bits(path: Path) -> None:
    """A TIFF of three channels of 16 bits, as scanners write it: red is full, the others empty."""
    pixels = b"\xff\xff\0\0\0\0" * (64 * 64)
    tags = (
        (256, 64),
        (257, 64),
        (258, 16),
        (259, 1),
        (262, 2),
        (273, 0),
        (277, 3),
        (279, len(pixels)),
    )
    place = 8 + 2 + 12 * len(tags) + 4
    entries = b"".join(
        tag.to_bytes(2, "little")
        + b"\x04\0\x01\0\0\0"
        + (place if tag == 273 else value).to_bytes(4, "little")
        for tag, value in tags
        if tag != 258
    )
    bits = (
        (258).to_bytes(2, "little")
        + b"\x03\0\x03\0\0\0"
        + (place + len(pixels)).to_bytes(4, "little")
    )
    entries = entries[:24] + bits + entries[24:]
    head = b"II*\0\x08\0\0\0" + len(tags).to_bytes(2, "little")
    path.write_bytes(head + entries + bytes(4) + pixels + b"\x10\0\x10\0\x10\0")


def test_a_screenshot_of_sixteen_bits_keeps_its_colours(tmp_path: Path) -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 16, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress((b"\0" + b"\xff\xff\0\0\0\0" * 64) * 64))
    content = b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(content)
    assert shown_corners(tmp_path / "a.png") == [RED] * 4


def test_a_scan_of_sixteen_bits_keeps_its_colours(tmp_path: Path) -> None:
    sixteen_bits(tmp_path / "scan.tif")
    assert probe(tmp_path / "scan.tif", Limits()).width == 64
    assert shown_corners(tmp_path / "scan.tif") == [RED] * 4


def telling() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Kamera", "Kamera Contoh"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:22 09:31:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    return exif.tobytes()


# Pillow cannot write inner directories into a packed TIFF.
@pytest.mark.parametrize("way", sorted(WAYS.keys() - {"packed.tif"}))
def test_what_the_camera_wrote_is_read_from_every_format(tmp_path: Path, way: str) -> None:
    path = tmp_path / f"a.{way}"
    corners().save(path, exif=telling(), **WAYS[way])
    facts = probe(path, Limits())
    assert facts.captured_at == "2026-11-22T09:31:05"
    assert facts.camera == "Kamera Contoh"
    assert facts.has_position
