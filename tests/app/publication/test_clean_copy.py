"""What the admin gets for uploading: numbered copies, whole, without a position."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from app.domain.media import MediaItem
from app.errors import Refusal, Unavailable
from app.media.shelf import SCREEN, Shelf
from app.publication.clean_copy import Material, save_copies


def picture(kind: str = "JPEG", colour: str = "navy", position: bool = False) -> bytes:
    """A small picture."""
    exif = Image.Exif()
    if position:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 42.0, 0.0)
    written = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(written, kind, exif=exif)
    return written.getvalue()


def material(
    tmp_path: Path,
    content: bytes,
    name: str,
    extension: str,
    kind: str = "photo",
    has_position: bool = False,
) -> Material:
    """An approved item whose original and large preview lie on this PC."""
    original = tmp_path / f"asli-{hashlib.sha256(content).hexdigest()[:8]}"
    original.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    preview = Shelf(tmp_path).put(sha256, SCREEN, picture(colour="teal"))
    item = MediaItem(
        sha256,
        extension,
        name,
        kind,
        len(content),
        40,
        30,
        has_position=has_position,
        previews={SCREEN: preview},
    )
    return Material(item, original)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the admin wants the copies."""
    folder = tmp_path / "unggah"
    folder.mkdir()
    return folder


def saved(tmp_path: Path, folder: Path, *materials: Material) -> list[Path]:
    """The copies, in order."""
    save_copies(materials, tmp_path, folder, lambda place, done: True)
    return sorted(folder.iterdir())


def test_copies_are_numbered_in_the_order_of_the_ya_and_carry_no_position(
    tmp_path: Path, folder: Path
) -> None:
    photo = material(tmp_path, picture(position=True), "IMG 1.jpg", "jpg", has_position=True)
    poster = material(tmp_path, picture("PNG"), "../poster.png", "png")
    paths = saved(tmp_path, folder, photo, poster)
    assert [path.name for path in paths] == ["01-IMG_1.jpg", "02-poster.png"]
    with Image.open(paths[0]) as copy:
        assert dict(copy.getexif()) == {}
    assert paths[1].read_bytes() == poster.original.read_bytes()


def test_heic_tiff_and_a_png_with_a_position_become_the_jpeg_of_their_preview(
    tmp_path: Path, folder: Path
) -> None:
    heic = material(tmp_path, b"heic", "IMG_2.heic", "heic")
    scan = material(tmp_path, b"tiff", "SK.tif", "tiff")
    png = material(tmp_path, picture("PNG", position=True), "peta.png", "png", has_position=True)
    paths = saved(tmp_path, folder, heic, scan, png)
    assert [path.name for path in paths] == ["01-IMG_2.jpg", "02-SK.jpg", "03-peta.jpg"]
    for path in paths:
        with Image.open(path) as copy:
            assert copy.format == "JPEG"


def test_nothing_in_the_folder_is_overwritten(tmp_path: Path, folder: Path) -> None:
    (folder / "01-a.jpg").write_bytes(b"milik orang")
    saved(tmp_path, folder, material(tmp_path, picture(), "a.jpg", "jpg"))
    assert (folder / "01-a.jpg").read_bytes() == b"milik orang"
    assert (folder / "01-a-2.jpg").exists()


def test_an_original_that_was_altered_is_not_copied(tmp_path: Path, folder: Path) -> None:
    altered = material(tmp_path, picture(), "a.jpg", "jpg")
    altered.original.write_bytes(picture(colour="red"))
    with pytest.raises(Unavailable, match="file_altered"):
        saved(tmp_path, folder, altered)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "extension"),
    [(b"\0\0\0\x20ftyp", "mp4"), (b"\0\0\0\x0aab\0\0\0\x08free", "mkv"), (b"", "avi")],
)
def test_a_video_that_is_not_understood_is_not_copied(
    tmp_path: Path, folder: Path, content: bytes, extension: str
) -> None:
    film = material(tmp_path, content, f"a.{extension}", extension, "video")
    with pytest.raises(Refusal, match="copy_not_clean"):
        saved(tmp_path, folder, film)
    assert list(folder.iterdir()) == []


def test_cancelling_leaves_nothing_half_copied(tmp_path: Path, folder: Path) -> None:
    photo = material(tmp_path, picture(), "a.jpg", "jpg")
    with pytest.raises(Refusal, match="copy_cancelled"):
        save_copies([photo], tmp_path, folder, lambda place, done: False)
    assert list(folder.iterdir()) == []
