"""Lets PCs that saw more of the history come first: which acts of this PC may go now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.ledger.holding import HEAD_UNKNOWN, HoldBack
from app.ledger.incidents import Incident
from app.ledger.known_heads import KnownHeads
from app.ledger.office_folder import OfficeFolder
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.visit import HeldBack


class Precedence:
    """One PC's part in the order after a fork (design §3, "Heal by appending")."""

    def __init__(
        self,
        folder: OfficeFolder,
        replica: Replica,
        now: Callable[[], int],
        monotonic: Callable[[], float],
    ) -> None:
        """`now` is office time in ms, `monotonic` counts seconds."""
        self._replica = replica
        self._now = now
        self._heads = KnownHeads(folder, replica)
        self._holding = HoldBack(replica, now, monotonic)
        self._doubtful = False

    def look(self) -> None:
        """Read what the other PCs left on the share; before the lock is taken."""
        self._heads.look()

    def settle(self) -> tuple[Incident, ...]:
        """Decide, once everything that the ledger has was taken; what was not met before."""
        heads = self._heads.sort()
        self._doubtful = heads.doubtful
        if self._doubtful:
            return ()
        fresh = self._holding.consider(heads.known, heads.unknown)
        met = [
            Incident(
                HEAD_UNKNOWN,
                self._now(),
                {"device": each.device, "seq": each.head.seq, "chain": each.head.chain},
            )
            for each in fresh
        ]
        return tuple(incident for incident in met if self._replica.incidents.record(incident))

    @property
    def is_doubtful(self) -> bool:
        """Whether to look again, and settle, before any new act may go."""
        return self._doubtful

    def free(self, pending: Sequence[Pending]) -> list[Pending]:
        """What may go now; what the ledger had and lost always may."""
        free = self._holding.free(pending)
        return [entry for entry in free if entry.lost] if self._doubtful else free

    def held(self) -> HeldBack | None:
        """Why new acts wait, None while they do not."""
        return self._holding.held()
