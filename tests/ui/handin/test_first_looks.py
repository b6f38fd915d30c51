"""A first look is there for what is quickly drawn, and no trouble for anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.media.limits import Limits
from app.media.workers import Workers
from ui.handin.first_looks import FirstLooks, remove


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[FirstLooks]:
    """With one worker, which ends with the test."""
    workers = Workers(Limits(), count=1)
    yield FirstLooks(workers, tmp_path)
    workers.close()


def test_a_jpeg_has_a_picture_until_nothing_waits(looks: FirstLooks, photo: Path) -> None:
    made = looks.make(photo)
    looks.keep(photo, made)
    assert made is not None
    with Image.open(made) as picture:
        assert picture.size == (320, 200)
    assert looks.picture(photo) == made

    remove(looks.forget())
    assert not made.exists()
    assert looks.picture(photo) is None


def test_what_must_be_decoded_whole_or_cannot_be_read_has_none(
    looks: FirstLooks, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff")
    made = {name: looks.make(tmp_path / name) for name in ("a.png", "b.jpg", "tiada.jpg")}
    assert set(made.values()) == {None}
