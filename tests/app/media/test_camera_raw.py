"""A camera's raw file is told from a photo, though both may be TIFF by their first bytes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PIL import Image

from app.errors import Refusal
from app.media.kinds import kind_of

PHOTOMETRIC, INNER, DNG = 262, 330, 50706
SENSOR, LINEAR = 32803, 34892
SHORT, LONG = 3, 4


def directory(*tags: tuple[int, int, int], order: str = "<") -> bytes:
    entries = b"".join(
        struct.pack(order + "HHI", tag, kind, 1)
        + struct.pack(order + ("Hxx" if kind == SHORT else "I"), value)
        for tag, kind, value in tags
    )
    return struct.pack(order + "H", len(tags)) + entries + bytes(4)


def tiff(*directories: bytes, order: str = "<") -> bytes:
    """The first directory begins at 8, the second where the first ends."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "I", 8) + b"".join(directories)


def with_inner(photometric: int, order: str) -> bytes:
    """As Nikon and Sony do: a small picture in front, what the sensor saw within."""
    place = 8 + len(directory((INNER, LONG, 0), (254, LONG, 1), order=order))
    first = directory((254, LONG, 1), (INNER, LONG, place), order=order)
    return tiff(first, directory((PHOTOMETRIC, SHORT, photometric), order=order), order=order)


@pytest.mark.parametrize(
    "content",
    [
        tiff(directory((PHOTOMETRIC, SHORT, 2), (DNG, LONG, 0x01040000))),
        tiff(directory((PHOTOMETRIC, SHORT, SENSOR))),
        tiff(directory((PHOTOMETRIC, SHORT, LINEAR), order=">"), order=">"),
        with_inner(SENSOR, "<"),
        with_inner(SENSOR, ">"),
        b"II*\0\x10\0\0\0CR\x02\0" + bytes(64),
        b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
        b"FUJIFILMCCD-RAW 0201",
        b"IIU\0\x08\0\0\0",
        b"IIRO\x08\0\0\0",
        b"II\x1a\0\0\0HEAPCCDR",
    ],
)
def test_a_raw_file_is_refused_for_what_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "IMG_1.tif").write_bytes(content)
    with pytest.raises(Refusal, match=r"camera_raw.*IMG_1\.tif"):
        kind_of(tmp_path / "IMG_1.tif")


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "jpeg"])
def test_a_scan_is_a_photo(tmp_path: Path, compression: str) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "a.tif", compression=compression)
    assert kind_of(tmp_path / "a.tif").extension == "tiff"


@pytest.mark.parametrize(
    "content",
    [
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        tiff(b"\xff\xff"),
        tiff(directory((INNER, LONG, 0xFFFFFFF0))),
        tiff(directory((INNER, LONG, 8))),
        tiff(directory((INNER, SHORT, 1), (PHOTOMETRIC, LONG, 2))),
        tiff(struct.pack("<HHHI4s", 1, INNER, LONG, 0xFFFFFFFF, b"\x08\0\0\0")),
        tiff(struct.pack("<HHHI4s", 1, PHOTOMETRIC, 99, 1, b"\x08\0\0\0")),
    ],
)
def test_what_lies_about_its_inside_is_left_to_the_decoder(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.tif").write_bytes(content)
    assert kind_of(tmp_path / "a.tif").extension == "tiff"
