"""Colours are those that the phone, the camera or the scanner meant."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import ExifTags, Image, ImageCms

from app.media.colour_spaces import adobe_rgb, by_numbers, display_p3
from app.media.limits import Limits
from app.media.photos import photo_picture

pillow_heif.register_heif_opener()

LIMITS = Limits()
P3, BT2020, BT709 = 12, 9, 1
SRGB, HLG, PQ = 13, 18, 16
SKIN = (200, 100, 50)
SKIN_OF_P3 = (215, 93, 31)  # what (200, 100, 50) in Display P3 is in sRGB
SKIN_OF_ADOBE = (227, 100, 42)


def shown(path: Path, limits: Limits = LIMITS) -> tuple[int, int, int]:
    picture = photo_picture(path, path.suffix[1:], limits, 1920)
    assert picture.mode == "RGB"
    pixel = picture.getpixel((20, 20))
    assert isinstance(pixel, tuple)
    return pixel[0], pixel[1], pixel[2]


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 4) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("a.jpg", {"quality": 98, "subsampling": 0}),
        ("a.png", {}),
        ("a.webp", {"lossless": True}),
        ("a.tiff", {}),
        ("a.heic", {"quality": 98, "chroma": 444}),
    ],
)
def test_a_display_p3_phone_keeps_its_colours(
    tmp_path: Path, name: str, more: dict[str, Any]
) -> None:
    picture = Image.new("RGB", (64, 64), SKIN)
    picture.save(tmp_path / name, icc_profile=display_p3(), **more)
    assert near(shown(tmp_path / name), SKIN_OF_P3)


def test_our_own_profile_of_display_p3_is_the_known_one() -> None:
    def through(profile: bytes, pixel: tuple[int, int, int]) -> tuple[int, ...]:
        picture = ImageCms.profileToProfile(
            Image.new("RGB", (1, 1), pixel),
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
        assert picture is not None
        return tuple(picture.tobytes())

    for grey in (0, 64, 128, 255):
        assert near(through(display_p3(), (grey,) * 3), (grey,) * 3, 1)
    # CSS Color 4: color(display-p3 0 1 0) lies outside of sRGB, and so does its red.
    assert through(display_p3(), (0, 255, 0)) == (0, 255, 0)
    assert near(through(display_p3(), SKIN), SKIN_OF_P3, 1)
    assert near(through(adobe_rgb(), SKIN), SKIN_OF_ADOBE, 1)
    assert near(through(by_numbers(BT2020, HLG), (190, 190, 190)), (234, 234, 234), 4)
    assert near(through(by_numbers(BT2020, PQ), (148, 148, 148)), (234, 234, 234), 4)
    assert by_numbers(BT709, SRGB) == by_numbers(2, 2) == b""


def test_a_heic_may_name_its_colours_by_numbers(tmp_path: Path) -> None:
    file = pillow_heif.from_pillow(Image.new("RGB", (64, 64), SKIN))
    file.save(
        tmp_path / "a.heic", quality=98, chroma=444,
        color_primaries=P3, transfer_characteristics=SRGB, matrix_coefficients=6, full_range_flag=1,
    )  # fmt: skip
    assert near(shown(tmp_path / "a.heic"), SKIN_OF_P3)


def test_a_camera_may_say_adobe_rgb_in_two_letters(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Interop)[1] = "R03"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {1: "R03"}
    picture = Image.new("RGB", (64, 64), SKIN)
    picture.save(tmp_path / "a.jpg", exif=exif, quality=98, subsampling=0)
    assert near(shown(tmp_path / "a.jpg"), SKIN_OF_ADOBE)


def test_a_profile_of_swapped_colours_is_followed(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"keep").replace(b"gXYZ", b"rXYZ").replace(b"keep", b"gXYZ")
    Image.new("RGB", (64, 64), "red").save(tmp_path / "a.png", icc_profile=swapped)
    assert near(shown(tmp_path / "a.png"), (0, 255, 0), 12), "this profile's red is our green"


def grey_profile(gamma: float) -> bytes:
    """A profile of grey with a plain power curve, as scanners embed it."""
    curve = b"curv\0\0\0\0\0\0\0\x01" + round(gamma * 256).to_bytes(2, "big") + b"\0\0"
    white = b"XYZ \0\0\0\0\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d"
    place = 132 + 24
    index = b"wtpt" + place.to_bytes(4, "big") + (20).to_bytes(4, "big")
    index += b"kTRC" + (place + 20).to_bytes(4, "big") + (14).to_bytes(4, "big")
    body = (2).to_bytes(4, "big") + index + white + curve
    head = (128 + len(body)).to_bytes(4, "big") + b"lcms\x02\x10\0\0mntrGRAYXYZ " + bytes(12)
    head += b"acsp" + bytes(28) + white[8:]
    return head.ljust(128, b"\0") + body


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tiff"])
def test_a_grey_scan_is_as_light_as_its_profile_says(tmp_path: Path, name: str) -> None:
    scan = Image.new("L", (64, 64), 128)
    scan.save(tmp_path / name, icc_profile=grey_profile(1.0))
    assert near(shown(tmp_path / name), (188, 188, 188)), "half the light is not half the number"


def test_grey_with_a_profile_of_colour_is_still_grey(tmp_path: Path) -> None:
    Image.new("L", (64, 64), 128).save(tmp_path / "a.png", icc_profile=display_p3())
    assert near(shown(tmp_path / "a.png"), (128, 128, 128))


@pytest.mark.parametrize("name", ["a.jpg", "a.tiff"])
def test_colours_of_print_are_shown(tmp_path: Path, name: str) -> None:
    Image.new("CMYK", (64, 64), (0, 255, 255, 0)).save(tmp_path / name)
    red, green, blue = shown(tmp_path / name)
    assert red > 200
    assert green < 60
    assert blue < 60


@pytest.mark.parametrize(
    "profile",
    [
        b"no profile at all",
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
        grey_profile(1.0),
        display_p3()[:200],
        display_p3()[:300] + bytes(6000),
        display_p3().replace(b"RGB XYZ ", b"CMYKLab "),
        display_p3()[:4] + b"\xff" * 200 + display_p3()[204:],
    ],
    ids=["none", "Lab", "grey", "cut", "blank", "of print", "noise"],
)
def test_a_profile_that_does_not_fit_is_as_good_as_none(tmp_path: Path, profile: bytes) -> None:
    Image.new("RGB", (64, 64), SKIN).save(tmp_path / "a.png", icc_profile=profile)
    assert near(shown(tmp_path / "a.png"), SKIN, 6)


def test_a_profile_beyond_its_limit_is_not_even_read(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), SKIN).save(tmp_path / "a.png", icc_profile=display_p3())
    assert near(shown(tmp_path / "a.png", Limits(profile_bytes=1000)), SKIN)
