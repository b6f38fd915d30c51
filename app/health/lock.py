"""The share's lock, looked at and never taken; and the clocks, of which the same look tells."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from app.health.line import Area, HealthLine, State
from app.ledger.lock import LEASE
from app.ledger.office_clock import Reading

WRONG_MS = 120_000  # by so much this PC's own clock may differ before somebody should mend it
AHEAD = 5.0  # seconds that a lock's time may be ahead of the server's: some count by whole ones
_MOST_NAMES = 20


def lock_line(lock: Path, device: str, server: float) -> HealthLine:
    """Free, held, or left by a PC that is gone. `server` is the server's time now, in seconds.

    Facts of a held one: device (first characters, as its owner file names it), held_ms; of one
    whose time is still to come (the server's clock was put back) ahead_ms as well. Raises OSError
    where the share cannot be looked at.
    """
    try:
        made = os.lstat(lock)
        is_folder = stat.S_ISDIR(made.st_mode)
        names = sorted(os.listdir(lock))[:_MOST_NAMES] if is_folder else []
    except FileNotFoundError:
        return HealthLine(Area.LOCK, State.OK, "lock_free")
    times = [made.st_mtime]
    for name in names:
        try:
            times.append(os.lstat(lock / name).st_mtime)
        except FileNotFoundError:
            continue  # given back meanwhile
    since = server - max(times[1:] or times)
    held = max(0.0, since)
    facts = {"device": _device(names), "held_ms": int(held * 1000)}
    if since < -AHEAD:
        facts["ahead_ms"] = int(-since * 1000)
        return HealthLine(Area.LOCK, State.ATTENTION, "lock_ahead", facts)
    if held > LEASE or not facts["device"]:
        code = "lock_stale" if facts["device"] else "lock_ownerless"
        state = State.ATTENTION if held > LEASE else State.OK
        return HealthLine(Area.LOCK, state, code, facts)
    own = bool(facts["device"]) and device.startswith(str(facts["device"]))
    return HealthLine(Area.LOCK, State.OK, "lock_own" if own else "lock_held", facts)


def lock_untimed(lock: Path, why: str) -> HealthLine:
    """Whether there is one, where the server cannot be asked for its time; `why` is a code.

    Raises OSError where the share cannot be looked at.
    """
    try:
        os.lstat(lock)
    except FileNotFoundError:
        return HealthLine(Area.LOCK, State.OK, "lock_free")
    return HealthLine(Area.LOCK, State.UNKNOWN, "lock_untimed", {"why": why})


def clock_line(offset: float) -> HealthLine:
    """This PC's clock against the server's, which was just asked; `offset` in seconds, + = fast."""
    off_ms = int(abs(offset) * 1000)
    facts = {"off_ms": off_ms}
    if off_ms <= WRONG_MS:
        return HealthLine(Area.CLOCK, State.OK, "clock_ok", facts)
    return HealthLine(
        Area.CLOCK, State.ATTENTION, "clock_fast" if offset > 0 else "clock_slow", facts
    )


def clock_unmeasured(reading: Reading | None) -> HealthLine:
    """Nobody could be asked now: what the office's clock here stands on."""
    if reading is not None and reading.quality == "server":
        return HealthLine(Area.CLOCK, State.OK, "clock_running")
    return HealthLine(Area.CLOCK, State.ATTENTION, "clock_estimate")


def _device(names: list[str]) -> str:
    parts = names[0].split("-") if names else []
    return parts[1] if len(parts) == 3 and parts[0] == "owner" else ""
