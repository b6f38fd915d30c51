"""Who waits for the share's lock, in the order in which they came."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

DEAD_AFTER = 60.0  # seconds; nobody waits that long before they give up and come again
STALLED = 1.0  # seconds without a step forward: those in front may be dead
_SHORTEST, _LONGEST = 0.003, 0.008  # between two tries of the first in the line
_BEHIND, _FARTHEST = 0.008, 0.15  # for each one in front, and at most


class WaitingLine:
    """A folder with an empty file for each PC that waits: who finds others there waits for them.

    Only courtesy hangs on it: whatever goes wrong with it, nothing here raises, and nobody waits
    for a line that does not move.
    """

    def __init__(self, folder: Path, device: str, monotonic: Callable[[], float]) -> None:
        self._folder = folder
        self._device = device
        self._monotonic = monotonic
        self._mine: Path | None = None
        self._left: set[Path] = set()
        self._ahead: frozenset[str] = frozenset()
        self._moved = 0.0
        self._passed: frozenset[str] = frozenset()  # those who stood still while we waited
        self._seen: dict[str, float] = {}

    def join(self) -> None:
        """Stand at the end; who is in the line already stays where they are."""
        if self._mine is not None:
            return
        # Looked at before: of two who come at once none waits for the other.
        self._ahead, self._moved = self._waiting() - self._passed, self._monotonic()
        self._mine = self._folder / f"{self._device}-{secrets.token_hex(8)}"
        with suppress(OSError):
            os.mkdir(self._folder)
        with suppress(OSError):
            os.close(os.open(self._mine, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))

    def leave(self) -> None:
        """This PC waits no longer. What cannot be removed now goes the next time."""
        if self._mine is None:
            return
        self._left.add(self._mine)
        self._mine = None
        for path in tuple(self._left):
            with suppress(OSError):
                path.unlink(missing_ok=True)
                self._left.discard(path)
        with suppress(OSError):  # others wait, or one is just about to
            self._folder.rmdir()

    def is_anybody_there(self) -> bool:
        """Whether another PC waits, as far as we know not a dead one."""
        return bool(self._waiting() - self._passed)

    def is_my_turn(self) -> bool:
        """Whether to try for the lock now; always for who does not stand in the line."""
        if self._mine is None or not self._ahead:
            return True
        still = self._ahead & self._waiting()
        now = self._monotonic()
        if still != self._ahead:
            self._ahead, self._moved = still, now
        if now - self._moved >= STALLED:
            self._passed |= still
            return True
        return not still

    def until_next_try(self) -> float:
        """Seconds to wait before asking again: the farther back, the longer."""
        longest = min(_FARTHEST, _BEHIND * len(self._ahead)) or _LONGEST
        return random.uniform(min(_SHORTEST, longest / 2), longest)

    def _waiting(self) -> frozenset[str]:
        """The others in the line. What a dead PC left is taken away after a while."""
        try:
            names = set(os.listdir(self._folder))
        except OSError:
            return frozenset()
        now = self._monotonic()
        self._seen = {name: self._seen.get(name, now) for name in names}
        self._passed &= names
        dead = {name for name, since in self._seen.items() if now - since > DEAD_AFTER}
        for name in dead:
            with suppress(OSError):
                os.unlink(self._folder / name)
        return frozenset(names - dead - {path.name for path in self._left})
