"""What the window reads of one coverage, away from the interface thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from app.desk import opened
from app.domain.coverage import Coverage
from app.domain.judge import PENDING, Judged
from app.domain.record import record
from app.domain.sop import Sop
from app.domain.workflow import Option
from app.ledger.delays import delivered_after
from app.media.carrier import local_preview
from app.media.shelf import THUMB
from app.queries import Notice
from app.station import Station


@record
class CoverageFile:
    """All that a screen shows of one coverage, read at one moment."""

    coverage: Coverage
    sop: Sop
    options: dict[type, Option]  # of the signed-in person, by kind of act
    judged: tuple[Judged, ...]
    undelivered: frozenset[str]  # ids of events that show ✓ and not yet ✓✓
    notices: tuple[Notice, ...]
    delivered_after: dict[str, int] = field(default_factory=dict)  # delayed acts; office time, ms
    thumbs: Mapping[str, Path] = field(default_factory=dict)  # on this PC, by the item's SHA-256


def read_coverage(station: Station, coverage_id: str, signed_in: bool) -> CoverageFile:
    """Read it, and look for the thumbnails of its media; raises Refusal `coverage_unknown`.

    From any thread. Without anybody who is `signed_in` nothing may be done to it.
    """
    desk = station.desk
    history = desk.history(coverage_id)
    coverage = opened(history)
    pending = (j.placed for j in history.judged if j.placed.position >= PENDING)
    cache = station.profile.cache
    found = ((item.sha256, local_preview(cache, item.sha256, THUMB)) for item in coverage.media)
    return CoverageFile(
        coverage,
        desk.office.sops[coverage.sop],
        desk.options(coverage) if signed_in else {},
        history.judged,
        frozenset(item.event.id for item in pending),
        station.queries.notices(coverage_id),
        delivered_after(station.replica, (j.placed.event for j in history.judged)),
        {sha256: path for sha256, path in found if path is not None},
    )
