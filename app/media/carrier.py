"""Carries files as the courier carries events: up before an event goes, down before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from app.domain.acts import CoverageHandedIn, DocumentAttached, ResultRecorded
from app.domain.coverage_history import coverage_of, read_act
from app.domain.events import Event
from app.domain.media import Attachment, MediaItem
from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.media.copying import Progress
from app.media.shelf import Shelf
from app.media.vault import Vault

FolderOf = Callable[[str], PurePosixPath]


@record
class Named:
    """A file that an event names, and its previews (name -> SHA-256)."""

    sha256: str
    extension: str
    previews: dict[str, str]


def named_files(event: Event) -> tuple[Named, ...]:
    """The files that must be on the share before the event is."""
    if event.envelope.kind not in _NAMING:
        return ()
    try:
        act = read_act(event)
    except Refusal:
        return ()  # a malformed event names nothing that could be carried
    if isinstance(act, CoverageHandedIn):
        return tuple(_named(item) for item in act.media)
    if isinstance(act, DocumentAttached):
        return (_named(act.file),)
    screenshot = act.screenshot if isinstance(act, ResultRecorded) else None
    return (_named(screenshot),) if screenshot else ()


class Carrier:
    """One PC's carrier between staging, its cache of previews, and the office folder.

    `folder_of` gives a coverage's bag by its id. It knows no thread and blocks on the share, so
    it is never called from the window.
    """

    def __init__(self, office: Path, staging: Path, cache: Path, folder_of: FolderOf) -> None:
        self._office = Vault(office)
        self._staging = Vault(staging)
        self._office_shelf = Shelf(office)
        self._own_shelf = Shelf(cache)
        self._folder_of = folder_of
        self._carried: set[str] = set()

    def gate(self, event: Event) -> bool:
        """Whether every file that the event names is known to be on the share, verified."""
        return event.id in self._carried or not named_files(event)

    def carry(self, pending: Iterable[Event], progress: Progress) -> bool:
        """Bring up the files of pending events, in order; whether another event may now go.

        One event's trouble (a staged file that is gone) never keeps the others' files here: it is
        raised once there is nothing else to bring up. Raises Unavailable where the share cannot
        be written.
        """
        opened, trouble = False, None
        for event in pending:
            if self.gate(event):
                continue
            try:
                self._bring_up(event, progress)
            except Failure as failure:
                if failure.code in _STOPS_ALL:
                    raise
                trouble = trouble or failure
                continue
            self._carried.add(event.id)
            opened = True
        if trouble is not None and not opened:
            raise trouble
        return opened

    def fetch_previews(self, items: Iterable[MediaItem]) -> int:
        """Bring the previews of these items to this PC; how many items were not here before."""
        fetched = 0
        for item in items:
            if not self._own_shelf.holds(item.sha256, item.previews):
                self._own_shelf.bring(self._office_shelf, item.sha256, item.previews)
                fetched += 1
        return fetched

    def original(self, coverage_id: str, file: MediaItem | Attachment) -> Path:
        """Where the original can be read: staging, else the share.

        Raises Unavailable `original_missing` where neither has it now.
        """
        folder = self._folder_of(coverage_id)
        for vault in (self._staging, self._office):
            if vault.holds(folder, file.sha256, file.extension):
                return vault.path(folder, file.sha256, file.extension)
        raise Unavailable("original_missing", name=file.name)

    def _bring_up(self, event: Event, progress: Progress) -> None:
        folder = self._folder_of(coverage_of(event.envelope.stream))
        for file in named_files(event):
            self._office.bring(self._staging, folder, file.sha256, file.extension, progress)
            self._office_shelf.bring(self._own_shelf, file.sha256, file.previews)


def local_preview(cache: Path, sha256: str, name: str) -> Path | None:
    """The preview on this PC, None where it was not fetched yet; never touches the share."""
    path = Shelf(cache).path(sha256, name)
    return path if path.is_file() else None


def _named(file: MediaItem | Attachment) -> Named:
    previews = file.previews if isinstance(file, MediaItem) else {}
    return Named(file.sha256, file.extension, dict(previews))


# What one event's files met and the next one's would meet as well.
_STOPS_ALL = frozenset({"copy_cancelled", "disk_full", "folder_unwritable"})
_NAMING = frozenset(kind.__name__ for kind in (CoverageHandedIn, DocumentAttached, ResultRecorded))
