"""The archive number: in which place of its year a coverage was archived, as the office writes it.

It is derived, never stored: the order of the ledger is the same at every PC, and it only grows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from app.domain.acts import CoverageArchived
from app.domain.coverage_history import coverage_of
from app.domain.events import Sealed, decode_envelope
from app.domain.reading import Reader
from app.errors import Refusal
from app.formats import local
from app.sop_file import read_toml, resource

TO_FOLLOW = "menyusul"
NOT_ARCHIVED = "(belum diarsipkan)"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NEEDED = ("urut", "tahun")
_KNOWN = (*_NEEDED, "bulan")
# An envelope has one spelling, so that a row of another kind is told by its bytes alone.
_MARK = b'"kind":"' + CoverageArchived.__name__.encode() + b'"'


@dataclass(frozen=True, slots=True)
class Place:
    """The how-manieth coverage of its year it was, and when (office time, ms)."""

    order: int
    at: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the office writes its archive numbers."""

    pattern: str  # with {urut}, {tahun} and perhaps {bulan}

    def number(self, place: Place, zone: tzinfo) -> str:
        """480/0042/PROKOPIM/XI/2026."""
        day = local(place.at, zone)
        said = {"urut": f"{place.order:04}", "bulan": ROMAN[day.month - 1], "tahun": f"{day.year}"}
        return re.sub(r"\{(\w+)\}", lambda found: said[found[1]], self.pattern)


def load_numbering(source: Path | Traversable | None = None) -> Numbering:
    """The pattern in a TOML file, or the one that ships, which is an example.

    Raises Refusal("numbering_invalid", mistakes=...) as `load_sop` does.
    """
    code = "numbering_invalid"
    reader = Reader(read_toml(source or resource("archive.toml"), code), "", None)
    pattern = reader.text("number")
    reader.finish()
    named = re.findall(r"\{(\w*)\}", pattern)
    for name in _NEEDED if pattern else ():
        if name not in named:
            reader.note("number", "missing_part", f"{{{name}}}")
    for name in sorted(set(named) - set(_KNOWN)):
        reader.note("number", "unknown", f"{{{name}}}")
    if reader.mistakes:
        raise Refusal(code, mistakes=tuple(reader.mistakes), count=len(reader.mistakes))
    return Numbering(pattern)


def places(
    confirmed: Iterable[tuple[int, Sealed]],
    zone: tzinfo,
    before: Mapping[str, Place] = MappingProxyType({}),
) -> dict[str, Place]:
    """The place of each coverage that was ever archived, from the ledger's rows in their order.

    A coverage keeps the place of its first archiving, also through a Ralat. `before` is what was
    found in the rows that come before these.
    """
    found = dict(before)
    counts = Counter(local(place.at, zone).year for place in found.values())
    for _, sealed in confirmed:
        if _MARK not in sealed.envelope:
            continue
        envelope = decode_envelope(sealed.envelope)
        coverage = coverage_of(envelope.stream)
        if envelope.kind != CoverageArchived.__name__ or not coverage or coverage in found:
            continue
        year = local(envelope.at, zone).year
        counts[year] += 1
        found[coverage] = Place(counts[year], envelope.at)
    return found
