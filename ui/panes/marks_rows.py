"""What the list says of each mark, and which marks still ask for something to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from app.domain.coverage import Coverage
from app.domain.marks import Mark
from app.domain.media import MediaItem
from app.domain.record import record
from app.shown_name import shown_name
from ui import formats
from ui.panes.marks_model import MarkRow
from ui.panes.revisions import revisions
from ui.viewer.marks_shown import ShownMark
from ui.workplace import Workplace

UNKNOWN = "Berkas lain"


@record
class PastItem:
    """An item as it was handed in, with the last revision that named it."""

    item: MediaItem
    revision: int


def items_ever(coverage: Coverage) -> dict[str, PastItem]:
    """All items that were ever handed in, by SHA-256."""
    told = revisions(coverage)
    return {item.sha256: PastItem(item, each.number) for each in told for item in each.media}


def in_order(coverage: Coverage, mark: Mark) -> tuple[int, str, int]:
    """What marks are sorted by: the place of the item in the strip, then the time in a video.

    Former items come last, each one's marks together.
    """
    places = [item.sha256 for item in coverage.media]
    if mark.sha256 in places:
        return places.index(mark.sha256), "", mark.from_ms
    return len(places), mark.sha256, mark.from_ms


def rows_of(workplace: Workplace, coverage: Coverage, marks: Iterable[ShownMark]) -> list[MarkRow]:
    """These marks as rows; an item that a later hand-in replaced says of which revision it is."""
    past, zone = items_ever(coverage), ZoneInfo(workplace.office.zone)
    current = {item.sha256 for item in coverage.media}

    def row(shown: ShownMark) -> MarkRow:
        known = past.get(shown.mark.sha256)
        name = shown_name(known.item.name) if known else UNKNOWN
        if known and shown.mark.sha256 not in current:
            name = f"{name} (revisi {known.revision})"
        parts = [shown.name, formats.moment(shown.at, workplace.now, zone)]
        if known and known.item.kind == "video":
            parts.append(span_words(shown.mark))
        return MarkRow(shown, name, " · ".join(parts))

    return [row(shown) for shown in marks]


def to_mend(coverage: Coverage, marks: Iterable[ShownMark], carried: bool) -> tuple[ShownMark, ...]:
    """What a Tidak takes along: one's own marks on this hand-in, and what is not mended yet.

    A return that carries a Tidak on (`carried`) takes along what that asked for, whoever marked
    it.
    """
    current = {item.sha256 for item in coverage.media}
    asked = {point.mark for point in coverage.points if point.mark and not point.done}

    def is_fresh(shown: ShownMark) -> bool:
        placed = coverage.marks.get(shown.event)
        new = placed is None or placed.revision == coverage.revision
        return new and shown.mark.sha256 in current

    def is_wanted(shown: ShownMark) -> bool:
        if carried and asked:
            return shown.event in asked
        return shown.own and (is_fresh(shown) or shown.event in asked)

    return tuple(shown for shown in marks if is_wanted(shown))


def span_words(mark: Mark) -> str:
    """0:12, or 0:12–0:15."""
    begin, end = formats.stopwatch(mark.from_ms), formats.stopwatch(mark.until_ms)
    return begin if begin == end else f"{begin}–{end}"
