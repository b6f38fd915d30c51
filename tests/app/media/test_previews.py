"""Previews are small, upright, and say nothing but the picture."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageStat

from app.errors import Refusal, Unavailable
from app.media.limits import Limits
from app.media.previews import glance, make_previews
from app.media.shelf import STRIPS, Shelf

LIMITS = Limits()
ORIGINAL = "cd" * 32


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kantor").mkdir()
    return tmp_path / "kantor"


def opened(root: Path, name: str) -> Image.Image:
    with Image.open(Shelf(root).path(ORIGINAL, name)) as image:
        image.load()
        return image


def test_a_photo_gets_a_thumbnail_and_a_view_for_the_screen(tmp_path: Path, root: Path) -> None:
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(tmp_path / "a.jpg")

    made = make_previews(tmp_path / "a.jpg", ORIGINAL, root, LIMITS)

    assert set(made) == {"thumb.jpg", "screen.jpg"}
    assert opened(root, "thumb.jpg").size == (500, 375)
    assert opened(root, "screen.jpg").size == (2000, 1500)
    for name, digest in made.items():
        picture = Shelf(root).path(ORIGINAL, name).read_bytes()
        assert hashlib.sha256(picture).hexdigest() == digest


def test_a_small_photo_is_not_blown_up(photo: Path, root: Path) -> None:
    make_previews(photo, ORIGINAL, root, LIMITS)
    assert opened(root, "screen.jpg").size == (640, 480)


def test_a_preview_carries_no_position_and_no_other_words(tmp_path: Path, root: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "rahasia"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    picture = Image.new("RGB", (600, 400), "green")
    picture.save(tmp_path / "a.jpg", exif=exif, comment=b"rahasia", xmp=b"<GPSLatitude>rahasia")

    made = make_previews(tmp_path / "a.jpg", ORIGINAL, root, LIMITS)

    for name in made:
        shown = opened(root, name)
        assert dict(shown.getexif()) == {}
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(shown.info)
        assert b"rahasia" not in Shelf(root).path(ORIGINAL, name).read_bytes()


def test_a_video_gets_a_poster_that_is_not_black_and_a_strip(video: Path, root: Path) -> None:
    made = make_previews(video, ORIGINAL, root, LIMITS)

    assert set(made) == {"thumb.jpg", "poster.jpg", *STRIPS}
    assert opened(root, "poster.jpg").size == (320, 180)
    assert ImageStat.Stat(opened(root, "poster.jpg").convert("L")).stddev[0] > 20
    assert opened(root, "strip-00.jpg").tobytes() != opened(root, "strip-09.jpg").tobytes()


def test_a_first_look_is_small_upright_and_says_nothing_else(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "rahasia"
    Image.new("RGB", (4032, 3024), "green").save(tmp_path / "a.jpg", exif=exif, comment=b"rahasia")

    picture = glance(tmp_path / "a.jpg", LIMITS)

    with Image.open(io.BytesIO(picture)) as shown:
        assert shown.size == (378, 504)
    assert b"rahasia" not in picture


def test_a_first_look_at_a_video_is_one_of_its_frames(video: Path) -> None:
    with Image.open(io.BytesIO(glance(video, LIMITS))) as shown:
        assert shown.size == (320, 180)
        assert ImageStat.Stat(shown.convert("L")).stddev[0] > 20


def test_a_first_look_at_a_damaged_photo_is_refused(tmp_path: Path, photo: Path) -> None:
    (tmp_path / "half.jpg").write_bytes(photo.read_bytes()[:3000])
    with pytest.raises(Refusal, match="unreadable_media"):
        glance(tmp_path / "half.jpg", LIMITS)


def test_a_damaged_photo_leaves_no_preview(tmp_path: Path, photo: Path, root: Path) -> None:
    (tmp_path / "half.jpg").write_bytes(photo.read_bytes()[:3000])
    with pytest.raises(Refusal, match="unreadable_media"):
        make_previews(tmp_path / "half.jpg", ORIGINAL, root, LIMITS)
    assert list(root.iterdir()) == []


def test_a_full_disk_is_told_as_such(photo: Path, small_disk: Path) -> None:
    with pytest.raises(OSError, match="space"):
        (small_disk / "full").write_bytes(bytes(30 * 1024 * 1024))
    with pytest.raises(Unavailable, match="disk_full"):
        make_previews(photo, ORIGINAL, small_disk, LIMITS)
