"""The window in front of a file server that answers nothing for a minute: hangs, and does not fail.

What the guests' processor does in a millisecond takes them ten or more, so the figure here is held
against the same window's before the server hangs; `dev.py bench office` has one in real time.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest

from app.demo.office import found_demo
from tests.lab.fault_schedule import Fault
from tests.lab.smb_office import Played, lab_or_skip, play, python

pytestmark = pytest.mark.lab

HANG = Fault("hang", 50, 60)
SECONDS = 70  # that the window is watched, from about half a minute after the share is there
TIMEOUT = 300
ALIVE = 3000.0  # ms: an interface that waited for the share would be away for the whole minute
_SAID = re.compile(r"^\[satu\] (\{.*\})$")


@dataclass(frozen=True, slots=True)
class Second:
    """One second of the window, as it told it itself."""

    longest: float
    visits: int
    kept: int


@dataclass(frozen=True, slots=True)
class Minute:
    """What the window told before the server hung and while it did."""

    played: Played
    before: tuple[Second, ...]
    during: tuple[Second, ...]


@pytest.fixture(scope="module")
def minute(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Minute:
    """One PC with the window open and a person who goes on working."""
    lab_or_skip()
    share = tmp_path_factory.mktemp("lab") / "share"
    found_demo(share / "kantor")
    watch = f"--office $SHARE/kantor --profile $DISK/profil --seconds {SECONDS}"
    window = f"export QT_QPA_PLATFORM=offscreen\n{python(f'benchmarks.window_pulse {watch}')}"
    played = play(share, {"satu": window}, [HANG], timeout=TIMEOUT)
    before, during, _ = _seconds(played.printed)
    longest = [max((each.longest for each in part), default=0) for part in (before, during)]
    told.append(f"window in a guest: longest stall {longest[0]:.0f} ms before the server hung,")
    told.append(f"  {longest[1]:.0f} ms in {len(during)} s while it did")
    return Minute(played, before, during)


def _seconds(printed: str) -> list[tuple[Second, ...]]:
    """The seconds before, during and after the hang; the lab prints all in their order."""
    parts: list[list[Second]] = [[]]
    for line in printed.splitlines():
        said = _SAID.match(line)
        if line.startswith(f"[fault] {HANG}"):
            parts.append([])
        elif said and "longest" in said[1]:
            parts[-1].append(Second(**json.loads(said[1])))
    assert len(parts) == 3, printed
    return [tuple(part) for part in parts]


def test_the_window_opens_and_ends_as_always(minute: Minute) -> None:
    assert minute.played.exit_code == 0, str(minute.played)
    assert len(minute.before) > 3, str(minute.played)


def test_it_stays_alive_while_nothing_comes_back_from_the_share(minute: Minute) -> None:
    assert len(minute.during) > 30, str(minute.played)
    assert sum(second.visits for second in minute.during[5:-5]) == 0, "the share did not hang"
    assert max(second.longest for second in minute.during) < ALIVE, str(minute.played)


def test_what_the_person_does_meanwhile_is_kept_at_once(minute: Minute) -> None:
    assert sum(second.kept for second in minute.during) >= 5, str(minute.played)
