"""The kinds of file that may be handed in, told apart by their first bytes alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from app.domain.record import record
from app.errors import Refusal
from app.media.camera_raw import is_camera_raw
from app.media.copying import open_regular, source_trouble

Kind = Literal["photo", "video", "document"]

HEAD = 1024  # bytes that are looked at


@record
class FileKind:
    """What a file is, whatever its name says; `names` are the endings that it usually has."""

    kind: Kind
    extension: str
    names: tuple[str, ...]


JPEG = FileKind("photo", "jpg", ("jpg", "jpeg", "mpo"))
PNG = FileKind("photo", "png", ("png",))
WEBP = FileKind("photo", "webp", ("webp",))
HEIC = FileKind("photo", "heic", ("heic", "heif", "hif"))
TIFF = FileKind("photo", "tiff", ("tif", "tiff"))
HEICS = FileKind("video", "heics", ("heics", "heifs"))  # photos in a row, without a first one
MP4 = FileKind("video", "mp4", ("mp4", "m4v"))
MOV = FileKind("video", "mov", ("mov",))
GP3 = FileKind("video", "3gp", ("3gp", "3g2"))
MKV = FileKind("video", "mkv", ("mkv",))
WEBM = FileKind("video", "webm", ("webm",))
AVI = FileKind("video", "avi", ("avi",))
MTS = FileKind("video", "mts", ("mts", "m2ts", "ts"))
WMV = FileKind("video", "wmv", ("wmv", "asf"))
MPG = FileKind("video", "mpg", ("mpg", "mpeg", "vob"))
MXF = FileKind("video", "mxf", ("mxf",))
FLV = FileKind("video", "flv", ("flv",))
OGV = FileKind("video", "ogv", ("ogv",))
PDF = FileKind("document", "pdf", ("pdf",))

PHOTOS = (JPEG, PNG, WEBP, HEIC, TIFF)
VIDEOS = (MP4, MOV, GP3, MKV, WEBM, AVI, MTS, WMV, MPG, MXF, FLV, OGV, HEICS)
EXTENSIONS = frozenset(kind.extension for kind in (*PHOTOS, *VIDEOS, PDF))

_BEGINNINGS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"%PDF-", PDF),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c", WMV),
    (b"\x00\x00\x01\xba", MPG),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01\x02", MXF),
    (b"FLV\x01", FLV),
    (b"OggS\x00", OGV),
)
_RIFF = {b"WEBP": WEBP, b"AVI ": AVI}
_MATROSKA = b"\x1a\x45\xdf\xa3"
_DOCTYPE = b"\x42\x82"  # the element of a Matroska head that says matroska or webm
_TRANSPORT = ((0, 188), (4, 192))  # where packets of a transport stream begin, and how long each is
_PACKETS = 4  # that must be in step: a single letter G proves nothing
_HEIF_STILL = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
_HEIF_MOVING = {b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"}
_NO_HEIC = {b"avif", b"avis"}  # shares the brand mif1, but the office's platforms do not take it
_OLD_QUICKTIME = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}  # before ftyp existed


def sniff(head: bytes) -> FileKind | None:
    """The kind of a file that begins with `head` (at least HEAD bytes of it), or None.

    A camera's raw file often is a TIFF by its first bytes: `kind_of` looks further.
    """
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(_MATROSKA):
        at = head.find(_DOCTYPE)
        return WEBM if head[at + 3 : at + 7] == b"webm" else MKV
    return _iso_media(head) or (MTS if _is_transport(head) else None)


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
    if not _HEIF_STILL.isdisjoint(brands):
        return HEIC
    if not _HEIF_MOVING.isdisjoint(brands):
        return HEICS
    if brands[0] == b"qt  ":
        return MOV
    return GP3 if brands[0].startswith((b"3gp", b"3g2")) else MP4


def _is_transport(head: bytes) -> bool:
    return any(
        len(head) > first + (_PACKETS - 1) * size
        and all(head[first + number * size] == 0x47 for number in range(_PACKETS))
        for first, size in _TRANSPORT
    )


def kind_of(path: Path) -> FileKind:
    """The kind of the file at `path`.

    Raises Refusal `not_media` for any other kind, `camera_raw`, `empty_file`,
    `not_a_regular_file`; Unavailable `source_unreadable`.
    """
    with source_trouble(path), open_regular(path) as stream:
        head = stream.read(HEAD)
        if is_camera_raw(stream, head):
            raise Refusal("camera_raw", name=path.name)
    if not head:
        raise Refusal("empty_file", name=path.name)
    found = sniff(head)
    if found is None:
        raise Refusal("not_media", name=path.name)
    return found


def patterns(kinds: Iterable[FileKind]) -> str:
    """What a file dialog filters by, small and capital: "*.jpg *.JPG *.jpeg …"."""
    names = [name for kind in kinds for name in kind.names]
    return " ".join(f"*.{name} *.{name.upper()}" for name in names)
