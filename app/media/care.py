"""A PC's care for the office's media: it knows them, watches them, mends them, keeps its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from queue import SimpleQueue

from app.domain.events import Event
from app.domain.record import record
from app.errors import Failure
from app.ledger.checked_files import CheckedFile, CheckedFiles
from app.ledger.office_folder import OfficeFolder, share_failure
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.carrier import REMADE, named_files
from app.media.fixity import Fixity, FixityState, GoesOn, Looked
from app.media.keeping import Keeping, Storeroom, drop_old_parts
from app.media.luggage import Luggage
from app.media.naming import learn_files
from app.media.notes import Notes
from app.media.restoring import Own, Remake, Restorer, Share
from app.media.shelf import Shelf
from app.media.vault import Vault

TIDY_EVERY = 3_600_000  # ms

FolderOf = Callable[[str], PurePosixPath]


@record
class Mended:
    """What became of files that were to be mended."""

    whole: frozenset[str]  # paths within the office folder of those that are whole now
    shown: frozenset[str]  # SHA-256 of those whose previews are
    touched: frozenset[str]  # the coverages of either


class MediaCare:
    """Put together from a PC's parts. Whoever reads files waits for who does it already; `state`
    and `luggage` are for any lane at any time.
    """

    def __init__(
        self,
        folder: OfficeFolder,
        office_id: str,
        profile: Profile,
        replica: Replica,
        folder_of: FolderOf,
        remake: Remake,
    ) -> None:
        """`remake` makes previews, as `Workers.make_previews`."""
        self._replica = replica
        self._profile = profile
        self.table = CheckedFiles(profile.root / "files.db")
        self._share = share = Share(folder, office_id, folder_of)
        vaults = (Vault(profile.staging), Vault(profile.cache))
        own = Own(vaults, Shelf(profile.cache), profile.cache / REMADE, remake)
        restorer = Restorer(share, own, replica.incidents.record, replica.is_destroyed)
        self.fixity = Fixity(share, self.table, restorer)
        self.luggage = Luggage(folder.root, profile.staging, profile.cache, folder_of)
        self._notes = Notes(folder.copies / "insiden", profile.device)
        self._storeroom = Storeroom(profile.staging, self.table, folder_of)
        self._tidied = 0
        self._turns: SimpleQueue[None] = SimpleQueue()  # one: two would write the same part
        self._turns.put(None)

    def close(self) -> None:
        """Close the calling thread's connection."""
        self.table.close()

    @property
    def keeping(self) -> Keeping:
        """How much of the media this PC keeps."""
        return self.luggage.keeping

    def keep(self, keeping: Keeping) -> None:
        """Keep so much from now on."""
        self.luggage.keeping = self._storeroom.keeping = keeping

    def state(self) -> FixityState:
        """How the office's files stand, as far as this PC has looked."""
        return self.fixity.state()

    def look_after(
        self, now: int, waiting: Iterable[str], pending: Iterable[Event], goes_on: GoesOn
    ) -> Looked:
        """One turn, of some seconds at most: what events name, what others miss, a few files.

        `waiting` are coverages to be looked at first, `pending` the undelivered events. Raises
        Unavailable where the share or this PC's disk cannot be used.
        """
        with self._turn():
            learn_files(self.table, self._replica)
            try:
                self._notes.pass_on(self.table, now)
            except OSError as error:
                raise share_failure(error) from error
            looked = self.fixity.step(now, waiting, goes_on)
            if now - self._tidied >= TIDY_EVERY:
                self._tidied = now
                self._tidy(now, pending)
            return looked

    def mend(self, hashes: Sequence[str], now: int, told: Callable[[int, int], None]) -> Mended:
        """Read the files with these SHA-256 now, and put back what of them this PC has.

        `told` hears which one of how many, again and again; it may raise to end it all. Raises
        Unavailable without the share.
        """
        with self._turn():
            self._learn_all()
            found = [
                file
                for place, sha256 in enumerate(hashes)
                for file in self._mend(sha256, now, partial(told, place, len(hashes)))
            ]
        whole = [file for file in found if file.state == "ok"]
        shown = [file for file in found if not file.pictures]
        return Mended(
            frozenset(self._share.subject(file) for file in whole),
            frozenset(file.sha256 for file in shown),
            frozenset(file.coverage for file in (*whole, *shown)),
        )

    def _mend(self, sha256: str, now: int, told: Callable[[], None]) -> list[CheckedFile]:
        def goes_on() -> bool:
            told()
            return True

        known = self.table.by_name(sha256)
        found = (self.fixity.check(each.coverage, sha256, now, goes_on) for each in known)
        return [each for each in found if each is not None]

    def _learn_all(self) -> None:
        while learn_files(self.table, self._replica):
            pass

    @contextmanager
    def _turn(self) -> Iterator[None]:
        self._turns.get()
        try:
            yield
        finally:
            self._turns.put(None)

    def _tidy(self, now: int, pending: Iterable[Event]) -> None:
        needed = {file.sha256 for event in pending for file in named_files(event)}
        try:
            self._storeroom.tidy(now, needed)
            for root in (self._profile.staging, self._profile.cache):
                drop_old_parts(root, time.time_ns())
        except Failure:
            return  # a file that cannot be removed now is removed another time
