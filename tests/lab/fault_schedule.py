"""When cables, plugs and the server fail: drawn from a seed, so that a bad day can be had again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

SEED = 20261122
FIRST = 20.0  # seconds after the first PC has the share: by then somebody is at work
_APART = 4.0  # seconds between two faults of one lane, at least
_CUT, _POWER, _HANG, _DEATH = (4, 15), (2, 6), (8, 34), (2, 10)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as the lab takes it: what fails, from when on and for how long, in seconds."""

    what: str
    at: float
    length: float

    def __str__(self) -> str:
        return f"{self.what}@{self.at:.1f}+{self.length:.1f}"


def chosen_seed() -> int:
    """MEJASIAR_LAB_SEED, or the same one as always."""
    return int(os.environ.get("MEJASIAR_LAB_SEED", SEED))


def schedule(seed: str, pcs: Sequence[str], seconds: float) -> tuple[Fault, ...]:
    """Faults that all end within `seconds`: each PC's cable, all plugs but one, the server twice.

    PCs fail one after another, and so does the server, but the two do so independently. The
    plug is put back after some seconds, and the PC starts again with its disk.
    """
    random = Random(seed)
    unplugged = random.sample(list(pcs), len(pcs) - 1)
    of_pcs = [(f"cut:{pc}", _CUT) for pc in pcs] + [(f"power:{pc}", _POWER) for pc in unplugged]
    of_server = [("hang", _HANG), ("server", _DEATH)]
    lanes = [_lane(random, lane, seconds) for lane in (of_pcs, of_server)]
    return tuple(sorted((fault for lane in lanes for fault in lane), key=lambda fault: fault.at))


def _lane(random: Random, faults: list[tuple[str, tuple[int, int]]], seconds: float) -> list[Fault]:
    """The faults in random order, each somewhere in its equal share of the time."""
    random.shuffle(faults)
    share = (seconds - FIRST) / len(faults)
    lane = []
    for number, (what, (shortest, longest)) in enumerate(faults):
        length = random.uniform(shortest, min(longest, share - _APART))
        latest = share - _APART - length
        lane.append(Fault(what, FIRST + number * share + random.uniform(0, latest), length))
    return lane
