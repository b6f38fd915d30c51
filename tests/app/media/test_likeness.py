"""Copies, bursts and crops of a photo are found to be alike, different photos are not."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageEnhance

from app.demo.pictures import SCENES, draw
from app.media.hints import Thresholds
from app.media.likeness import alike, apart, fingerprint

MOST = Thresholds().alike_bits


def scene(number: int, seed: int = 1) -> Image.Image:
    """A drawn scene; another seed draws it anew."""
    return draw(SCENES[number], Random(f"{seed} {number}"), 512)


def print_of(picture: Image.Image) -> int:
    """The fingerprint of a picture that has one."""
    found = fingerprint(picture)
    assert found is not None
    return found


def sent_by_chat(picture: Image.Image) -> Image.Image:
    """As a chat group passes it on: half the size, poor JPEG."""
    written = io.BytesIO()
    picture.resize((picture.width // 2, picture.height // 2)).save(written, "JPEG", quality=40)
    return Image.open(written)


def cropped(picture: Image.Image, part: float) -> Image.Image:
    """Without a margin of so much at each side."""
    x, y = round(picture.width * part), round(picture.height * part)
    return picture.crop((x, y, picture.width - x, picture.height - y))


def next_of_burst(picture: Image.Image) -> Image.Image:
    """A moment later, by a hand that is not quite still, a little brighter."""
    turned = picture.rotate(-1, Image.Resampling.BICUBIC)
    return ImageEnhance.Brightness(cropped(turned, 0.025)).enhance(1.08)


@pytest.mark.parametrize("number", range(len(SCENES)))
def test_what_was_only_passed_on_brightened_cropped_or_taken_again_is_alike(number: int) -> None:
    photo = scene(number)
    own = print_of(photo)
    variants = {
        "chat": sent_by_chat(photo),
        "brighter": ImageEnhance.Brightness(photo).enhance(1.3),
        "darker": ImageEnhance.Brightness(photo).enhance(0.7),
        "cropped": cropped(photo, 0.02),
        "burst": next_of_burst(photo),
    }
    far = {name: apart(own, print_of(made)) for name, made in variants.items()}
    assert {name: bits for name, bits in far.items() if bits > MOST} == {}


def test_different_scenes_are_not_alike() -> None:
    prints = [print_of(scene(number)) for number in range(len(SCENES))]
    assert min(apart(one, other) for one, other in combinations(prints, 2)) > MOST


def test_real_photos_are_alike_only_where_they_show_the_same(samples: Path) -> None:
    found: dict[str, int] = {}
    for path in sorted((samples / "photos").glob("*.jpg")):
        with Image.open(path) as image:
            upright = image.convert("RGB")
        if not path.name.startswith("portrait_"):
            found[path.name] = print_of(upright)
    assert alike(found, MOST) == ()
    with Image.open(samples / "photos" / "portrait_1.jpg") as image:
        found["portrait"] = print_of(image)
        found["portrait, sent by chat"] = print_of(sent_by_chat(image.convert("RGB")))
    assert alike(found, MOST) == (("portrait", "portrait, sent by chat"),)


@pytest.mark.parametrize("colour", ["black", "white", "navy"])
def test_a_picture_that_shows_nothing_is_like_no_other(colour: str) -> None:
    assert fingerprint(Image.new("RGB", (64, 48), colour)) is None


def test_each_photo_is_in_one_group_that_of_the_first_it_is_like() -> None:
    prints = {"a": 0b0000, "b": 0b0011, "c": 0b1111, "d": 0xFF << 90, "e": 0b0001}
    assert alike(prints, 2) == (("a", "b", "e"),)
    assert alike(prints, 4) == (("a", "b", "c", "e"),)
    assert alike({}, 4) == ()
