"""Files that are made to fill the memory, to take for ever, or to point outside of themselves."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from random import Random

import pillow_heif
from PIL import Image

MIB = 1024 * 1024


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *more: bytes, depth: int = 8, colours: int = 2) -> bytes:
    """A PNG that claims a size; its pixels end early."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(MIB)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + pixels + chunk(b"IEND", b"")


def _deflated(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=-15)
    once = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + once * megabytes + packer.flush()


def png_of_words() -> bytes:
    """Text of 2 GB, packed into 2 MB."""
    return png(64, 64, chunk(b"zTXt", b"Comment\0\0" + _deflated(2000)))


def png_of_many_words() -> bytes:
    """Text of 100 times 100 MB, each packed."""
    return png(64, 64, *[chunk(b"zTXt", b"Comment\0\0" + _deflated(100))] * 100)


def png_of_profile() -> bytes:
    """A colour profile of 1 GB, packed."""
    return png(64, 64, chunk(b"iCCP", b"sRGB\0\0" + _deflated(1000)))


def png_of_frames() -> bytes:
    """A moving PNG that claims four thousand million frames."""
    return png(64, 64, chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0)))


def png_of_nothing() -> bytes:
    """A whole PNG of 49 million pixels of grey, in 48 KB."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 7000, 7000, 8, 0, 0, 0, 0))
    packer = zlib.compressobj(9)
    row = bytes(7001)
    pixels = b"".join(packer.compress(row) for _ in range(7000)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg_of_scans() -> bytes:
    """A progressive JPEG of 60 million pixels that is gone over a thousand times."""
    written = io.BytesIO()
    Image.new("L", (64, 64)).save(written, "JPEG", progressive=True)
    content = written.getvalue()
    start = content.index(b"\xff\xc2") + 5
    content = content[:start] + struct.pack(">HH", 7700, 7700) + content[start + 4 :]
    scan = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + scan * 1000 + b"\xff\xd9"


def jpeg_of_segments() -> bytes:
    """60 000 comments, each of 1 KB, before the picture."""
    written = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(written, "JPEG")
    content = written.getvalue()
    comment = b"\xff\xfe\x04\x00" + bytes(1022)
    return content[:2] + comment * 60_000 + content[2:]


def jpeg_of_sides() -> bytes:
    """A JPEG that claims 65 500 x 65 500 pixels."""
    written = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(written, "JPEG")
    content = written.getvalue()
    start = content.index(b"\xff\xc0") + 5
    return content[:start] + struct.pack(">HH", 65_500, 65_500) + content[start + 4 :]


def tiff(*tags: tuple[int, int, int, int], after: bytes = b"", following: int = 0) -> bytes:
    """Tags as number, type, count and value (or place); `following` is the next directory."""
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    head = b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags))
    return head + entries + struct.pack("<I", following) + after


SMALL_TIFF = (
    (256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
    (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, 64), (279, 4, 1, 4096),
)  # fmt: skip


def tiff_of_tags() -> bytes:
    """20 000 tags that each claim the same 20 MB."""
    tags = [(1000 + number % 60_000, 7, 20 * MIB, 8) for number in range(20_000)]
    return tiff(*SMALL_TIFF, *tags, after=bytes(20 * MIB))


def tiff_of_circles() -> bytes:
    """A directory that is followed by itself."""
    return tiff(*SMALL_TIFF, following=8, after=bytes(4096))


def tiff_of_tiles() -> bytes:
    """One tile of 65 000 x 65 000 pixels for a picture of 64 x 64, packed by LZW."""
    tiled = [tag for tag in SMALL_TIFF if tag[0] not in (259, 273, 278, 279)]
    more = ((259, 3, 1, 5), (322, 4, 1, 65_000), (323, 4, 1, 65_000), (324, 4, 1, 8))
    return tiff(*tiled, *more, (325, 4, 1, 4096), after=bytes(4096))


def tiff_of_sides() -> bytes:
    """A TIFF that claims four thousand million times as many pixels."""
    sides = ((256, 4, 1, 0xFFFFFFFF), (257, 4, 1, 0xFFFFFFFF))
    return tiff(*sides, *SMALL_TIFF[2:], after=bytes(4096))


def webp_of_sides() -> bytes:
    """A WebP whose canvas is 16 384 pixels each way."""
    side = (16_383).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + side + side
    return b"RIFF" + struct.pack("<I", len(body) + 1000) + body + bytes(1000)


def heic_of_sides() -> bytes:
    """A HEIC that claims 65 535 pixels each way."""
    pillow_heif.register_heif_opener()
    written = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(written, "HEIF")
    content = written.getvalue()
    at = content.index(b"ispe") + 8
    return content[:at] + struct.pack(">II", 65_535, 65_535) + content[at + 8 :]


def box(kind: bytes, *bodies: bytes) -> bytes:
    """One box of an MP4 or HEIC."""
    body = b"".join(bodies)
    return struct.pack(">I", len(body) + 8) + kind + body


FTYP = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")


def _mvhd(duration: int) -> bytes:
    times = struct.pack(">QQIQ", 0, 0, 1, duration)
    return box(b"mvhd", b"\1\0\0\0", times, bytes(80))


def _track(number: int, table: bytes, width: int = 64) -> bytes:
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000)
    places = struct.pack(">IIIII8xHHHH", 0, 0, number, 0, 1000, 0, 0, 0, 0)
    tkhd = box(b"tkhd", b"\0\0\0\7", places, matrix, struct.pack(">II", width << 16, width << 16))
    mdhd = box(b"mdhd", bytes(4), struct.pack(">IIIIHH", 0, 0, 1000, 1000, 0, 0))
    hdlr = box(b"hdlr", bytes(8), b"vide", bytes(13))
    entry = box(b"avc1", bytes(24), struct.pack(">HH", width, width), bytes(50))
    stsd = box(b"stsd", bytes(4), struct.pack(">I", 1), entry)
    stbl = box(b"stbl", stsd, table)
    return box(b"trak", tkhd, box(b"mdia", mdhd, hdlr, box(b"minf", box(b"vmhd", bytes(12)), stbl)))


def _claiming(kind: bytes, count: int) -> bytes:
    return box(kind, bytes(4), struct.pack(">II", 0, count) if kind == b"stsz" else
               struct.pack(">I", count), bytes(64))  # fmt: skip


def mp4_of_samples() -> bytes:
    """Tables that claim two thousand million samples each."""
    kinds = (b"stts", b"stsc", b"stsz", b"co64", b"ctts", b"stss")
    tables = b"".join(_claiming(kind, 0x7FFFFFFF) for kind in kinds)
    return FTYP + box(b"moov", _mvhd(1000), _track(1, tables)) + box(b"mdat", bytes(1000))


def mp4_of_one_size() -> bytes:
    """A hundred million samples of one byte, said in twelve bytes."""
    stts = box(b"stts", bytes(4), struct.pack(">III", 1, 100_000_000, 1))
    stsc = box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 100_000_000, 1))
    stsz = box(b"stsz", bytes(4), struct.pack(">II", 1, 100_000_000))
    stco = box(b"stco", bytes(4), struct.pack(">II", 1, 40))
    table = stts + stsc + stsz + stco
    return FTYP + box(b"moov", _mvhd(1000), _track(1, table)) + box(b"mdat", bytes(1000))


def mp4_of_years() -> bytes:
    """A video that claims to last for ever."""
    return FTYP + box(b"moov", _mvhd(2**62), _track(1, b"")) + box(b"mdat", bytes(1000))


def mp4_of_tracks() -> bytes:
    """Five hundred tracks."""
    tracks = [_track(number + 1, b"") for number in range(500)]
    return FTYP + box(b"moov", _mvhd(1000), *tracks) + box(b"mdat", bytes(1000))


def mp4_of_dolls() -> bytes:
    """Boxes in boxes in boxes, ten thousand deep."""
    inner = b""
    for _ in range(10_000):
        inner = struct.pack(">I", len(inner) + 8) + b"moov" + inner
    return FTYP + inner


def mp4_of_words() -> bytes:
    """A title of 50 MB, a thousand times."""
    title = box(b"\xa9nam", struct.pack(">HH", 0xFFFF, 0), bytes(0xFFFF))
    return FTYP + box(b"moov", _mvhd(1000), box(b"udta", title * 800), _track(1, b""))


def mp4_of_elsewhere() -> bytes:
    """A track whose samples are said to lie in another file of this PC."""
    url = box(b"url ", bytes(4), b"file:///etc/passwd\0")
    alias = box(b"alis", bytes(4), b"/etc/passwd".ljust(150, b"\0"))
    dref = box(b"dref", bytes(4), struct.pack(">I", 2), url, alias)
    track = _track(1, box(b"dinf", dref))
    return FTYP + box(b"moov", _mvhd(1000), track) + box(b"mdat", bytes(64))


def mkv_of_nothing() -> bytes:
    """A Matroska whose elements claim more bytes than any disk has."""
    head = b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska\x42\x87\x81\x04\x42\x85\x81\x02"
    return (
        head
        + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xfe"
        + b"\x16\x54\xae\x6b"
        + (b"\x08\xff\xff\xff\xff" + bytes(4000))
    )


def avi_of_index() -> bytes:
    """An AVI whose header claims everything at once."""
    header = struct.pack(
        "<14I", 1, 0xFFFFFFFF, 0, 0x10, 0xFFFFFFFF, 0, 500, 0, 65_535, 65_535, 0, 0, 0, 0
    )
    body = (
        b"AVI LIST" + struct.pack("<I", 0x7FFFFFFF) + b"hdrlavih" + struct.pack("<I", 56) + header
    )
    return b"RIFF" + struct.pack("<I", 0x7FFFFFFF) + body + bytes(4000)


def noise_after(head: bytes) -> Callable[[], bytes]:
    """A beginning that is known, and a megabyte of chance."""
    return lambda: head + Random(7).randbytes(MIB)


MADE: tuple[Callable[[], bytes], ...] = (
    png_of_words,
    png_of_many_words,
    png_of_profile,
    png_of_frames,
    png_of_nothing,
    jpeg_of_scans,
    jpeg_of_segments,
    jpeg_of_sides,
    tiff_of_tags,
    tiff_of_circles,
    tiff_of_tiles,
    tiff_of_sides,
    webp_of_sides,
    heic_of_sides,
    mp4_of_samples,
    mp4_of_one_size,
    mp4_of_years,
    mp4_of_tracks,
    mp4_of_dolls,
    mp4_of_words,
    mp4_of_elsewhere,
    mkv_of_nothing,
    avi_of_index,
)
BOMBS: dict[str, Callable[[], bytes]] = {made.__name__: made for made in MADE} | {
    "noise in mts": noise_after((b"G" + bytes(187)) * 5),
    "noise in mpg": noise_after(b"\0\0\1\xba"),
    "noise in mxf": noise_after(bytes.fromhex("060e2b34020501010d0102010102040000000000")),
    "noise in ogv": noise_after(b"OggS\0\2"),
    "noise in flv": noise_after(b"FLV\1\5\0\0\0\x09"),
    "noise in jpeg": noise_after(b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
}
