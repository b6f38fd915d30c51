"""Which part of the ledger is held against the replica at a visit: a little, and daily all."""

from __future__ import annotations

from collections.abc import Callable

from app.ledger.exchange import BATCH, Exchange
from app.ledger.replica import Replica

ROLLING = 50  # rows at a visit
ROLLING_EVERY = 5.0  # seconds; a burst of acts need not wait for it at each of its visits
SUSPECTED_EVERY = 60.0  # seconds; who changes the file again and again must not keep us busy
WHOLE_EVERY = 24 * 60 * 60 * 1000  # ms of office time

_COMPARED = "compared_at"


class Watch:
    """Remembers how far the comparison has come; the daily one survives restarts."""

    def __init__(
        self, replica: Replica, now: Callable[[], int], monotonic: Callable[[], float]
    ) -> None:
        """`now` is office time in ms, `monotonic` counts seconds."""
        self._replica = replica
        self._now = now
        self._monotonic = monotonic
        self._rolled = -ROLLING_EVERY
        self._suspected = -SUSPECTED_EVERY
        self._after = 0
        self._whole = False

    def is_due(self) -> bool:
        """Whether the whole ledger is to be compared, or is being compared."""
        compared = self._replica.fact(_COMPARED)
        if compared is None:
            # A PC that has just joined has verified everything on its way in.
            self._replica.keep_fact(_COMPARED, str(self._now()))
            return False
        return self._whole or self._now() - int(compared) >= WHOLE_EVERY

    def suspect(self) -> None:
        """Have the whole ledger compared now: it changed, and nothing was appended."""
        if not self._whole and self._monotonic() - self._suspected >= SUSPECTED_EVERY:
            self._suspected = self._monotonic()
            self._whole, self._after = True, 0

    def run(self, exchange: Exchange, has_time: Callable[[], bool], hurried: bool) -> bool:
        """Compare what this visit has time for; False when the whole is not done yet.

        `hurried` when somebody waits to see an act delivered.
        """
        if not self.is_due():
            if not hurried or self._monotonic() - self._rolled >= ROLLING_EVERY:
                self._after = exchange.compare(self._after, ROLLING) or 0
                self._rolled = self._monotonic()
            return True
        if not self._whole:
            self._whole, self._after = True, 0
        goes_on = True
        while goes_on:
            self._after = exchange.compare(self._after, BATCH) or 0
            if not self._after:
                self._whole = False
                self._replica.keep_fact(_COMPARED, str(self._now()))
                return True
            goes_on = has_time()
        return False
