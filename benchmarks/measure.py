"""How a claim is measured: medians of interleaved runs, and the row that tells the outcome."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Timed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: ours beside the other, in the same unit, measured in the same run.

    `target` is the largest ratio that keeps the claim, or, where there is no other to compare
    with (`other` 0), the largest figure of ours; the smallest, where more is better.
    """

    name: str
    ours: float
    other: float
    unit: str
    target: float
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the other; 0 where there is no other."""
        return self.ours / self.other if self.other else 0.0

    @property
    def holds(self) -> bool:
        """Whether the claim is kept."""
        figure = self.ratio if self.other else self.ours
        return figure >= self.target if self.more_is_better else figure <= self.target

    def as_json(self) -> dict[str, object]:
        """The row as build/bench/GROUP.json keeps it."""
        return {
            "name": self.name,
            "ours": round(self.ours, 3),
            "other": round(self.other, 3),
            "ratio": round(self.ratio, 3),
            "unit": self.unit,
            "target": self.target,
            "holds": self.holds,
        }


def milliseconds(work: Timed) -> float:
    """How long one call takes. Collections are made before, so that no run pays for another's."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def median(work: Timed, runs: int = 5, warm: int = 1) -> float:
    """The median of some runs in ms, after `warm` that do not count."""
    for _ in range(warm):
        work()
    return statistics.median(milliseconds(work) for _ in range(runs))


def medians(ours: Timed, other: Timed, runs: int = 5, warm: int = 1) -> tuple[float, float]:
    """The medians of two things in ms, run in turns so that a busy machine hits both alike."""
    for _ in range(warm):
        ours(), other()
    taken = [(milliseconds(ours), milliseconds(other)) for _ in range(runs)]
    first, second = zip(*taken, strict=True)
    return statistics.median(first), statistics.median(second)
