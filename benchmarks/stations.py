"""PCs for the benchmarks, each with a profile of its own at a demo office."""

from __future__ import annotations

from pathlib import Path

from app.demo.office import join_demo
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station


def joined_empty(office: Path, profile: Path) -> Station:
    """A PC that has joined and knows nothing yet."""
    own = Profile(profile)
    join_demo(office, own)
    return Station(OfficeFolder(office), own, Limits())


def joined(office: Path, profile: Path) -> Station:
    """A PC that joined the demo office and knows its people."""
    station = joined_empty(office, profile)
    while not station.projection.office.posts:
        visit = station.tick()
        if visit.failure is not None:
            raise visit.failure
    return station
