"""Previews lie by their original's hash, and only those that the hand-in named are shown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.media.shelf import NAMES, Shelf

ORIGINAL = "ab" * 32


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "kantor").mkdir()
    return Shelf(tmp_path / "kantor")


def test_a_preview_is_put_and_read(shelf: Shelf, tmp_path: Path) -> None:
    digest = shelf.put(ORIGINAL, "thumb.jpg", b"picture")

    assert digest == hashlib.sha256(b"picture").hexdigest()
    assert shelf.read(ORIGINAL, "thumb.jpg", digest) == b"picture"
    path = tmp_path / "kantor" / "pratinjau" / "ab" / ORIGINAL / "thumb.jpg"
    assert shelf.path(ORIGINAL, "thumb.jpg") == path
    assert [p.name for p in path.parent.iterdir()] == ["thumb.jpg"]


def test_a_preview_that_is_not_the_one_named_is_not_shown(shelf: Shelf) -> None:
    digest = shelf.put(ORIGINAL, "thumb.jpg", b"picture")
    shelf.path(ORIGINAL, "thumb.jpg").write_bytes(b"another")

    with pytest.raises(Unavailable, match="preview_altered"):
        shelf.read(ORIGINAL, "thumb.jpg", digest)
    assert not shelf.holds(ORIGINAL, {"thumb.jpg": digest})


def test_previews_are_brought_from_staging_once(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "staging").mkdir()
    staging = Shelf(tmp_path / "staging")
    named = {name: staging.put(ORIGINAL, name, name.encode()) for name in NAMES}
    assert not shelf.holds(ORIGINAL, named)

    shelf.bring(staging, ORIGINAL, named)

    assert shelf.holds(ORIGINAL, named)
    before = shelf.path(ORIGINAL, "thumb.jpg").stat().st_mtime_ns
    shelf.bring(staging, ORIGINAL, named)
    assert shelf.path(ORIGINAL, "thumb.jpg").stat().st_mtime_ns == before


def test_a_missing_office_folder_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="folder_unwritable"):
        Shelf(tmp_path / "terputus").put(ORIGINAL, "thumb.jpg", b"picture")
    assert not (tmp_path / "terputus").exists()


@pytest.mark.parametrize(
    ("sha256", "name"),
    [("ab", "thumb.jpg"), ("../" + "a" * 61, "thumb.jpg"), (ORIGINAL, "../x"), (ORIGINAL, "x.jpg")],
)
def test_a_path_is_made_of_hashes_and_known_names(shelf: Shelf, sha256: str, name: str) -> None:
    with pytest.raises(Refusal, match="unsafe_name"):
        shelf.path(sha256, name)
