"""Blurred and dark photos are told from soft backgrounds, stages in the dark, and quiet scenes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy
import pytest
from PIL import Image, ImageFilter, ImageOps

from app.demo.pictures import SCENES, draw
from app.media.hints import Thresholds
from app.media.hints_photo import brightest, sharpness

LIMITS = Thresholds()
REAL = ("Apple iPhone 6.jpg", "Canon EOS 7D.jpg", "DSCN0021.jpg", "HTC One M8.jpg")


def scene(number: int) -> Image.Image:
    """A drawn scene, as large as it is judged at."""
    return draw(SCENES[number], Random(f"1 {number}"), 1024)


@pytest.fixture(params=REAL)
def real(samples: Path, request: pytest.FixtureRequest) -> Image.Image:
    """A photo of a phone or camera, as large as its screen preview."""
    with Image.open(samples / "photos" / str(request.param)) as image:
        photo = ImageOps.exif_transpose(image).convert("RGB")
    photo.thumbnail((1920, 1920))
    return photo


def out_of_focus(photo: Image.Image) -> Image.Image:
    """The whole photo soft, as by six pixels of a screen preview."""
    return photo.filter(ImageFilter.GaussianBlur(6 * max(photo.size) / 1024))


def is_sharp(photo: Image.Image) -> bool:
    """Whether no hint is given."""
    told = sharpness(photo)
    return told is None or told >= LIMITS.least_sharpness


def underexposed(photo: Image.Image, stops: int) -> Image.Image:
    """As the camera gives it with so many stops too little light."""
    return photo.point(lambda value: round(value * 2.0 ** (-stops / 2.2)))


def on_a_dark_stage(photo: Image.Image) -> Image.Image:
    """A twentieth of the picture lit, and not well; all around it night."""
    night = Image.new("RGB", photo.size, (7, 6, 9))
    lit = underexposed(photo, 2).resize((photo.width * 22 // 100, photo.height * 22 // 100))
    night.paste(lit, ((photo.width - lit.width) // 2, (photo.height - lit.height) // 2))
    return night


def test_a_real_photo_is_sharp_and_out_of_focus_it_is_not(real: Image.Image) -> None:
    assert is_sharp(real)
    assert not is_sharp(out_of_focus(real))


@pytest.mark.parametrize("number", range(len(SCENES)))
def test_a_drawn_scene_is_sharp_and_out_of_focus_it_is_not(number: int) -> None:
    photo = scene(number)
    assert is_sharp(photo)
    assert not is_sharp(out_of_focus(photo))


def test_a_photo_moved_along_one_direction_is_not_sharp(samples: Path) -> None:
    with Image.open(samples / "photos" / "HTC One M8.jpg") as image:
        photo = image.convert("L").resize((1920, 1086))
    pixels = numpy.asarray(photo, dtype=numpy.float32)
    moved = numpy.mean([numpy.roll(pixels, by, axis=1) for by in range(50)], axis=0)
    assert not is_sharp(Image.fromarray(moved.astype(numpy.uint8)))


def test_a_sharp_face_before_a_soft_background_is_sharp(samples: Path) -> None:
    with Image.open(samples / "photos" / "Apple iPhone 6.jpg") as image:
        photo = image.convert("RGB").resize((1920, 1440))
    face = photo.crop((660, 500, 1260, 950))
    soft = photo.filter(ImageFilter.GaussianBlur(12))
    soft.paste(face, (660, 500))
    assert is_sharp(soft)


def test_a_picture_without_edges_is_called_nothing() -> None:
    assert sharpness(Image.new("RGB", (800, 600), "navy")) is None
    assert sharpness(Image.new("RGB", (3, 3), "navy")) is None


def test_a_stage_in_the_dark_is_not_called_dark_and_a_photo_without_light_is(
    real: Image.Image,
) -> None:
    assert brightest(real) >= LIMITS.least_brightness
    assert brightest(on_a_dark_stage(real)) >= LIMITS.least_brightness
    assert brightest(underexposed(real, 6)) < LIMITS.least_brightness


def test_the_brightest_hundredth_counts_and_not_one_lamp() -> None:
    night = Image.new("L", (100, 100), 4)
    night.paste(255, (0, 0, 9, 9))
    assert brightest(night) == 4
    night.paste(255, (0, 0, 11, 11))
    assert brightest(night) == 255
