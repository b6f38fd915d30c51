"""A published photo shows the same picture and says nothing of where it was taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from app.publication.clean_jpeg import clean_jpeg, exif_orientation

COLOURS = ("red", "lime", "blue", "yellow")


def taken(orientation: int = 1, progressive: bool = False) -> bytes:
    """A photo with a position, a remark, XMP, and a colour in each corner."""
    picture = Image.new("RGB", (64, 32))
    corners = ((0, 0), (32, 0), (0, 16), (32, 16))
    for colour, corner in zip(COLOURS, corners, strict=True):
        picture.paste(Image.new("RGB", (32, 16), colour), corner)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Kamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    written = io.BytesIO()
    picture.save(
        written,
        "JPEG",
        exif=exif,
        comment=b"rahasia",
        xmp=b"<GPSLatitude>rahasia",
        progressive=progressive,
    )
    return written.getvalue()


def shown(photo: bytes) -> Image.Image:
    """The photo as a viewer shows it: upright."""
    with Image.open(io.BytesIO(photo)) as image:
        turn = {
            1: None,
            6: Image.Transpose.ROTATE_270,
            3: Image.Transpose.ROTATE_180,
            8: Image.Transpose.ROTATE_90,
        }[image.getexif().get(ExifTags.Base.Orientation, 1)]
        upright = image.convert("RGB")
        return upright.transpose(turn) if turn is not None else upright


@pytest.mark.parametrize("progressive", [False, True])
def test_the_pixels_stay_and_everything_that_was_told_is_gone(progressive: bool) -> None:
    photo = taken(progressive=progressive)
    clean = clean_jpeg(photo)
    with Image.open(io.BytesIO(clean)) as image:
        assert dict(image.getexif()) == {}
        assert "xmp" not in image.info
        assert "comment" not in image.info
    assert b"rahasia" not in clean
    assert b"Kamera" not in clean
    assert shown(clean).tobytes() == shown(photo).tobytes()


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_taken_sideways_is_shown_as_before(orientation: int) -> None:
    photo = taken(orientation)
    assert shown(clean_jpeg(photo)).tobytes() == shown(photo).tobytes()


def test_a_turn_of_the_ya_goes_on_top_of_the_camera_s() -> None:
    photo = taken(6)
    turned = shown(photo).transpose(Image.Transpose.ROTATE_270)  # Pillow turns the other way
    assert shown(clean_jpeg(photo, 90)).tobytes() == turned.tobytes()


def test_what_lies_behind_the_picture_is_left_out() -> None:
    assert clean_jpeg(taken() + b"\xff\xd8ekor dengan lokasi").endswith(b"\xff\xd9")


@pytest.mark.parametrize("cut", [0, 1, 2, 10, 60, 400])
def test_what_is_no_whole_jpeg_is_refused(cut: int) -> None:
    with pytest.raises(ValueError):
        clean_jpeg(taken()[:cut])


def test_an_orientation_that_makes_no_sense_counts_as_upright() -> None:
    assert exif_orientation(b"") == 1
    assert exif_orientation(b"II*\0\xff\xff\xff\xff") == 1
    assert exif_orientation(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0") == 1


def test_every_photo_of_the_samples_comes_out_with_the_same_pixels(samples: Path) -> None:
    for path in sorted((samples / "photos").glob("*.jpg")):
        photo = path.read_bytes()
        clean = clean_jpeg(photo)
        with Image.open(io.BytesIO(photo)) as before, Image.open(io.BytesIO(clean)) as after:
            assert after.tobytes() == before.tobytes(), path.name
            assert ExifTags.IFD.GPSInfo not in after.getexif(), path.name
