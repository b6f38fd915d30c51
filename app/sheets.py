"""The archive sheets that this PC can make: a coverage, its number, and where the ledger stood."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.archive.contents import SheetFrame, sheet_content
from app.archive.numbers import NOT_ARCHIVED, TO_FOLLOW, Numbering, Place, places
from app.archive.sheet import SheetContent
from app.desk import opened
from app.domain.acts import CoverageArchived
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.ledger.delays import delivered_after
from app.media.carrier import local_preview
from app.media.shelf import POSTER, SCREEN, THUMB
from app.publication.platforms import Platforms
from app.station import Station

_SHOWN = {"video": (POSTER, THUMB), "photo": (SCREEN, THUMB)}  # the sharpest first


@dataclass(frozen=True, slots=True)
class _Known:
    """The places that were found up to a place in the ledger."""

    seq: int
    chain: str
    places: dict[str, Place]


class Sheets:
    """Asked off the interface thread: the first number takes a walk through the whole replica."""

    def __init__(self, station: Station, platforms: Platforms, numbering: Numbering) -> None:
        self._station = station
        self._names = {each.key: each.name for each in platforms.every}
        self._numbering = numbering
        self._known = _Known(0, "", {})

    def content(self, coverage_id: str) -> SheetContent:
        """The sheet of a coverage as it stands.

        Raises Refusal `coverage_unknown`, and `not_approved` where it never had a Ya.
        """
        station = self._station
        office = station.desk.office
        history = station.desk.history(coverage_id)
        coverage = opened(history)
        head = station.replica.head()
        frame = SheetFrame(
            office=office,
            sop=office.sops[coverage.sop],
            platforms=self._names,
            picture=self._picture,
            number=self.number(coverage),
            head=(head.seq, head.chain),
            printed_at=station.clock.now().at,
            delivered_after=delivered_after(
                station.replica, (judged.placed.event for judged in history.judged)
            ),
        )
        return sheet_content(coverage, frame)

    def number(self, coverage: Coverage) -> str:
        """The archive number; "menyusul" until the office's ledger has the archiving."""
        if not any(isinstance(entry.body, CoverageArchived) for entry in coverage.history):
            return NOT_ARCHIVED
        zone = ZoneInfo(self._station.desk.office.zone)
        place = self._places(zone).get(coverage.id)
        return self._numbering.number(place, zone) if place else TO_FOLLOW

    def _places(self, zone: ZoneInfo) -> dict[str, Place]:
        """Goes on from where it last came to, unless a heal has changed the order since."""
        replica, known = self._station.replica, self._known
        head = replica.head()
        if known.seq and replica.head_at(known.seq).chain != known.chain:
            known = _Known(0, "", {})
        if known.seq < head.seq:
            found = places(replica.confirmed(known.seq), zone, known.places)
            # Rows that came meanwhile may be read again: a place that is known does not move.
            known = _Known(head.seq, head.chain, found)
            self._known = known
        return known.places

    def _picture(self, item: MediaItem) -> Path | None:
        cache = self._station.profile.cache
        kept = (local_preview(cache, item.sha256, name) for name in _SHOWN.get(item.kind, (THUMB,)))
        return next((path for path in kept if path is not None), None)
