"""One line of the state of things: where, how it stands, and the facts that its sentence needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import Enum
from typing import Any

from app.domain.record import record


class Area(Enum):
    """What a line is about; the value is its stable name, the order that of the screen."""

    SHARE = "share"
    SELFTEST = "selftest"
    LOCK = "lock"
    LEDGER = "ledger"
    REPLICA = "replica"
    COPIES = "copies"
    MEDIA = "media"
    CLOCK = "clock"
    INCIDENTS = "incidents"
    PCS = "pcs"
    DISK = "disk"
    WHOLE = "whole"


class State(Enum):
    """How a line stands, from good to bad. Only BAD is a finding."""

    OK = "ok"
    UNKNOWN = "unknown"
    ATTENTION = "attention"
    BAD = "bad"


SEVERITY = {state: place for place, state in enumerate(State)}


@record
class HealthLine:
    """`code` is stable; facts named `at` or `…_at` are office times in ms, `…_ms` durations.

    `more` are the single things that the line counts, told in the same way.
    """

    area: Area
    state: State
    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    more: tuple[HealthLine, ...] = ()


def worst(lines: Iterable[HealthLine]) -> State:
    """The worst state among the lines; OK for none."""
    return max((line.state for line in lines), key=SEVERITY.__getitem__, default=State.OK)


def counted(lines: Iterable[HealthLine], state: State) -> int:
    """How many lines stand like this."""
    return sum(1 for line in lines if line.state is state)
