"""The window in front of a file server that answers nothing for a minute: hangs, and does not fail.

What the guests' processor does in a millisecond takes them ten or more, so the figure here is held
against the same window's before the server hangs, and told beside a bare window's in the same
guest; `dev.py bench office` has one in real time.
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

HANG = Fault("hang", 75, 60)  # on a busy machine the window takes a minute to open there
BARE_SECONDS = 20
SECONDS = 95  # that the window is watched, from about half a minute after the share is there
TIMEOUT = 400
ALIVE = 3000.0  # ms: an interface that waited for the share would be away for the whole minute
LATE = 100  # ms; what the window does while it is later than this is printed
_BARE = re.compile(r'^\[satu\] \{"bare": ([0-9.]+)\}$', re.MULTILINE)
_SAID = re.compile(r"^\[satu\] (\{.*\})$")


@dataclass(frozen=True, slots=True)
class Second:
    """One second of the window, as it told it itself."""

    longest: float
    visits: int
    kept: int
    busiest: float
    aside: float
    stacks: dict[str, int]


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
    bare = f"--like $DISK/said --seconds {BARE_SECONDS}"
    window = f"""export QT_QPA_PLATFORM=offscreen
{python(f"benchmarks.window_pulse {watch} --late {LATE}")} | tee $DISK/said
code=${{PIPESTATUS[0]}}
{python(f"benchmarks.bare_pulse {bare}")}
exit $code"""
    played = play(share, {"satu": window}, [HANG], timeout=TIMEOUT)
    before, during = _seconds(played.printed)[:2]
    longest = [max((each.longest for each in part), default=0) for part in (before, during)]
    told.append(f"window in a guest: longest stall {longest[0]:.0f} ms before the server hung,")
    told.append(f"  {longest[1]:.0f} ms in {len(during)} s while it did")
    busiest = max((each.busiest for each in during), default=0)
    told.append(f"  of which its own thread worked at most {busiest:.0f} ms in one turn")
    alone = [float(each) for each in _BARE.findall(played.printed)]
    told.append(f"  a bare window beside as busy a thread: {max(alone, default=0):.0f} ms")
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
