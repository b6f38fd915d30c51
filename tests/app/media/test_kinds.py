"""A file is what its first bytes say, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refusal
from app.media.kinds import kind_of, sniff


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
        b"RIFF\x00\x00\x00\x00AVI LIST",
        b"II*\x00",
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
