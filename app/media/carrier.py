"""Carries files as the courier carries events: up before an event goes, down before it is read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from app.domain.coverage_history import coverage_of
from app.domain.events import Event
from app.domain.files import files_named
from app.domain.media import Attachment, MediaItem
from app.domain.record import record
from app.errors import Failure, Unavailable
from app.ledger.office_folder import OfficeFolder
from app.media.copying import Progress
from app.media.limits import MIB
from app.media.shelf import Shelf
from app.media.vault import Vault

FolderOf = Callable[[str], PurePosixPath]
Volume = tuple[int, int]
Pending = Callable[[], Iterable[Event]]

REMADE = "ulang"  # in the cache: previews that this PC drew anew
LARGE = 32 * MIB  # an upload of more than that lets smaller ones go before it
LOOK_SECONDS = 0.5  # between two looks whether there are any


@record
class Named:
    """A file that an event names, its size as named, and its previews (name -> SHA-256)."""

    sha256: str
    extension: str
    name: str
    size: int
    previews: dict[str, str]


def named_files(event: Event) -> tuple[Named, ...]:
    """The files that must be on the share before the event is."""
    return tuple(_named(file) for file in files_named(event))


class Carrier:
    """One PC's carrier between staging, its cache of previews, and the folder of `office`.

    `folder_of` gives a coverage's bag by its id. It knows no thread and blocks on the share, so
    it is never called from the window.
    """

    def __init__(
        self,
        folder: OfficeFolder,
        office: str,
        staging: Path,
        cache: Path,
        folder_of: FolderOf,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._office_id = office
        self._office = Vault(folder.root)
        self._staging = Vault(staging)
        self._cache = Vault(cache)
        self._office_shelf = Shelf(folder.root)
        self._own_shelf = Shelf(cache)
        self._folder_of = folder_of
        self._monotonic = monotonic
        self._carried: dict[str, Volume] = {}
        self.is_busy = False
        self.opened: Callable[[], None] = lambda: None  # called when another event may go

    def gate(self, event: Event) -> bool:
        """Whether every file that the event names is known to be on the share, verified.

        On the share as it is now: one that came in its place has to get them as well.
        """
        return self.gate_now()(event)

    def gate_now(self) -> Callable[[Event], bool]:
        """`gate` for one question about many events: the share is looked at once, or not at all.

        Of no use for a later question, when another share may lie there.
        """
        volume = cache(self._volume)

        def is_open(event: Event) -> bool:
            if not named_files(event):
                return True
            carried = self._carried.get(event.id)
            return carried is not None and carried == volume()

        return is_open

    def carry(self, pending: Pending, progress: Progress) -> bool:
        """Bring up the files of what is pending, the smallest event first; whether one may now go.

        While a large file goes up, smaller ones that turn up meanwhile go before it. One event's
        trouble (a staged file that is gone) never keeps the others' files here: it is raised once
        there is nothing else to bring up. Raises Unavailable where the share cannot be written.
        What was cut off or cancelled goes on where it stopped.
        """
        tried: dict[str, Failure | None] = {}
        self.is_busy = True
        try:
            opened = self._carry_below(None, pending, progress, tried)
        finally:
            self.is_busy = False
        trouble = next((failure for failure in tried.values() if failure), None)
        if trouble is not None and not opened:
            raise trouble
        return opened

    def fetch_previews(self, items: Iterable[MediaItem]) -> int:
        """Bring the previews of these items to this PC; how many items were not here before."""
        fetched = 0
        for item in items:
            if not self._own_shelf.holds(item.sha256, item.previews):
                # Into a cache: what a power cut spoils there is found and brought again.
                self._own_shelf.bring(self._office_shelf, item.sha256, item.previews, lasting=False)
                fetched += 1
        return fetched

    def original(self, coverage_id: str, file: MediaItem | Attachment) -> Path:
        """Where the original can be read: staging, what was brought along, else the share.

        Raises Unavailable `original_missing` where neither has it now.
        """
        found = self._found(coverage_id, file, self._staging, self._cache, self._office)
        if found is None:
            raise Unavailable("original_missing", name=file.name)
        return found

    def originals(self, coverage_id: str, file: MediaItem | Attachment) -> list[Path]:
        """Everywhere that the original can be read: this PC's places first, then the share."""
        return list(self._places(coverage_id, file, self._staging, self._cache, self._office))

    def own_original(self, coverage_id: str, file: MediaItem | Attachment) -> Path | None:
        """Where the original can be read on this PC alone; never touches the share."""
        return self._found(coverage_id, file, self._staging, self._cache)

    def _found(self, coverage_id: str, file: MediaItem | Attachment, *vaults: Vault) -> Path | None:
        return next(self._places(coverage_id, file, *vaults), None)

    def _places(
        self, coverage_id: str, file: MediaItem | Attachment, *vaults: Vault
    ) -> Iterator[Path]:
        folder = self._folder_of(coverage_id)
        for vault in vaults:
            if vault.holds(folder, file.sha256, file.extension):
                yield vault.path(folder, file.sha256, file.extension)

    def genuine(self, coverage_id: str, file: MediaItem | Attachment) -> Path:
        """Where the original lies with exactly the bytes that were handed in.

        Raises Unavailable `original_missing`, or `file_altered` where all there is was altered.
        """
        folder, altered = self._folder_of(coverage_id), False
        for vault in (self._staging, self._cache, self._office):
            if vault.holds(folder, file.sha256, file.extension):
                if vault.verify(folder, file.sha256, file.extension):
                    return vault.path(folder, file.sha256, file.extension)
                altered = True
        if altered:
            raise Unavailable("file_altered", name=file.name, folder=folder.name)
        raise Unavailable("original_missing", name=file.name)

    def _carry_below(
        self,
        limit: int | None,
        pending: Pending,
        progress: Progress,
        tried: dict[str, Failure | None],
    ) -> bool:
        """Bring up what is smaller than `limit` bytes and was not tried yet."""
        is_open = self.gate_now()
        sized = [(_size(event), event) for event in pending() if not is_open(event)]
        opened = False
        for size, event in sorted(sized, key=lambda each: each[0]):
            if event.id in tried or (limit is not None and size >= limit):
                continue
            tried[event.id] = None
            try:
                volume = self._bring_up(event, self._yielding(size, pending, progress, tried))
            except Failure as failure:
                if failure.code in _STOPS_ALL and limit is None:
                    raise
                tried[event.id] = failure
                continue
            self._carried[event.id] = volume
            self.opened()
            opened = True
        return opened

    def _yielding(
        self,
        size: int,
        pending: Pending,
        progress: Progress,
        tried: dict[str, Failure | None],
    ) -> Progress:
        """Progress of a large upload that lets what is half as large, or smaller, go first."""
        looked = self._monotonic()

        def advance(done: int) -> bool:
            nonlocal looked
            if size > LARGE and self._monotonic() - looked >= LOOK_SECONDS:
                self._carry_below(size // 2, pending, progress, tried)
                looked = self._monotonic()
            return progress(done)

        return advance

    def _bring_up(self, event: Event, progress: Progress) -> Volume:
        """Where its files are now: nothing goes to a bare mount point, or half to another disk."""
        folder = self._folder_of(coverage_of(event.envelope.stream))
        volume = self._volume()
        for file in sorted(named_files(event), key=lambda each: each.size):
            self._insist_on(volume)
            self._office.bring(self._staging, folder, file.sha256, file.extension, progress)
            self._bring_up_previews(file)
        return self._insist_on(volume)

    def _volume(self) -> Volume | None:
        """The office folder as it lies there now, None while it is away."""
        try:
            return self._folder.volume(self._office_id)
        except Failure:
            return None  # the courier tells why

    def _insist_on(self, volume: Volume | None) -> Volume:
        if volume is None or self._volume() != volume:
            raise Unavailable("office_offline", folder=str(self._folder.root))
        return volume

    def _bring_up_previews(self, file: Named) -> None:
        """A preview that this PC's disk lost or altered never keeps an act from going.

        Elsewhere it is a red tile until somebody who has the original draws it anew.
        """
        for name, expected in file.previews.items():
            try:
                self._office_shelf.bring(self._own_shelf, file.sha256, {name: expected})
            except Unavailable as failure:
                if failure.code not in _OWN_TROUBLE:
                    raise


def local_preview(cache: Path, sha256: str, name: str) -> Path | None:
    """The preview on this PC, None where it was not fetched yet; never touches the share."""
    kept = Shelf(cache).place(sha256, name)
    if os.path.isfile(kept):  # asked for each of hundreds of tiles: half of what Path takes
        return Path(kept)
    remade = Shelf(cache / REMADE).place(sha256, name)
    return Path(remade) if os.path.isfile(remade) else None


def _size(event: Event) -> int:
    return sum(file.size for file in named_files(event))


def _named(file: MediaItem | Attachment) -> Named:
    previews = file.previews if isinstance(file, MediaItem) else {}
    return Named(file.sha256, file.extension, file.name, file.size, dict(previews))


_OWN_TROUBLE = frozenset({"preview_altered", "source_unreadable"})
# What one event's files met and the next one's would meet as well.
_STOPS_ALL = frozenset({"copy_cancelled", "disk_full", "folder_unwritable", "office_offline"})
