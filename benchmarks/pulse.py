"""How long Qt's event loop is kept from turning."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer


class Pulse(QObject):
    """A timer that wants to fire all the time, and the longest that it had to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0  # ms
        self._busiest = 0.0
        self._used = time.thread_time()
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timed_out)
        self._timer.start(0)

    @property
    def waiting(self) -> float:
        """The ms since it fired last; for any thread."""
        return (time.perf_counter() - self._last) * 1000

    def take(self) -> float:
        """The longest wait in ms since this was last asked; a wait that goes on is not over."""
        longest, self.longest = self.longest, 0.0
        return longest

    def take_busiest(self) -> float:
        """The most processor time (ms) that the loop's thread took between two turns, as `take`.

        However busy the machine is with others, this is what the thread itself did.
        """
        busiest, self._busiest = self._busiest, 0.0
        return busiest

    def _on_timer_timed_out(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self._busiest = max(self._busiest, (used - self._used) * 1000)
        self._used = used
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
        time.sleep(0.001)  # an idle window waits, and leaves the other threads their turn
