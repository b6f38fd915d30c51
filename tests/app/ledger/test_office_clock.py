"""Office time is the server's, whatever this PC's own clock says."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger import office_clock
from app.ledger.office_clock import AGAIN_AFTER, OfficeClock, running_seconds

HOUR = 3600.0
LATER = 2_000_000_000_000  # ms


def scripted(*moments: float) -> Callable[[], float]:
    """A monotonic clock that shows these moments one after the other, then stays."""
    remaining = list(moments)
    return lambda: remaining.pop(0) if len(remaining) > 1 else remaining[0]


def test_a_pc_that_is_an_hour_off_tells_the_servers_time(tmp_path: Path) -> None:
    clock = OfficeClock(tmp_path, 0, wall=lambda: time.time() + HOUR)
    guess = clock.now()
    assert guess.quality == "estimate"
    assert abs(guess.at - (time.time() + HOUR) * 1000) < 5000
    told = clock.measure()
    assert told.quality == clock.now().quality == "server"
    assert abs(told.at - time.time() * 1000) < 5000
    assert list(tmp_path.iterdir()) == []


def test_the_fastest_of_three_answers_counts(tmp_path: Path) -> None:
    # started, then before and after each probe: 90 s, at once, 90 s; then it stands at 200 s.
    clock = OfficeClock(tmp_path, 0, monotonic=scripted(0, 0, 90, 100, 100, 110, 200, 200))
    told = clock.measure()
    assert abs(told.at - (time.time() + 100) * 1000) < 5000


def test_measured_time_runs_on_without_the_share(tmp_path: Path) -> None:
    moment = [0.0]
    share = tmp_path / "share"
    share.mkdir()
    clock = OfficeClock(share, 0, wall=lambda: 0.0, monotonic=lambda: moment[0])
    before = clock.measure().at
    share.rmdir()
    moment[0] += 5 * HOUR
    with pytest.raises(Unavailable) as caught:
        clock.measure()
    assert caught.value.code == "office_offline"
    assert clock.now().at == before + 5 * 3_600_000
    assert clock.now().quality == "server"


def test_after_a_restart_time_never_falls_below_what_was_known() -> None:
    moment = [50.0]
    clock = OfficeClock(None, LATER, wall=lambda: 1_000.0, monotonic=lambda: moment[0])
    assert clock.now().at == LATER
    moment[0] += 60
    assert clock.now().at == LATER + 60_000
    assert clock.now().quality == "estimate"


def test_after_a_restart_a_later_own_clock_is_believed() -> None:
    clock = OfficeClock(None, 5, wall=lambda: LATER / 1000)
    assert clock.now().at == LATER


def test_it_is_measured_at_once_and_again_every_ten_minutes(tmp_path: Path) -> None:
    moment = [0.0]
    clock = OfficeClock(tmp_path, 0, monotonic=lambda: moment[0])
    assert clock.due()
    clock.measure()
    moment[0] = 599
    assert not clock.due()
    moment[0] = 600
    assert clock.due()


def test_without_an_office_there_is_nothing_to_ask() -> None:
    with pytest.raises(Unavailable) as caught:
        OfficeClock(None, 0).measure()
    assert caught.value.code == "office_offline"


def test_the_running_clock_runs() -> None:
    assert running_seconds() <= running_seconds()


@pytest.mark.skipif(sys.platform != "linux", reason="the other clocks have no choice")
def test_on_linux_it_is_the_clock_that_runs_while_the_pc_sleeps() -> None:
    assert abs(running_seconds() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1


class Server:
    """A file server whose clock is set, slow to answer or coarse, as a test wants."""

    def __init__(self, at: float = 1_800_000_000.123) -> None:
        self.at = at
        self.passed = 5000.0  # of some monotonic clock
        self.answer = 0.0  # seconds that it takes to answer
        self.coarse = 0.0

    def wait(self, seconds: float) -> None:
        """Time passes, everywhere alike."""
        self.at += seconds
        self.passed += seconds

    def probe(self, folder: Path, monotonic: Callable[[], float]) -> tuple[float, float]:
        """What a file made there would say: it is made when half of the answer's time is over."""
        self.wait(self.answer / 2)
        made = self.at // self.coarse * self.coarse if self.coarse else self.at
        self.wait(self.answer / 2)
        return made, monotonic()


