"""Whether this PC's own new acts may go now, or wait a lease for PCs that saw more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.events import canonical
from app.ledger.heads import MOST_HEADS, DeviceHead
from app.ledger.lock import LEASE
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.visit import HeldBack

HEAD_UNKNOWN, ROWS_MISSED = "head_unknown", "rows_missed"
MOST_IN_A_DAY = 5  # leases: whoever forges heads all day long costs no more than these
_DAY = 24 * 60 * 60 * 1000  # ms
_FACT = "held_back"
_MISSED = "rows_missed"


def miss(replica: Replica) -> None:
    """Note that the ledger does not have what this PC had confirmed."""
    replica.keep_fact(_MISSED, "yes")


@dataclass
class _State:
    """What lasts over a restart. A mark is a device whose unknown head was waited for."""

    until: int = 0  # office time (ms)
    reason: str = ""
    waits_for: list[str] = field(default_factory=list)  # devices; none where rows were missed
    marks: dict[str, str] = field(default_factory=dict)  # device -> chain
    begun: list[int] = field(default_factory=list)  # office time (ms) of each lease of a day


class HoldBack:
    """Holds back for one lease, once per head, so that PCs that saw more come first.

    A head that does not become known is waited for once: neither its device's next one nor the
    same one again costs anything before one of that device was known. Lost rows never wait.
    """

    def __init__(
        self, replica: Replica, now: Callable[[], int], monotonic: Callable[[], float]
    ) -> None:
        """`now` is office time in ms, `monotonic` counts seconds."""
        self._replica = replica
        self._now = now
        self._monotonic = monotonic
        self._until: float | None = None  # of `monotonic`; None before the first look
        self._state = _State()

    def consider(
        self, known: Iterable[DeviceHead], unknown: Iterable[DeviceHead]
    ) -> list[DeviceHead]:
        """Look at the heads of the share with a replica that took all that the ledger has.

        The ledger or a recorded branch contains the `known` ones, and nothing that this PC can
        read the `unknown`. Returns the heads for which a lease begins now.
        """
        self._recall()
        for head in known:
            self._state.marks.pop(head.device, None)
        by_device = {head.device: head for head in unknown}
        self._let_go(by_device)
        fresh = [head for device, head in by_device.items() if device not in self._state.marks]
        missed = self._replica.fact(_MISSED)
        if fresh or missed:
            fresh = self._begin(fresh, bool(missed))
            self._replica.keep_fact(_MISSED, "")
            self._keep()
        return fresh

    def free(self, pending: Sequence[Pending]) -> list[Pending]:
        """What may go now of what the ledger does not have: all, or what it had and lost."""
        self._recall()
        return [entry for entry in pending if entry.lost] if self._holds() else list(pending)

    def held(self) -> HeldBack | None:
        """Why new acts wait, and until when at most."""
        if self._until is None or not self._holds():
            return None
        left = int((self._until - self._monotonic()) * 1000)
        return HeldBack(self._now() + left, self._state.reason)

    def _holds(self) -> bool:
        return self._until is not None and self._monotonic() < self._until

    def _begin(self, fresh: list[DeviceHead], missed: bool) -> list[DeviceHead]:
        state, now = self._state, self._now()
        room = 4 * MOST_HEADS - len(state.marks)
        state.marks |= {head.device: head.head.chain for head in fresh[: max(0, room)]}
        state.begun = [at for at in state.begun if now - _DAY < at <= now]
        if len(state.begun) >= MOST_IN_A_DAY or room <= 0:
            return []
        state.begun.append(now)
        state.until = now + int(LEASE * 1000)
        state.reason = ROWS_MISSED if missed else HEAD_UNKNOWN
        state.waits_for = [] if missed else [head.device for head in fresh]
        self._until = self._monotonic() + LEASE
        return fresh

    def _let_go(self, unknown: dict[str, DeviceHead]) -> None:
        """Who was waited for has come: nobody else is known to have seen more."""
        waits_for = self._state.waits_for
        if self._holds() and waits_for and not any(each in unknown for each in waits_for):
            self._until, self._state.until = self._monotonic(), 0
            self._keep()

    def _recall(self) -> None:
        """After a restart the rest of the lease, which no wrong clock makes longer than one."""
        if self._until is not None:
            return
        self._state = _read(self._replica.fact(_FACT))
        left = min(LEASE, max(0.0, (self._state.until - self._now()) / 1000))
        self._until = self._monotonic() + left

    def _keep(self) -> None:
        self._replica.keep_fact(_FACT, canonical(vars(self._state)).decode())


def _read(fact: str | None) -> _State:
    kept: dict[str, Any] = json.loads(fact) if fact else {}
    return _State(**kept)
