"""Office time is the server's, whatever this PC's own clock says."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.office_clock import OfficeClock, running_seconds

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
