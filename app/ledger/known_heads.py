"""Which heads on the share this PC's history, or a branch that somebody recorded, accounts for."""

from __future__ import annotations

from app.domain.record import record
from app.ledger.branches import links_of
from app.ledger.heads import DeviceHead, SeenHeads
from app.ledger.mirrored import SharedBranches
from app.ledger.office_folder import OfficeFolder
from app.ledger.replica import Replica


@record
class Sorted:
    """The heads of the share. `doubtful` while recorded branches have to be read for one first."""

    known: tuple[DeviceHead, ...]
    unknown: tuple[DeviceHead, ...]
    doubtful: bool


class KnownHeads:
    """Reads the share before the lock is taken, and judges under it from this PC's own files."""

    def __init__(self, folder: OfficeFolder, replica: Replica) -> None:
        self._replica = replica
        self._seen = SeenHeads(folder)
        self._branches = SharedBranches(folder)
        self._heads: list[DeviceHead] = []
        self._doubted: set[str] = set()
        self._looked_for: set[str] = set()

    def look(self) -> None:
        """Read the heads; the branches too where the last sorting could not do without them."""
        self._heads = self._seen.look()
        if self._doubted:
            self._branches.look()
            self._looked_for |= self._doubted

    def sort(self) -> Sorted:
        """Judge what was read, with a replica that took everything that the ledger has."""
        unseen = [head for head in self._heads if not self._lies_where_it_says(head)]
        elsewhere = self._chains() if unseen else set()
        unknown = [
            head
            for head in unseen
            if head.head.chain not in elsewhere and head.head.chain not in self._branches
        ]
        self._doubted = {head.head.chain for head in unknown} - self._looked_for
        known = [head for head in self._heads if head not in unknown]
        return Sorted(tuple(known), tuple(unknown), bool(self._doubted))

    def _lies_where_it_says(self, head: DeviceHead) -> bool:
        # A number that no ledger reaches is no reason to trouble the database.
        seq = head.head.seq if 0 < head.head.seq < 1 << 62 else 0
        return self._replica.head_at(seq) == head.head

    def _chains(self) -> set[str]:
        """Every chain that this PC ever had: a rebuilt ledger counts its rows anew."""
        ours = {chain for _, _, chain in self._replica.chains()}
        return ours | {link.chain for link in links_of(self._replica.incidents.all())} | {""}
