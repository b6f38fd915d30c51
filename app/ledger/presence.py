"""This PC's head on the share, by which others notice a cut history, and it notices its double."""

from __future__ import annotations

import json
from collections.abc import Callable
from secrets import token_hex

from app.domain.events import canonical
from app.ledger.book import GENESIS
from app.ledger.heads import DeviceHead, keep_head, kept_head
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.replica import Replica

HEAD_EVERY = 60.0  # seconds
RENEWED_AT_MOST_EVERY = 60 * 60 * 1000  # ms: whoever forges our head must not rename us all day
# Remembered of our own: a server that comes back with an older disk shows one of them again.
_MOST_MARKS = 500
_MARKS, _RENEWED = "head_marks", "device_renewed_at"


class Presence:
    """Writes this PC's head, and sees whether another PC writes under the same name.

    Each writing has a mark of its own. A mark there that is none of the last ones of this PC is a
    double's: its profile is a copy of this one, or this one was put back from an older copy.
    """

    def __init__(
        self,
        folder: OfficeFolder,
        replica: Replica,
        device: str,
        now: Callable[[], int],
        monotonic: Callable[[], float],
        renew: Callable[[], str],
    ) -> None:
        """`renew` gives this PC another device id, for good, and returns it."""
        self._folder = folder
        self._replica = replica
        self._now = now
        self._monotonic = monotonic
        self._renew = renew
        self._kept = GENESIS, -HEAD_EVERY
        self.device = device

    def tell(self, at_once: bool = False) -> Incident | None:
        """Leave the head on the share where it is time to; the double that was noticed.

        Raises OSError, and what the replica raises.
        """
        head, now = self._replica.head(), self._monotonic()
        kept, since = self._kept
        if now - since < HEAD_EVERY and not (at_once and head != kept):
            return None
        double = self._look_for_double()
        if head != kept or double is not None:
            mark = token_hex(8)
            # Kept here first: cut off between the two, an earlier one of them is still there.
            marks = [mark, *self._marks()[: _MOST_MARKS - 1]]
            self._replica.keep_fact(_MARKS, canonical(marks).decode())
            keep_head(self._folder, DeviceHead(self.device, head, self._now(), mark))
        self._kept = head, now
        return double

    def _look_for_double(self) -> Incident | None:
        there = kept_head(self._folder, self.device)
        if there is None or not there.mark or there.mark in self._marks():
            return None
        now = self._now()
        if now - int(self._replica.fact(_RENEWED) or 0) < RENEWED_AT_MOST_EVERY:
            return None
        if not self._marks() and self._was_rescued():
            return None  # our own mark, lost with the damaged replica
        before, self.device = self.device, self._renew()
        self._replica.keep_fact(_RENEWED, str(now))
        incident = Incident("profile_cloned", now, {"device": before, "renewed": self.device})
        self._replica.incidents.record(incident)
        return incident

    def _marks(self) -> list[str]:
        return list(json.loads(self._replica.fact(_MARKS) or "[]"))

    def _was_rescued(self) -> bool:
        return any(each.code == "replica_rescued" for each in self._replica.incidents.all())
