"""The shot of a revision finds itself again in another one."""

from __future__ import annotations

import pytest

from app.domain.media import MediaItem
from ui.viewer.compare_pairs import counterpart


def photo(key: str, name: str, captured_at: str = "", kind: str = "photo") -> MediaItem:
    """An item whose hash begins with `key`."""
    sha256 = key.ljust(64, "0")
    return MediaItem(sha256, "jpg", name, kind, 10, 40, 30, captured_at=captured_at, camera="Nokia")


OLD = photo("a", "IMG_2041.JPG", "2026-11-22T09:31:00")
OTHERS = [
    photo("b", "IMG_2040.jpg"),
    photo("c", "IMG_2042.jpg"),
    photo("d", "VID_1.mp4", "", "video"),
]


@pytest.mark.parametrize(
    "name", ["IMG_2041.jpg", "img_2041 (1).jpg", "IMG_2041-edit.png", "IMG_2041_suntingan (2).jpg"]
)
def test_the_same_name_is_the_same_shot_also_as_an_edited_copy(name: str) -> None:
    new = photo("e", name)
    assert counterpart(OLD, 0, [*OTHERS, new], {}) == new


def test_the_same_file_comes_before_the_same_name() -> None:
    renamed = photo("a", "lain.jpg")
    assert counterpart(OLD, 0, [photo("e", "IMG_2041.jpg"), renamed], {}) == renamed


def test_the_same_moment_by_the_same_camera_is_the_same_shot() -> None:
    new = photo("e", "DSC_1.jpg", "2026-11-22T09:31:00")
    assert counterpart(OLD, 0, [*OTHERS, new], {}) == new


def test_the_likest_is_taken_where_names_tell_nothing() -> None:
    near, far = OTHERS[1].sha256, OTHERS[0].sha256
    likeness = {OLD.sha256: 0, near: 0b111, far: (1 << 100) - 1}
    assert counterpart(OLD, 0, OTHERS, likeness) == OTHERS[1]


def test_else_what_lies_at_its_place_among_its_kind() -> None:
    likeness = {OLD.sha256: 0, OTHERS[0].sha256: (1 << 100) - 1}
    assert counterpart(OLD, 0, OTHERS, likeness) == OTHERS[0]
    assert counterpart(OLD, 9, OTHERS, {}) == OTHERS[1]
    assert counterpart(photo("f", "x.mov", "", "video"), 5, OTHERS, {}) == OTHERS[2]
    assert counterpart(OLD, 0, [OTHERS[2]], {}) is None
