"""Two and three PCs on a real SMB share, while cables, plugs and the server fail by a schedule.

Whatever fails, and whether the share's byte-range locks work or lie: nothing that showed ✓ is
lost, nothing is there twice, and in the end everybody has the same.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from app.demo.office import found_demo
from tests.lab.aftermath import Aftermath
from tests.lab.fault_schedule import Fault, chosen_seed, schedule
from tests.lab.smb_office import LIES, Played, lab_or_skip, play, python

pytestmark = pytest.mark.lab

SECONDS = 80  # that everybody acts, and in which everything fails; then what is left is delivered
NEVER_ENOUGH = 1000  # coverages: time ends the day
FEWEST = 20  # acts of a day, on a slow machine
# A PC whose power goes while it has the lock leaves it for its lease of three minutes.
TIMEOUT = 660
ROLES = {"satu": "pelaksana,kasubag", "dua": "kabag,pelaksana", "tiga": "kasubag,kabag,pelaksana"}
DAYS = {"two": (("satu", "dua"), ""), "three": (tuple(ROLES), ""), "lies": (tuple(ROLES), LIES)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was played."""

    faults: tuple[Fault, ...]
    played: Played
    left: Aftermath


@pytest.fixture(scope="module", params=DAYS)
def day(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, told: list[str]
) -> Day:
    """One day, played once; each test looks at another thing that has to be true after it."""
    lab_or_skip()
    pcs, mount = DAYS[request.param]
    faults = schedule(f"{chosen_seed()}/{request.param}", pcs, SECONDS)
    share = tmp_path_factory.mktemp("lab") / "share"
    found_demo(share / "kantor")
    begun = time.monotonic()
    played = play(share, {pc: _script(pc) for pc in pcs}, faults, mount, TIMEOUT)
    left = Aftermath(share / "kantor", {pc: disk / "profil" for pc, disk in played.disks.items()})
    told.append(f"{request.param}: {' '.join(map(str, faults))}")
    told.append(f"  {time.monotonic() - begun:.0f} s; {left.figures()}")
    return Day(faults, played, left)


def _script(pc: str) -> str:
    """Play until the day is over, also after a restart: the disk knows when it began."""
    day = python(
        "benchmarks.office_day --office $SHARE/kantor --profile $DISK/profil"
        f" --role {ROLES[pc]} --coverages {NEVER_ENOUGH} --minutes $minutes"
    )
    return f"""[ -s $DISK/begun ] || {{ date +%s > $DISK/begun; sync; }}
left=$(( {SECONDS} + $(cat $DISK/begun) - $(date +%s) ))
minutes=$(printf '%d.%02d' $(( left > 0 ? left / 60 : 0 )) $(( left > 0 ? left % 60 * 5 / 3 : 1 )))
{day}"""


def test_everything_failed_and_everybody_came_to_the_end(day: Day) -> None:
    printed = day.played.printed
    assert [str(f) for f in day.faults if f"[fault] {f} over" not in printed] == []
    assert day.played.exit_code == 0, str(day.played)


def test_each_act_that_showed_a_tick_was_called_something_later(day: Day) -> None:
    acts = day.left.all_acts()
    assert sum(len(each.confirmed) for each in acts.values()) >= FEWEST
    for each in acts.values():
        assert sorted(each.confirmed) == sorted(each.settled)


def test_no_act_that_showed_a_tick_is_lost_and_none_is_there_twice(day: Day) -> None:
    assert day.left.lost() == []
    assert day.left.doubled() == []
    assert day.left.integrity() == "ok"


def test_the_office_is_sound_as_each_pc_knows_it(day: Day) -> None:
    assert [line for pc in day.left.profiles for line in day.left.findings(pc)] == []


def test_all_pcs_hold_and_show_the_same(day: Day) -> None:
    assert day.left.disagreements() == []


def test_no_lock_is_left_for_the_next_day(day: Day) -> None:
    assert not (day.left.office / "mejasiar.lock").exists()
