"""What the interface thread does while its event loop stands still, seen from another thread."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
from collections import Counter

from benchmarks.pulse import Pulse

DEEP = 4  # calls of a stack that are told, the innermost first
_CALL = re.compile(r'  File "(?:[^"]*[/\\])?([^"/\\]+)", line (\d+) in (\S+)')


class LateBeats:
    """Looks at the stack of the thread that made it whenever the pulse is late by so many ms.

    From C: a frame that another thread holds keeps its painter alive, and Qt dies of that.
    """

    def __init__(self, pulse: Pulse, late: float) -> None:
        self._pulse = pulse
        self._late = late
        self._seen: Counter[str] = Counter()
        self._whose = f"0x{threading.get_ident():016x}"
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="late-beats", daemon=True).start()

    def take(self) -> dict[str, int]:
        """How often each stack was met since this was last asked, the usual ones first."""
        seen, self._seen = self._seen, Counter()
        return dict(seen.most_common(5))

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(self._late / 2000):
            if self._pulse.waiting >= self._late:
                self._seen[" < ".join(self._calls())] += 1

    def _calls(self) -> list[str]:
        with tempfile.TemporaryFile("w+") as told:
            faulthandler.dump_traceback(told, all_threads=True)
            told.seek(0)
            stacks = told.read().split("\n\n")
        own = next((stack for stack in stacks if self._whose in stack.partition("\n")[0]), "")
        return [f"{name}:{line} {call}" for name, line, call in _CALL.findall(own)[:DEEP]]