class Desk:
    """A PC whose own clock is off by some hours, and which was switched on at some other moment."""

    def __init__(self, server: Server, off_by: float, known: int = 0) -> None:
        self.server = server
        self.off_by = off_by
        switched_on = hash(off_by) % 977
        self.clock = OfficeClock(Path(), known, self.wall, lambda: self.server.passed - switched_on)

    def wall(self) -> float:
        """What its taskbar says."""
        return self.server.at + self.off_by

    def ahead(self) -> float:
        """Seconds by which its office time is ahead of the server."""
        return self.clock.now().at / 1000 - self.server.at


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(office_clock, "probe", made.probe)
    return made


def test_pcs_that_are_hours_off_agree(server: Server) -> None:
    desks = [Desk(server, hours * HOUR) for hours in (-5, 0, 5)]
    for desk in desks:
        desk.clock.measure()
        server.wait(137)
    assert all(abs(desk.ahead()) < 0.01 for desk in desks)


def test_a_clock_set_back_in_mid_work_changes_nothing(server: Server) -> None:
    desk = Desk(server, 0)
    desk.clock.measure()
    desk.off_by = -3 * HOUR
    server.wait(60)
    assert abs(desk.ahead()) < 0.01
    assert desk.clock.now().quality == "server"


def test_sleep_counts_as_time_and_is_followed_by_a_new_measurement(server: Server) -> None:
    desk = Desk(server, 0)
    desk.clock.measure()
    server.wait(9 * HOUR)  # the lid was closed overnight
    assert desk.clock.due()
    assert abs(desk.ahead()) < 0.01


def test_a_slow_share_does_not_shake_the_time(server: Server) -> None:
    desk = Desk(server, 0)
    desk.clock.measure()
    server.answer = 8.0
    for _ in range(3):
        server.wait(AGAIN_AFTER)
        desk.clock.measure()
        assert abs(desk.ahead()) < 0.01


def test_even_a_server_that_was_slow_from_the_beginning_is_understood(server: Server) -> None:
    server.answer = 3.0
    desks = [Desk(server, 5 * HOUR), Desk(server, -5 * HOUR)]
    for desk in desks:
        desk.clock.measure()
    assert all(abs(desk.ahead()) <= 1.5 for desk in desks)


@pytest.mark.parametrize("coarse", [1.0, 2.0])
@pytest.mark.parametrize("begun", [0.01, 0.9, 1.1, 1.9])
def test_pcs_agree_on_a_share_that_knows_whole_seconds_only(
    server: Server, coarse: float, begun: float
) -> None:
    server.coarse = coarse
    server.wait(-server.at % 2 + begun)
    desks = [Desk(server, hours * HOUR) for hours in (-5, 5)]
    for desk in desks:
        desk.clock.measure()
        server.wait(0.85)
    assert all(abs(desk.ahead()) <= 1.001 for desk in desks)


def test_a_server_whose_clock_is_set_is_followed_by_all(server: Server) -> None:
    desks = [Desk(server, 0), Desk(server, 5 * HOUR)]
    for jump in (2 * HOUR, -2 * HOUR):
        for desk in desks:
            desk.clock.measure()
        server.at += jump
        server.wait(AGAIN_AFTER)
        for desk in desks:
            assert desk.clock.due()
            desk.clock.measure()
            assert abs(desk.ahead()) < 0.01


def test_a_small_correction_is_no_step_back(server: Server) -> None:
    desk = Desk(server, 0)
    desk.clock.measure()
    told = desk.clock.now().at
    server.at -= 0.7
    desk.clock.measure()
    assert desk.clock.now().at == told
    server.wait(0.6)
    assert desk.clock.now().at == told
    server.wait(0.2)
    assert desk.clock.now().at > told
    assert abs(desk.ahead()) < 0.01


@pytest.mark.parametrize("off_by", [-5 * HOUR, 0.0, 5 * HOUR])
def test_a_restart_without_the_share_is_an_estimate_that_never_falls_below_what_was_known(
    server: Server, off_by: float
) -> None:
    known = int(server.at * 1000)
    server.wait(HOUR)
    desk = Desk(server, off_by, known)
    told = desk.clock.now()
    assert told.quality == "estimate"
    assert told.at >= known
    desk.off_by = -9 * HOUR  # set back in mid-work
    server.wait(60)
    assert desk.clock.now().at == told.at + 60_000
    desk.clock.measure()
    assert desk.clock.now().quality == "server"
    assert abs(desk.ahead()) < 0.01
