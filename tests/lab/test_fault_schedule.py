"""A schedule of faults is the same for the same seed, and one that the lab can play."""

from __future__ import annotations

import itertools

import pytest

from tests.lab.fault_schedule import FIRST, SEED, Fault, chosen_seed, schedule

PCS = ("satu", "dua", "tiga")
SECONDS = 80.0


def test_a_seed_is_a_schedule() -> None:
    assert schedule("7", PCS, SECONDS) == schedule("7", PCS, SECONDS)
    assert schedule("7", PCS, SECONDS) != schedule("8", PCS, SECONDS)


def test_each_cable_all_plugs_but_one_and_the_server_fail() -> None:
    told = [fault.what for fault in schedule("7", PCS, SECONDS)]
    assert sorted(what for what in told if what.startswith("cut:")) == sorted(
        f"cut:{pc}" for pc in PCS
    )
    assert len([what for what in told if what.startswith("power:")]) == len(PCS) - 1
    assert {"hang", "server"} <= set(told)


@pytest.mark.parametrize("seed", range(50))
def test_no_fault_begins_before_the_one_before_it_in_its_lane_is_over(seed: int) -> None:
    faults = schedule(str(seed), PCS, SECONDS)
    of_pcs = [fault for fault in faults if ":" in fault.what]
    of_server = [fault for fault in faults if ":" not in fault.what]
    for lane in (of_pcs, of_server):
        assert lane[0].at >= FIRST
        assert lane[-1].at + lane[-1].length <= SECONDS
        for before, after in itertools.pairwise(lane):
            assert before.at + before.length < after.at


def test_a_fault_is_written_as_the_lab_reads_it() -> None:
    assert str(Fault("power:satu", 31.04, 4)) == "power:satu@31.0+4.0"


def test_the_seed_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEJASIAR_LAB_SEED", raising=False)
    assert chosen_seed() == SEED
    monkeypatch.setenv("MEJASIAR_LAB_SEED", "42")
    assert chosen_seed() == 42
