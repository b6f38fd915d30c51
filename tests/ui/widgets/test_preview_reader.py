"""The window decodes JPEG previews of a sensible size, and nothing else by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image
from PySide6.QtGui import QImageReader
from pytestqt.qtbot import QtBot

from tests.app.media.bombs import jpeg_of_sides
from ui.viewer.pictures import Wanted, read_picture
from ui.widgets.preview_reader import MOST_MB, limit_decoders, preview_reader
from ui.widgets.thumbs import read_image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>'


@pytest.mark.parametrize("form", ["PNG", "GIF", "BMP", "WEBP", "TIFF"])
def test_what_is_no_jpeg_is_not_decoded_whatever_its_name(tmp_path: Path, form: str) -> None:
    path = tmp_path / "thumb.jpg"
    Image.new("RGB", (64, 64), "teal").save(path, form)
    assert preview_reader(path) is None
    assert read_image(path, 32).isNull()
    assert read_picture(Wanted(path)).levels == ()


@pytest.mark.parametrize("content", [b"", SVG, jpeg_of_sides()])
def test_what_is_broken_or_absurdly_large_is_not_decoded(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thumb.jpg").write_bytes(content)
    assert read_image(tmp_path / "thumb.jpg", 32).isNull()


def test_a_preview_is_read_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (200, 100), "teal").save(tmp_path / "thumb.jpg", exif=exif)
    image = read_image(tmp_path / "thumb.jpg", 50)
    assert (image.width(), image.height()) == (50, 100)


def test_qt_takes_no_more_memory_for_one_picture_than_it_may(qtbot: QtBot) -> None:
    limit_decoders()
    assert QImageReader.allocationLimit() == MOST_MB
