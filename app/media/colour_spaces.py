"""Profiles for pictures that name their colour space without bringing its profile."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

Column = tuple[float, float, float]

# Red, green and blue as XYZ under D50, as profiles want them.
_P3 = (
    (0.515102, 0.241182, -0.001049),
    (0.291965, 0.692236, 0.041882),
    (0.157153, 0.066582, 0.784378),
)
_ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_BT2020 = (
    (0.673459, 0.279033, -0.001931),
    (0.165661, 0.675338, 0.029979),
    (0.1251, 0.045629, 0.797162),
)
_WHITE = (0.9642, 1.0, 0.8249)

_STEPS = 1024  # of a curve
_WHITE_NITS = 203.0  # of what is as bright as paper, in a picture of high dynamic range
_KNEE = 0.8  # up to here brightness is kept as it is; what is above is pressed together
_PEAK = 1000.0 / _WHITE_NITS  # the brightest light that is told apart
PQ, HLG = 16, 18  # transfer characteristics as ITU-T H.273 numbers them


def display_p3() -> bytes:
    """What phones of Apple and others photograph in."""
    return _profile("Display P3", _P3, "srgb")


def adobe_rgb() -> bytes:
    """What cameras photograph in that say R03 in their EXIF and bring no profile."""
    return _profile("Adobe RGB", _ADOBE, "adobe")


def by_numbers(primaries: int, transfer: int) -> bytes:
    """The profile of ITU-T H.273's numbers as HEIC and videos give them; empty for the usual.

    Pictures of high dynamic range (HLG, PQ) come out as a plain screen can show them.
    """
    curve = {PQ: "pq", HLG: "hlg"}.get(transfer, "srgb")
    if primaries == 9:
        return _profile("BT.2020", _BT2020, curve)
    if primaries in (11, 12):
        return _profile("Display P3", _P3, curve)
    return b""


def _srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _adobe(value: float) -> float:
    return float(value ** (563 / 256))


def _hlg(value: float) -> float:
    scene = (
        value * value / 3
        if value <= 0.5
        else (2.718281828 ** ((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    )
    return _pressed(_PEAK * scene**1.2)


def _pq(value: float) -> float:
    root = value ** (1 / 78.84375)
    light = max(root - 0.8359375, 0.0) / (18.8515625 - 18.6875 * root)
    return _pressed(light ** (1 / 0.1593017578125) * 10_000 / _WHITE_NITS)


def _pressed(light: float) -> float:
    """Light in units of paper white, without a hard edge where a plain screen ends."""
    over = (min(light, _PEAK) - _KNEE) / (_PEAK - _KNEE)
    return light if over <= 0 else _KNEE + (1 - _KNEE) * (1 - (1 - over) ** 3)


_CURVES: dict[str, Callable[[float], float]] = {
    "srgb": _srgb,
    "adobe": _adobe,
    "hlg": _hlg,
    "pq": _pq,
}


@cache
def _profile(name: str, columns: Sequence[Column], curve: str) -> bytes:
    """An ICC profile (version 2, matrix and curve)."""
    light = [min(1.0, _CURVES[curve](step / (_STEPS - 1))) for step in range(_STEPS)]
    points = b"".join(struct.pack(">H", round(value * 65535)) for value in light)
    table = b"curv" + bytes(4) + struct.pack(">I", _STEPS) + points
    said = name.encode() + b"\0"
    text = b"desc" + bytes(4) + struct.pack(">I", len(said)) + said + bytes(78)
    tags = [(b"desc", text), (b"cprt", b"text" + bytes(4) + b"CC0\0"), (b"wtpt", _xyz(_WHITE))]
    tags += [(b"%cXYZ" % letter, _xyz(at)) for letter, at in zip(b"rgb", columns, strict=True)]
    tags += [(b"%cTRC" % letter, table) for letter in b"rgb"]
    return _put_together([(tag, body + bytes(-len(body) % 4)) for tag, body in tags])


def _put_together(tags: list[tuple[bytes, bytes]]) -> bytes:
    start = 132 + 12 * len(tags)
    places = accumulate((len(body) for _, body in tags), initial=start)
    index = b"".join(
        struct.pack(">4sII", tag, at, len(body))
        for (tag, body), at in zip(tags, places, strict=False)
    )
    bodies = b"".join(body for _, body in tags)
    size, white = start + len(bodies), _xyz(_WHITE)[8:]
    kind = b"\x02\x10\0\0mntrRGB XYZ "
    head = struct.pack(">I4x16s12x4s28x12s48x", size, kind, b"acsp", white)
    return head + struct.pack(">I", len(tags)) + index + bodies


def _xyz(at: Column) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in at))
