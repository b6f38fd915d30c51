"""What the interface thread does while its event loop stands still, seen from another thread."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import Counter

from benchmarks.pulse import Pulse

DEEP = 4  # calls of a stack that are told, the innermost first


class LateBeats:
    """Looks at the stack of the thread that made it whenever the pulse is late by so many ms."""

    def __init__(self, pulse: Pulse, late: float) -> None:
        self._pulse = pulse
        self._late = late
        self._seen: Counter[str] = Counter()
        self._whose = threading.get_ident()
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
                frame = sys._current_frames().get(self._whose)
                calls = traceback.extract_stack(frame)[: -DEEP - 1 : -1] if frame else []
                self._seen[" < ".join(_place(each) for each in calls)] += 1


def _place(call: traceback.FrameSummary) -> str:
    return f"{call.filename.rpartition('/')[2]}:{call.lineno} {call.name}"
