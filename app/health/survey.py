"""All lines of one look around: what this PC knows by itself, and what only the share can tell."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from app.copies.shelf import copies_in, damaged_in
from app.copies.state import CopiesState, shared_shelf, state
from app.domain.record import record
from app.health.copies import copies_lines
from app.health.disk import disk_line
from app.health.incidents import elsewhere, incident_line, read_marks, told_incidents
from app.health.line import Area, HealthLine, State
from app.health.lock import clock_line, clock_unmeasured, lock_line, lock_untimed
from app.health.media import MediaState, media_lines
from app.health.office import office_lines
from app.health.pc import founded_at, ledger_line, replica_lines, stranded_lines
from app.health.pcs import pcs_line
from app.health.share import share_line
from app.ledger.heads import heads
from app.ledger.mirrored import Mirrored, SharedIncidents
from app.ledger.office_clock import Reading, probe, running_seconds
from app.ledger.office_folder import OfficeFolder, share_failure
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.ledger.visit import Visit
from app.queries import Notice

# What only the share can tell: nothing is known of it until it has answered.
SHARE_AREAS = (Area.SHARE, Area.SELFTEST, Area.LOCK, Area.COPIES, Area.CLOCK, Area.PCS)
_REACHED = frozenset(
    {"share_ok", "share_slow", "share_low", "share_nearly_full", "share_copies_unwritable"}
)
# What lies there can be looked at all the same; only how old a lock is nobody can ask.
_UNWRITABLE = frozenset({"share_readonly", "share_full"})
_FIRST_DAY = 86_400_000  # ms, in which an office need not have a copy yet


@record
class Vantage:
    """Where one looks from: the office, and the PC where there is one."""

    folder: OfficeFolder
    office: str  # id of the founding event
    device: str
    profile: Profile | None = None
    replica: Replica | None = None


def local_lines(
    vantage: Vantage,
    now: int,
    visit: Visit | None = None,
    media: MediaState | None = None,
    notices: Iterable[Notice] = (),
) -> list[HealthLine]:
    """What needs no share, this PC's own incidents among it.

    `now` is office time (ms), `visit` the courier's last one; `notices` are the acts that have
    no effect here.

    Raises Unavailable replica_damaged or replica_unusable.
    """
    lines: list[HealthLine] = []
    if vantage.replica is not None:
        lines.append(ledger_line(vantage.replica, now, visit.code if visit else ""))
        lines += replica_lines(vantage.replica, now, visit.held_back if visit else None)
        lines += stranded_lines(notices, now)
        lines += office_lines(vantage.replica, vantage.office)
        lines += media_lines(media)
        lines.append(_incidents(vantage, now, ()))
    if vantage.profile is not None:
        lines.append(disk_line(vantage.profile.root))
    return lines


def share_lines(
    vantage: Vantage,
    now: int,
    today: date,
    reading: Reading | None = None,
    people: Mapping[str, str] = MappingProxyType({}),
) -> list[HealthLine]:
    """What the share tells; may take as long as the share hangs. `today` is the office's day.

    `reading` is what the office's clock says here, `people` maps devices to who sat there last.
    """
    first = share_line(vantage.folder, vantage.office)
    lines = [first]
    try:
        if first.code in _REACHED:
            lines += _reached(vantage, people)
        elif first.code in _UNWRITABLE:
            lines += _unwritable(vantage, people, first.code, reading)
        else:
            lines += _unreached(first.code, reading)
    except OSError as error:  # it went away while it was looked at
        lines += _unreached(share_failure(error).code, reading)
    return [
        *lines,
        *_copies(vantage, now, today, first.code in _REACHED | _UNWRITABLE),
        _incidents(vantage, now, SharedIncidents(vantage.folder).fresh()),
    ]


def looking_lines() -> list[HealthLine]:
    """While the share is being asked."""
    return [HealthLine(area, State.UNKNOWN, "looking") for area in SHARE_AREAS]


def unanswered_lines() -> list[HealthLine]:
    """When the share has let somebody wait for long."""
    rest = _not_looked_at(SHARE_AREAS[1:], "no_answer")
    return [HealthLine(Area.SHARE, State.ATTENTION, "no_answer"), *rest]


def merged(*layers: Iterable[HealthLine]) -> tuple[HealthLine, ...]:
    """In the order of the areas; what a later layer says of an area replaces an earlier one's."""
    known: dict[Area, list[HealthLine]] = {}
    for layer in layers:
        told: dict[Area, list[HealthLine]] = {}
        for line in layer:
            told.setdefault(line.area, []).append(line)
        known |= told
    return tuple(line for area in Area for line in known.get(area, ()))


def _reached(vantage: Vantage, people: Mapping[str, str]) -> list[HealthLine]:
    wall = time.time()
    before = running_seconds()
    server, after = probe(vantage.folder.root)
    wall += (after - before) / 2
    return [
        lock_line(vantage.folder.lock, vantage.device, server),
        clock_line(wall - server),
        pcs_line(heads(vantage.folder), vantage.device, people),
    ]


def _unwritable(
    vantage: Vantage, people: Mapping[str, str], why: str, reading: Reading | None
) -> list[HealthLine]:
    return [
        lock_untimed(vantage.folder.lock, why),
        clock_unmeasured(reading),
        pcs_line(heads(vantage.folder), vantage.device, people),
    ]


def _unreached(why: str, reading: Reading | None) -> list[HealthLine]:
    return [*_not_looked_at((Area.LOCK, Area.PCS), why), clock_unmeasured(reading)]


def _not_looked_at(areas: Iterable[Area], why: str) -> list[HealthLine]:
    return [HealthLine(area, State.UNKNOWN, "not_looked_at", {"why": why}) for area in areas]


def _copies(vantage: Vantage, now: int, today: date, reached: bool) -> list[HealthLine]:
    begun = vantage.replica is None or founded_at(vantage.replica) < now - _FIRST_DAY
    if vantage.profile is not None:
        known = state(vantage.folder, vantage.profile)
        seen = replace(known, share_seen=known.share_seen and reached)
        return copies_lines(seen, today, begun)
    shelf = shared_shelf(vantage.folder)
    try:
        shared, damaged = copies_in(shelf), damaged_in(shelf)
    except OSError:
        shared, damaged, reached = [], [], False
    last = shared[0] if shared else None
    known = CopiesState(last, None, len(shared), 0, reached, tuple(damaged), None)
    return copies_lines(known, today, begun)[1:]  # there is no PC to have any of its own


def _incidents(vantage: Vantage, now: int, shared: Sequence[Mirrored]) -> HealthLine:
    """This PC's own and those that the others left on the share."""
    replica = vantage.replica
    own = replica.incidents.all() if replica is not None else []
    read = read_marks(replica) if replica is not None else frozenset[str]()
    return incident_line(told_incidents(elsewhere(own, shared), own), read, now)
