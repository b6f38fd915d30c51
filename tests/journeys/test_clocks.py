"""The five-step clocks tell the same after a restart, elsewhere, past midnight, with a wrong PC."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.timing import StepTime, step_times
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from app.media.limits import Limits
from app.station import Station
from tests.office_builder import KASUBAG, MINUTE, DemoOffice, Pc
from tests.walks import away, restarted, sync_all

HOUR = 60 * MINUTE


def steps(pc: Pc, coverage_id: str, now: int) -> tuple[StepTime, ...]:
    """The strip of a coverage at a PC."""
    coverage = pc.coverage(coverage_id)
    return step_times(pc.desk.office.sops[coverage.sop], coverage, now)


def test_a_restart_does_not_stop_the_clock(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    pc.sync()
    office.clock.at += 3 * MINUTE
    pc = restarted(office, "pc-1")
    last = steps(pc, liputan, office.clock.at)[0].last
    assert last is not None
    assert last.elapsed_ms == 3 * MINUTE


def test_another_pc_shows_the_same_times(office: DemoOffice, pc: Pc) -> None:
    liputan = pc.opens()
    office.clock.at += 2 * MINUTE
    pc.hands_in(liputan)
    pc.sync()
    office.clock.at += 7 * MINUTE
    other = office.pc("pc-2")
    assert steps(other, liputan, office.clock.at) == steps(pc, liputan, office.clock.at)
    assert steps(other, liputan, office.clock.at)[1].late


def test_a_night_counts_as_time(office: DemoOffice, pc: Pc) -> None:
    office.clock.at += 11 * HOUR + 58 * MINUTE  # 23.58
    liputan = pc.opens()
    office.clock.at += 4 * MINUTE  # 0.02, the day after
    pc.hands_in(liputan)
    office.clock.at += 8 * HOUR
    pc.act(KASUBAG, liputan, acts.CoverageReceived())
    first, second, *_ = steps(pc, liputan, office.clock.at)
    assert first.last is not None
    assert (first.last.elapsed_ms, first.late) == (4 * MINUTE, False)
    assert second.last is not None
    assert second.last.late_ms == 8 * HOUR - 5 * MINUTE
    assert pc.station.bag_of(liputan).name.startswith("2026-11-22")  # the activity's day, 23.33
    sync_all(office)


class WrongPc:
    """What a PC's own clock says, wrong by some seconds, and its uptime."""

    def __init__(self, wrong_by: float) -> None:
        self._wrong_by = wrong_by

    def wall(self) -> float:
        """The wrong time of day."""
        return time.time() + self._wrong_by


@pytest.fixture(params=[-3600.0, 3600.0], ids=["slow", "fast"])
def wrong(request: pytest.FixtureRequest) -> WrongPc:
    """A PC whose clock is an hour behind, or ahead."""
    return WrongPc(request.param)


@pytest.fixture
def real(office: DemoOffice) -> Iterator[list[Station]]:
    """Stations with real clocks, closed at the end."""
    opened: list[Station] = []
    yield opened
    for station in opened:
        station.close()


def _station(office: DemoOffice, opened: list[Station], wrong: WrongPc, known: int = 0) -> Station:
    """PC 3, joined, with a clock that only the server can correct."""
    pc = office.pcs.pop("pc-3", None) or office.pc("pc-3")
    office.pcs.pop("pc-3", None)
    pc.close()
    clock = OfficeClock(office.folder.root, known, wall=wrong.wall)
    opened.append(Station(OfficeFolder(office.folder.root), pc.profile, Limits(), clock))
    return opened[-1]


def test_a_pc_that_is_wrong_by_an_hour_shows_office_time_once_it_met_the_share(
    office: DemoOffice, real: list[Station], wrong: WrongPc
) -> None:
    station = _station(office, real, wrong)
    station.tick()
    now = station.clock.now()
    assert now.quality == "server"
    assert abs(now.at / 1000 - time.time()) < 5


def test_without_the_share_its_time_is_marked_as_an_estimate(
    office: DemoOffice, real: list[Station], wrong: WrongPc
) -> None:
    station = _station(office, real, wrong)
    with away(office):
        assert station.tick().state == "offline"
        assert station.clock.now().quality == "estimate"


def test_the_estimate_of_a_wrong_pc_is_not_what_the_next_start_stands_on(
    office: DemoOffice, real: list[Station], wrong: WrongPc
) -> None:
    station = _station(office, real, wrong)
    known = station.replica.fact("office_time")
    with away(office):
        station.tick()
    assert station.replica.fact("office_time") == known
    station.tick()
    kept = int(station.replica.fact("office_time") or 0)
    assert abs(kept / 1000 - time.time()) < 5


def test_a_slow_pc_never_goes_back_behind_what_it_knew(
    office: DemoOffice, real: list[Station]
) -> None:
    known = int(time.time() * 1000)
    station = _station(office, real, WrongPc(-3600.0), known)
    with away(office):
        station.tick()
        assert station.clock.now().at >= known


def test_the_clock_runs_on_when_the_share_goes_after_it_was_asked(
    office: DemoOffice, real: list[Station], wrong: WrongPc, tmp_path: Path
) -> None:
    station = _station(office, real, wrong)
    station.tick()
    with away(office):
        station.tick()
        now = station.clock.now()
    assert now.quality == "server"
    assert abs(now.at / 1000 - time.time()) < 5
