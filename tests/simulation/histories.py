"""Histories as lists of names and numbers: made from a seed, played, and made short."""

from __future__ import annotations

import random
import sqlite3
import traceback
from collections.abc import Callable

from app.errors import Failure
from tests.simulation.settling import check, settle
from tests.simulation.share import Share
from tests.simulation.world import World

Step = tuple[str, int, int]
_SLIPS = (LookupError, ValueError, TypeError, AttributeError)
BUGS = (AssertionError, Failure, OSError, sqlite3.Error, *_SLIPS)
History = tuple[int, list[Step]]  # how many PCs, and what happens
LARGEST = 1 << 16
SHORTEST, LONGEST = 30, 50

# How often each thing happens, by the name of the method of World.
OFTEN = {
    "act": 12,
    "visit": 14,
    "visit_killed": 2,
    "visit_cut": 2,
    "visit_stalled": 1,
    "visit_crossed": 2,
    "visit_tampered": 1,
    "unplug": 1,
    "plug": 2,
    "wait": 3,
    "lie": 1,
    "slow_down": 1,
    "copy": 1,
    "put_back": 1,
    "delete": 1,
    "damage": 1,
    "tamper": 2,
    "forge_head": 1,
    "change_volume": 1,
    "real_volume": 1,
    "restart": 1,
    "join": 1,
    "clone": 1,
    "lose_disk": 1,
    "old_disk": 1,
    "reorganise": 1,
    "destroy": 1,
}


def made(seed: int) -> History:
    """The history of a seed, always the same."""
    chance = random.Random(seed)
    names = chance.choices(list(OFTEN), list(OFTEN.values()), k=chance.randint(SHORTEST, LONGEST))
    steps = [(name, chance.randrange(LARGEST), chance.randrange(LARGEST)) for name in names]
    return chance.randint(2, 5), steps


def play(history: History, kind: type[Share] = Share) -> World:
    """Play a history, let everything settle and check what must hold; the world as it ended."""
    pcs, steps = history
    world = World(kind)
    try:
        world.begin(pcs)
        for name, a, b in steps:
            getattr(world, name)(a, b)
        settle(world)
        world.end = check(world)
    finally:
        world.close()
    return world


def failure_of(history: History) -> str:
    """What a history that fails fails at, in one line; empty where it does not."""
    try:
        play(history)
    except BUGS as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {at.name}:{at.lineno}: {error}"
    return ""


def shortened(history: History, same: Callable[[str], bool]) -> History:
    """A history that fails in the same way with as little as possible in it."""
    pcs, steps = history
    size = len(steps) // 2
    while size:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size :]
            if same(failure_of((pcs, fewer))):
                steps = fewer
            else:
                at += size
        size //= 2
    for at, (name, a, b) in enumerate(steps):
        for less in sorted({*range(8), b % 60, b % 120, b % 420}):
            simpler = [*steps[:at], (name, a % 12, less), *steps[at + 1 :]]
            if less < b and same(failure_of((pcs, simpler))):
                steps = simpler
                break
    return pcs, steps
