"""A file is what its first bytes say, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refusal
from app.media.kinds import PHOTOS, kind_of, patterns, sniff


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + major + bytes(4) + b"".join(compatible)
    return (len(body) + 4).to_bytes(4, "big") + body + b"\x00\x00\x00\x08mdat"


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (b"\xff\xd8\xff\xe1", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X", "webp"),
        (ftyp(b"heic", b"mif1", b"heic"), "heic"),
        (ftyp(b"mif1", b"heic"), "heic"),
        (ftyp(b"isom", b"mp41"), "mp4"),
        (ftyp(b"qt  ", b"qt  "), "mov"),
        (ftyp(b"3gp5", b"isom"), "3gp"),
        (b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat", "mov"),
        (ftyp(b"msf1", b"hevc"), "heics"),
        (ftyp(b"hevc", b"msf1", b"mif1"), "heic"),
        (b"II*\x00\x08\x00\x00\x00", "tiff"),
        (b"MM\x00*\x00\x00\x00\x08", "tiff"),
        (b"MM\x00+\x00\x08\x00\x00", "tiff"),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska", "mkv"),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x84webm", "webm"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "avi"),
        ((b"G" + bytes(187)) * 5, "mts"),
        ((bytes(4) + b"G" + bytes(187)) * 5, "mts"),
        (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), "wmv"),
        (b"\x00\x00\x01\xba\x44", "mpg"),
        (bytes.fromhex("060e2b34020501010d010201010204"), "mxf"),
        (b"FLV\x01\x05", "flv"),
        (b"OggS\x00\x02", "ogv"),
        (b"%PDF-1.7", "pdf"),
    ],
)
def test_known_kinds_are_told_by_their_first_bytes(head: bytes, extension: str) -> None:
    kind = sniff(head)
    assert kind is not None
    assert kind.extension == extension


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\x00",
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        b"G" + bytes(187) + b"G",
        b"GIF89a",
        b"<svg xmlns=",
        b"#EXTM3U",
        ftyp(b"avif", b"mif1"),
        b"\x00\x00",
    ],
)
def test_any_other_kind_is_no_media(head: bytes) -> None:
    assert sniff(head) is None


def test_the_name_does_not_make_a_photo(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"MZ a program")
    with pytest.raises(Refusal, match=r"not_media.*foto\.jpg"):
        kind_of(path)


def test_an_empty_file_is_told_from_a_foreign_one(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").touch()
    with pytest.raises(Refusal, match="empty_file"):
        kind_of(tmp_path / "foto.jpg")


def test_a_file_dialog_finds_every_usual_name_also_in_capitals() -> None:
    offered = patterns(PHOTOS).split()
    assert {"*.jpg", "*.JPG", "*.jpeg", "*.HEIC", "*.tif", "*.TIFF"} <= set(offered)
    assert len(offered) == len(set(offered))
