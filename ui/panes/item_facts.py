"""What is known of one item of a coverage, in words: a line under it and the information panel."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

from app.domain.coverage import Coverage
from app.domain.media import LONGEST_NAME, MediaItem, taken_at
from app.shown_name import shown_name
from ui import formats
from ui.panes.revisions import Revision, first_with
from ui.texts.rating import rating_words
from ui.workplace import Workplace

KINDS = {"photo": "Foto", "video": "Video"}
POSITION = "Ada di dalam berkas; dihapus dari salinan yang diterbitkan"
EDITED = "Konten suntingan"
Details = tuple[tuple[str, str], ...]


def info_line(item: MediaItem, zone: tzinfo, original: bool) -> str:
    """IMG_2041.jpg   4032 × 3024   09.31; "asli" where the original itself is shown."""
    parts = [shown_name(item.name), pixels(item), taken_at(item, zone)[11:16].replace(":", ".")]
    return "   ".join(part for part in (*parts, "asli" if original else "") if part)


def details(
    workplace: Workplace, coverage: Coverage, revisions: tuple[Revision, ...], item: MediaItem
) -> Details:
    """The rows of the information panel; those that nothing is known of are empty."""
    area = f" ({formats.number(item.width * item.height / 1e6)} MP)" if item.width else ""
    return (
        ("Nama", shown_name(item.name, LONGEST_NAME)),
        ("Jenis", f"{KINDS[item.kind]} {item.extension.upper()}"),
        ("Ukuran", formats.size(item.size)),
        ("Piksel", pixels(item) + area),
        ("Durasi", formats.stopwatch(item.duration_ms) if item.duration_ms else ""),
        ("Diambil", captured(item, ZoneInfo(workplace.office.zone))),
        ("Kamera", item.camera),
        ("Lokasi", POSITION if item.has_position else "Tidak ada di dalam berkas"),
        ("Catatan", EDITED if item.edited else ""),
        *_handed_in(workplace, revisions, item),
        ("Penilaian", _ratings(workplace, coverage, item)),
        ("Tanda", _marks(coverage, item)),
        ("SHA-256", f"{item.sha256[:16]}…"),
    )


def pixels(item: MediaItem) -> str:
    """4032 × 3024; empty where they are not known."""
    return f"{item.width} × {item.height}" if item.width else ""


def captured(item: MediaItem, zone: tzinfo) -> str:
    """22-11-2026 09.31; empty where it is not known."""
    day, _, time = taken_at(item, zone).partition("T")
    return f"{'-'.join(reversed(day.split('-')))} {time[:5].replace(':', '.')}".strip()


def _handed_in(workplace: Workplace, revisions: tuple[Revision, ...], item: MediaItem) -> Details:
    first = first_with(revisions, item.sha256)
    if first is None:
        return ()
    when = formats.short_time(first.at, ZoneInfo(workplace.office.zone))
    among = f"{first.number} dari {len(revisions)}"
    return (
        ("Diserahkan", f"{workplace.name_of(first.person)}, {when}"),
        ("Revisi", f"Sejak revisi {among}" if len(revisions) > 1 else "1"),
    )


def _ratings(workplace: Workplace, coverage: Coverage, item: MediaItem) -> str:
    said = (
        (workplace.name_of(person), rating_words(rating.stars, rating.flag))
        for person, ratings in coverage.ratings.items()
        if (rating := ratings.get(item.sha256)) is not None
    )
    return "\n".join(f"{name}: {words}" for name, words in said if words)


def _marks(coverage: Coverage, item: MediaItem) -> str:
    placed = (each for each in coverage.marks.values() if not each.removed)
    count = sum(each.mark.sha256 == item.sha256 for each in placed)
    return str(count) if count else ""
