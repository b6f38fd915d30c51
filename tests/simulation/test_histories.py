"""Whatever happens to PCs, network, lock and ledger: equal replicas, and nothing lost.

`MEJASIAR_HISTORIES=20000 .venv/bin/python -m pytest -s tests/simulation/test_histories.py` plays
as many histories (from seed `MEJASIAR_SEED`) and says how many it played a minute.
"""

from __future__ import annotations

import os
import sys
import time

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.simulation.file_share import FileShare
from tests.simulation.histories import History, failure_of, made, play, shortened
from tests.simulation.settling import check, settle
from tests.simulation.world import World

MANY = int(os.environ.get("MEJASIAR_HISTORIES", "150"))
FIRST = int(os.environ.get("MEJASIAR_SEED", "1"))
A, B = st.integers(0, 11), st.integers(0, 1 << 16)
ON_FILES = (
    "act",
    "visit",
    "wait",
    "unplug",
    "plug",
    "copy",
    "put_back",
    "delete",
    "damage",
    "tamper",
    "forge_head",
    "change_volume",
    "real_volume",
    "restart",
    "join",
    "reorganise",
)


class Histories(RuleBasedStateMachine):
    """An office to which anything may happen, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.sound = True

    @initialize(pcs=st.integers(2, 6))
    def found(self, pcs: int) -> None:
        """So many PCs join."""
        self.world.begin(pcs)

    def _happens(self, what: str, a: int, b: int) -> None:
        self.sound = False
        getattr(self.world, what)(a, b)
        self.sound = True

    @rule(a=A, b=B)
    def somebody_acts(self, a: int, b: int) -> None:
        self._happens("act", a, b)

    @rule(a=A, b=B, what=st.sampled_from(("reorganise", "destroy")))
    def the_office_changes(self, a: int, b: int, what: str) -> None:
        self._happens(what, a, b)

    @rule(a=A)
    def a_pc_visits(self, a: int) -> None:
        self._happens("visit", a, 0)

    @rule(
        a=A,
        b=B,
        how=st.sampled_from(("killed", "cut", "stalled", "crossed", "tampered")),
    )
    def a_visit_goes_wrong(self, a: int, b: int, how: str) -> None:
        self._happens(f"visit_{how}", a, b)

    @rule(a=A, b=B, what=st.sampled_from(("unplug", "plug", "wait", "lie", "slow_down")))
    def network_clock_and_lock(self, a: int, b: int, what: str) -> None:
        self._happens(what, a, b)

    @rule(
        b=B,
        what=st.sampled_from(("copy", "put_back", "delete", "damage", "tamper", "forge_head")),
    )
    def the_ledger_suffers(self, b: int, what: str) -> None:
        self._happens(what, b, b)

    @rule(b=B, what=st.sampled_from(("change_volume", "real_volume")))
    def the_server_changes(self, b: int, what: str) -> None:
        self._happens(what, 0, b)

    @rule(
        a=A,
        b=B,
        what=st.sampled_from(("restart", "join", "clone", "lose_disk", "old_disk")),
    )
    def a_pc_suffers(self, a: int, b: int, what: str) -> None:
        self._happens(what, a, b)

    @invariant()
    def whatever_was_shown_to_last_is_on_the_disk(self) -> None:
        for pc in self.world.pcs:
            assert pc.shown <= {event.id for _, event in pc.replica.all_events()}

    def teardown(self) -> None:
        try:
            if self.sound and self.world.pcs:
                settle(self.world)
                check(self.world)
        finally:
            self.world.close()


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)


def test_many_histories_end_in_equal_replicas_and_nothing_lost() -> None:
    began = time.perf_counter()
    failed = {seed: told for seed in range(FIRST, FIRST + MANY) if (told := failure_of(made(seed)))}
    minutes = (time.perf_counter() - began) / 60
    sys.stdout.write(f"\n{MANY} histories, {MANY / minutes:.0f} a minute\n")
    assert not failed, "\n".join(_story(seed, told) for seed, told in list(failed.items())[:5])


def _story(seed: int, told: str) -> str:
    kind = told.partition(":")[0]
    pcs, steps = shortened(made(seed), lambda failure: failure.startswith(kind))
    return f"seed {seed}: {told}\n  play(({pcs}, {steps}))"


# A PC that took for what it had left what it never read would not have read it for good.
STALLED: list[History] = [
    (
        5,
        [
            ("act", 26416, 5493),
            ("delete", 11, 0),
            ("clone", 9, 0),
            ("visit", 10, 0),
            ("visit_stalled", 36052, 3211),
        ],
    ),
    (
        3,
        [
            ("join", 6, 0),
            ("change_volume", 4, 1),
            ("clone", 9, 0),
            ("act", 25755, 20056),
            ("visit_cut", 39621, 25774),
            ("visit", 26961, 11785),
            ("tamper", 3, 4),
            ("visit_tampered", 64137, 12473),
        ],
    ),
]


@pytest.mark.parametrize("history", STALLED)
def test_what_came_while_a_visit_was_held_up_is_read(history: History) -> None:
    assert failure_of(history) == ""


@pytest.mark.parametrize("seed", range(6))
def test_a_history_on_files_ends_as_in_memory(seed: int) -> None:
    pcs, steps = made(seed)
    history: History = pcs, [step for step in steps if step[0] in ON_FILES]
    on_files, in_memory = play(history, FileShare), play(history)
    assert on_files.end == in_memory.end


def test_two_hundred_pcs_end_with_one_history() -> None:
    steps = [(name, 37 * at, 11 * at) for at, name in enumerate(("act", "visit") * 60)]
    attacks = [("tamper", 0, 6), ("put_back", 0, 0), ("delete", 0, 0)]
    ended = play((200, [("copy", 0, 0), *steps[:80], *attacks, *steps[80:]]))
    heads = [pc.replica.head() for pc in ended.pcs]
    assert heads == [heads[0]] * 200
    assert heads[0].seq > 50  # the founding, and what its people did
