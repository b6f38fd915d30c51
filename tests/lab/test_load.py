"""Three PCs on a real SMB share take a hundred coverages through the SOP, and nothing fails."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import pytest

from app.demo.office import found_demo
from app.domain.coverage import Stage
from tests.lab.aftermath import Aftermath
from tests.lab.smb_office import Played, lab_or_skip, play, python

pytestmark = pytest.mark.lab

COVERAGES = int(os.environ.get("MEJASIAR_LAB_COVERAGES", "100"))
ROLES = {"satu": "pelaksana", "dua": "kabag,pelaksana", "tiga": "kasubag"}
MINUTES = 20  # at most, on a busy machine


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was played."""

    played: Played
    left: Aftermath


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Day:
    """The day, played once."""
    lab_or_skip()
    share = tmp_path_factory.mktemp("lab") / "share"
    found_demo(share / "kantor")
    begun = time.monotonic()
    played = play(share, {pc: _script(pc) for pc in ROLES}, timeout=MINUTES * 60 + 300)
    left = Aftermath(share / "kantor", {pc: disk / "profil" for pc, disk in played.disks.items()})
    taken = time.monotonic() - begun
    told.append(f"load, {len(ROLES)} PCs, {COVERAGES} coverages: {taken:.0f} s; {left.figures()}")
    return Day(played, left)


def _script(pc: str) -> str:
    return python(
        "benchmarks.office_day --office $SHARE/kantor --profile $DISK/profil"
        f" --role {ROLES[pc]} --coverages {COVERAGES} --minutes {MINUTES}"
    )


def test_everything_comes_to_the_archive_and_is_delivered(day: Day) -> None:
    assert day.played.exit_code == 0, str(day.played)
    for each in day.left.all_acts().values():
        assert sorted(each.confirmed) == sorted(each.settled)
    assert day.left.count(Stage.ARCHIVED, Stage.CANCELLED) >= COVERAGES, str(day.played)


def test_no_act_is_lost_and_none_is_there_twice(day: Day) -> None:
    assert day.left.lost() == []
    assert day.left.doubled() == []
    assert day.left.integrity() == "ok"


def test_the_office_is_sound_and_all_pcs_hold_and_show_the_same(day: Day) -> None:
    assert [line for pc in ROLES for line in day.left.findings(pc)] == []
    assert day.left.disagreements() == []
