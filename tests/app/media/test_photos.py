"""Photos are shown upright, in the colours that were meant, within the limits."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from app.errors import Refusal
from app.media.limits import Limits
from app.media.photos import photo_facts, photo_picture

LIMITS = Limits()


def corners() -> Image.Image:
    """120 x 80: red, green, blue and white, clockwise from the top left."""
    picture = Image.new("RGB", (120, 80))
    for at, colour in (((0, 0), "red"), ((60, 0), "lime"), ((60, 40), "blue"), ((0, 40), "white")):
        picture.paste(colour, (*at, at[0] + 60, at[1] + 40))
    return picture


def test_what_the_camera_wrote_is_read(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera"
    exif[ExifTags.Base.Model] = "Kamera Contoh\0"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:22 09:31:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    corners().save(tmp_path / "a.jpg", exif=exif)

    facts = photo_facts(tmp_path / "a.jpg", "jpg", LIMITS)

    assert facts.captured_at == "2026-11-22T09:31:05"
    assert facts.camera == "Kamera Contoh"
    assert facts.has_position
    assert facts.size == (tmp_path / "a.jpg").stat().st_size


@pytest.mark.parametrize("when", ["0000:00:00 00:00:00", "    :  :     :  :  ", "kemarin", ""])
def test_a_camera_without_a_clock_says_no_time(tmp_path: Path, when: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = when
    corners().save(tmp_path / "a.jpg", exif=exif)
    assert photo_facts(tmp_path / "a.jpg", "jpg", LIMITS).captured_at == ""


def test_broken_exif_does_not_spoil_the_photo(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.jpg", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7fnonsense")
    facts = photo_facts(tmp_path / "a.jpg", "jpg", LIMITS)
    assert (facts.width, facts.height, facts.camera) == (120, 80, "")


@pytest.mark.parametrize("told", [0, 9, 99])
def test_a_photo_turned_in_no_known_way_is_shown_as_it_lies(tmp_path: Path, told: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = told
    path = tmp_path / "putar.jpg"
    Image.new("RGB", (60, 40)).save(path, exif=exif)
    facts = photo_facts(path, "jpg", Limits())
    assert (facts.width, facts.height) == photo_picture(path, "jpg", Limits(), 100).size == (60, 40)


def test_what_is_transparent_lies_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "logo.png")
    picture = photo_picture(tmp_path / "logo.png", "png", LIMITS, 1920)
    assert picture.getpixel((20, 20)) == (255, 255, 255)


def test_a_broken_place_does_not_spoil_what_is_said_otherwise(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Kamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    content = exif.tobytes()
    pointer = struct.pack(">HHI", ExifTags.IFD.GPSInfo, 4, 1)
    assert pointer in content
    at = content.index(pointer) + len(pointer)
    broken = content[:at] + b"\xff\xff\xff\xf0" + content[at + 4 :]
    corners().save(tmp_path / "a.jpg", exif=broken)

    facts = photo_facts(tmp_path / "a.jpg", "jpg", LIMITS)

    assert (facts.width, facts.height, facts.camera) == (80, 120, "Kamera")
    assert not facts.has_position


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [11_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    (tmp_path / "bomb.png").write_bytes(png_claiming(side, side))
    with pytest.raises(Refusal, match="too_many_pixels") as refused:
        photo_facts(tmp_path / "bomb.png", "png", LIMITS)
    assert refused.value.facts["limit_pixels"] == LIMITS.photo_pixels


def test_a_limit_that_was_raised_holds_instead(tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(png_claiming(15_000, 15_000))
    wide = Limits(photo_pixels=225_000_000)
    assert photo_facts(tmp_path / "wide.png", "png", wide).width == 15_000
    for narrow in (Limits(), Limits(photo_pixels=224_000_000)):
        with pytest.raises(Refusal, match="too_many_pixels"):
            photo_facts(tmp_path / "wide.png", "png", narrow)


def test_half_a_photo_is_refused(tmp_path: Path, photo: Path) -> None:
    (tmp_path / "half.jpg").write_bytes(photo.read_bytes()[:3000])
    with pytest.raises(Refusal, match=r"unreadable_media.*damaged"):
        photo_picture(tmp_path / "half.jpg", "jpg", LIMITS, 1920)
