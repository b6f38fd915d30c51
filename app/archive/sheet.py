"""What stands on an archive sheet, as words that are ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.sop import Letterhead

TITLE = "Lembar Arsip Publikasi Kegiatan Pimpinan"
PRODUCT = "Meja Siar"
ACTING = {"": "", "plh": "Plh. ", "plt": "Plt. "}


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, e.g. Tempat: Desa Kujan."""

    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An approved medium; without a path, `missing` says in a few words why it is not shown."""

    path: Path | None
    caption: str
    missing: str = ""
    rotation: int = 0  # clockwise, as approved: 0, 90, 180, 270


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the SOP wants it beside how it went."""

    number: int
    activity: str
    role: str
    requirements: str
    limit: str
    output: str
    actual: str
    verdict: str = ""  # of a decision, printed strong above the remark: "Ya, 22-11-2026 10.19"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What became of the post on one platform."""

    platform: str
    account: str
    at: str
    link: str  # the URL, or why there is none


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: who signs does so under their own name, never "a.n." another."""

    opening: str  # "Mengetahui," or "Nanga Bulik, 22 November 2026"
    post: str  # "Plh. Kepala Bagian ..." for an acting officer
    name: str
    rank: str
    nip: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act of the coverage's history: who did what when."""

    at: str
    who: str
    post: str
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """What ties the paper to the records: digests in hex, and the text of the QR code."""

    qr: str
    coverage: str
    ledger: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Everything on the sheet; empty parts are left out, except results, which say so."""

    letterhead: Letterhead
    emblem: Path | None
    archive_number: str
    sop_number: str
    facts: tuple[Fact, ...]  # filled column by column, first half on the left
    narrative: str
    pictures: tuple[Picture, ...]
    steps: tuple[StepRow, ...]
    results: tuple[ResultRow, ...]
    signatures: tuple[Signature, ...]
    binding: Binding
    printed_at: str  # "22-11-2026 11.02"
    history: tuple[HistoryRow, ...] = ()
    edition: str = ""  # "Lembar ke-2, menggantikan lembar 22-11-2026 11.02"
    superseded: str = ""  # "Digantikan oleh lembar ke-2, 23-11-2026"
    title: str = TITLE

    @property
    def numbers(self) -> str:
        """The line under the title."""
        parts = (f"Nomor arsip {self.archive_number}", f"SOP {self.sop_number}", self.edition)
        return "  ·  ".join(part for part in parts if part)

    @property
    def printed(self) -> str:
        """The left end of every page's foot."""
        return f"Dicetak {self.printed_at} dari {PRODUCT}"


def acting_title(acting: str, title: str) -> str:
    """A post's title as who holds it signs: `acting` is "", "plh" or "plt"."""
    return f"{ACTING[acting]}{title}"


def letterhead_lines(letterhead: Letterhead) -> tuple[str, ...]:
    """The kop surat: government, institution, division, subdivision, address."""
    address = (
        f"{letterhead.address}, {letterhead.town} {letterhead.postal_code}",
        f"Telp. {letterhead.telephone}",
        f"Faks. {letterhead.fax}",
        letterhead.website,
        letterhead.email,
    )
    return (
        letterhead.government.upper(),
        letterhead.institution.upper(),
        letterhead.division.upper(),
        letterhead.subdivision.upper(),
        " · ".join(address),
    )


def grouped_digest(digest: str, groups: int) -> str:
    """The first groups of four of a digest, which people can compare by eye."""
    return " ".join(digest[start : start + 4] for start in range(0, 4 * groups, 4)).strip()
