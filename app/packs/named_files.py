"""The files that events name: what may go into a pack, and all that may come out of one."""

from __future__ import annotations

from app.domain.coverage import Coverage
from app.domain.coverage_history import coverage_of
from app.domain.events import Event
from app.domain.files import files_named
from app.domain.media import Attachment, MediaItem, is_well_formed
from app.errors import Refusal
from app.media.kinds import EXTENSIONS
from app.media.shelf import LARGEST, NAMES
from app.packs.manifest import ORIGINAL, PackedFile

File = MediaItem | Attachment


def storable_files(event: Event) -> tuple[File, ...]:
    """The files that an event names and a vault would keep."""
    return tuple(file for file in files_named(event) if is_storable(file))


def files_of(coverage: Coverage) -> tuple[File, ...]:
    """What there is to look at in a coverage as it stands: its media, documents, screenshots."""
    documents = (document.file for document in coverage.documents.values())
    screenshots = (result.record.screenshot for result in coverage.results)
    files = (*coverage.media, *documents, *screenshots)
    return tuple(file for file in files if file is not None and is_storable(file))


def is_storable(file: File) -> bool:
    """Whether a vault would keep it."""
    return is_well_formed(file) and file.extension in EXTENSIONS


class Permitted:
    """What genuine events name, and so what a pack may bring: with these bytes and no others."""

    def __init__(self) -> None:
        self._originals: set[tuple[str, str, str, int]] = set()
        self._previews: set[tuple[str, str, str]] = set()

    def add(self, event: Event) -> None:
        """Permit what this event names."""
        coverage = coverage_of(event.envelope.stream)
        for file in storable_files(event):
            self._originals.add((coverage, file.sha256, file.extension, file.size))
            if isinstance(file, MediaItem):
                named = file.previews.items()
                self._previews.update((file.sha256, name, digest) for name, digest in named)

    def check(self, file: PackedFile) -> None:
        """Refuse (`pack_unsound`) a file that no event names so."""
        if file.kind == ORIGINAL:
            fits = (file.coverage, file.sha256, file.name, file.size) in self._originals
        else:
            named = (file.sha256, file.name, file.digest) in self._previews
            fits = named and file.name in NAMES and file.size <= LARGEST
        if not fits:
            raise Refusal("pack_unsound", reason="file")
