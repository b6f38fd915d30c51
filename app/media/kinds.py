"""The kinds of file that may be handed in, told apart by their first bytes alone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from app.domain.record import record
from app.errors import Refusal
from app.media.copying import open_regular, source_trouble

Kind = Literal["photo", "video", "document"]

HEAD = 256  # bytes that are looked at


@record
class FileKind:
    """What a file is, whatever its name says."""

    kind: Kind
    extension: str


JPEG = FileKind("photo", "jpg")
PNG = FileKind("photo", "png")
WEBP = FileKind("photo", "webp")
HEIC = FileKind("photo", "heic")
MP4 = FileKind("video", "mp4")
MOV = FileKind("video", "mov")
GP3 = FileKind("video", "3gp")
PDF = FileKind("document", "pdf")

KINDS = (JPEG, PNG, WEBP, HEIC, MP4, MOV, GP3, PDF)
EXTENSIONS = frozenset(kind.extension for kind in KINDS)

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_NO_HEIC = {b"avif", b"avis"}  # shares the brand mif1, but the office's platforms do not take it
_OLD_QUICKTIME = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}  # before ftyp existed


def sniff(head: bytes) -> FileKind | None:
    """The kind of a file that begins with `head` (at least HEAD bytes of it), or None.

    Camera raw files are TIFF by their first bytes and would show as their tiny embedded preview:
    TIFF is left out on purpose.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"%PDF-"):
        return PDF
    return _iso_media(head)


def _iso_media(head: bytes) -> FileKind | None:
    box = head[4:8]
    if box in _OLD_QUICKTIME:
        return MOV
    if box != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]
    if not _NO_HEIC.isdisjoint(brands):
        return None
    if not _HEIF_BRANDS.isdisjoint(brands):
        return HEIC
    if brands[0] == b"qt  ":
        return MOV
    return GP3 if brands[0].startswith((b"3gp", b"3g2")) else MP4


def kind_of(path: Path) -> FileKind:
    """The kind of the file at `path`.

    Raises Refusal `not_media` for any other kind, `empty_file`, `not_a_regular_file`;
    Unavailable `source_unreadable`.
    """
    with source_trouble(path), open_regular(path) as stream:
        head = stream.read(HEAD)
    if not head:
        raise Refusal("empty_file", name=path.name)
    found = sniff(head)
    if found is None:
        raise Refusal("not_media", name=path.name)
    return found
