"""A photo is made small quickly, in its own shape, and never larger than it was."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from app.media.shrinking import shrink


def jpeg(size: tuple[int, int]) -> Image.Image:
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(written, "JPEG", quality=95)
    return Image.open(written)


@pytest.mark.parametrize(
    ("size", "longest", "small"),
    [
        ((4032, 3024), 512, (504, 378)),  # a phone's 12 MP: an eighth is near enough
        ((3000, 4000), 512, (375, 500)),
        ((3264, 2448), 512, (512, 384)),  # an eighth would be too small: a quarter, then exactly
        ((4032, 3024), 2048, (2016, 1512)),
        ((4032, 3024), 1920, (1920, 1440)),
        ((640, 480), 512, (512, 384)),
        ((512, 384), 512, (512, 384)),
        ((40, 30), 512, (40, 30)),
        ((9000, 2), 512, (500, 1)),
    ],
)
def test_every_shape_comes_out_within_the_size(
    size: tuple[int, int], longest: int, small: tuple[int, int]
) -> None:
    image = jpeg(size)
    shrink(image, longest)
    assert image.size == small


@pytest.mark.parametrize("longest", [512, 700, 2048])
def test_a_small_decoding_shows_what_the_whole_one_shows(longest: int) -> None:
    image, whole = jpeg((4032, 3024)), jpeg((4032, 3024))
    shrink(image, longest)
    whole.load()
    difference = ImageChops.difference(image.convert("RGB"), whole.resize(image.size))
    assert max(ImageStat.Stat(difference).mean) < 1


def test_a_picture_that_was_never_a_file_is_made_small_as_well() -> None:
    picture = Image.new("RGB", (2016, 1512))
    shrink(picture, 512)
    assert picture.size == (504, 378)
