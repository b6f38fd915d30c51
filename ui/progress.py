"""What a piece of work says about itself while it is under way, and how it learns to stop."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.domain.record import record

REPORT_EVERY = 0.05  # seconds; more often than this only makes the window busy


class Cancelled(Exception):
    """Raised inside the work by its Progress once nobody wants the result any more."""


@record
class Advance:
    """How far a piece of work has come: what it does now, how much of how much, since when."""

    what: str
    done: int
    total: int
    elapsed: float  # seconds since the work began


class Progress:
    """Handed to the work, which calls it as `progress(what, done, total)`; raises Cancelled."""

    def __init__(self, report: Callable[[Advance], None]) -> None:
        self._report = report
        self._began = time.monotonic()
        self._reported = 0.0
        self._unwanted = False

    @property
    def cancelled(self) -> bool:
        """True once the result is not wanted; work that cannot be interrupted may ask."""
        return self._unwanted

    def cancel(self) -> None:
        """Let the next call raise Cancelled."""
        self._unwanted = True

    def __call__(self, what: str, done: int, total: int) -> None:
        """Report; too frequent reports are dropped, but never the last one."""
        if self.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._reported >= REPORT_EVERY or done >= total:
            self._reported = now
            self._report(Advance(what, done, total, now - self._began))
