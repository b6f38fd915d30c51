"""Copies of a real office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.copies.daily import Circumstances, DailyCopy
from app.copies.shelf import CopyNote
from tests.app.conftest import founded, office, pc, tiny
from tests.office_builder import DemoOffice, Pc

__all__ = ["founded", "made", "office", "pc", "tiny"]

DAY = 24 * 60 * 60 * 1000
ZONE = "Asia/Jakarta"


def today(office: DemoOffice) -> date:
    """The office's day."""
    return datetime.fromtimestamp(office.clock.at / 1000, ZoneInfo(ZONE)).date()


def daily_of(office: DemoOffice, pc: Pc, connected: bool = True) -> DailyCopy:
    """The daily copy of a PC, as after a start of its program; nothing is done yet."""
    station = pc.station

    def now() -> Circumstances:
        return Circumstances(ZONE, office.clock.at, connected)

    membership = station.membership
    # A test's clock stands still: what failed is due again at the next start only.
    return DailyCopy(
        office.folder, pc.profile, station.replica, membership.office, now, lambda: 0.0, at_once=10
    )


def run(daily: DailyCopy) -> int:
    """Take every step that is due; how many there were."""
    steps = 0
    while daily.step():
        steps += 1
    return steps


@pytest.fixture
def made(office: DemoOffice, pc: Pc) -> Callable[[], CopyNote]:
    """Makes the copy that is due and says what is the newest one on the PC."""

    def make() -> CopyNote:
        from app.copies.shelf import copies_in
        from app.copies.state import own_shelf

        run(daily_of(office, pc))
        return copies_in(own_shelf(pc.profile))[0]

    return make


def break_a_byte(path: Path) -> None:
    """Change one byte of the body of the founding event."""
    content = path.read_bytes()
    assert content.count(b"Bupati") > 0
    path.write_bytes(content.replace(b"Bupati", b"Bupatj", 1))
