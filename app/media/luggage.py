"""What a laptop takes along: the originals of coverages, verified, on its own disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from app.domain.coverage import Coverage
from app.domain.media import Attachment, MediaItem
from app.domain.record import record
from app.errors import Unavailable
from app.media.copying import RESERVE, Progress, discard, target_trouble
from app.media.keeping import Keeping, make_room
from app.media.vault import Vault

FolderOf = Callable[[str], PurePosixPath]
File = MediaItem | Attachment


@record
class Parcel:
    """What taking one coverage along means: its files, and those that are not here yet."""

    coverage: str
    title: str
    files: tuple[File, ...]
    missing: tuple[File, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    @property
    def missing_size(self) -> int:
        """Bytes that are still to be brought."""
        return sum(file.size for file in self.missing)


class Luggage:
    """This PC's originals of others: brought when asked for, let go of when others need the room.

    It knows no thread; `bring` blocks on the share, the rest on this PC's disk alone.
    """

    def __init__(self, office: Path, staging: Path, cache: Path, folder_of: FolderOf) -> None:
        self._office = Vault(office)
        self._staging = Vault(staging)
        self._cache = Vault(cache)
        self._root = cache
        self._folder_of = folder_of
        self.keeping = Keeping()

    def parcel(self, coverage: Coverage) -> Parcel:
        """A coverage's media and documents, and which of them are not on this PC."""
        documents = (each.file for each in coverage.documents.values())
        named: list[File] = [*coverage.media, *(file for file in documents if file is not None)]
        files = list({file.sha256: file for file in named}.values())
        folder = self._folder_of(coverage.id)
        missing = tuple(file for file in files if not self._is_here(folder, file))
        return Parcel(coverage.id, coverage.activity.title, tuple(files), missing)

    def make_room(self, parcels: Iterable[Parcel]) -> None:
        """Let go of the oldest that is not of these parcels, so that what misses them fits.

        Raises Unavailable `luggage_full` (needed, free) where what this PC may keep is too little
        for them, `disk_full` where its disk is.
        """
        wanted = list(parcels)
        kept = {self._folder_of(parcel.coverage).name for parcel in wanted}
        needed = sum(parcel.missing_size for parcel in wanted)
        make_room(self._root, needed, self.keeping.carried_bytes, kept)
        if needed and (free := self.free()) < needed + RESERVE:
            raise Unavailable("disk_full", needed=needed + RESERVE, free=free)

    def bring(self, coverage: str, file: File, progress: Progress) -> None:
        """Bring one original here, verified; what was cut off goes on.

        Raises as `Vault.bring`; Unavailable `original_missing` where the office folder gives none.
        """
        folder = self._folder_of(coverage)
        kept = self._cache.path(folder, file.sha256, file.extension)
        if os.path.lexists(kept) and not self._cache.verify(folder, file.sha256, file.extension):
            discard(kept)  # altered on this PC's disk; the share has it
        try:
            self._cache.bring(self._office, folder, file.sha256, file.extension, progress)
        except Unavailable as failure:
            missing = failure.code == "source_unreadable"
            told = {**failure.facts, "name": file.name}  # nobody knows what it is called there
            raise Unavailable("original_missing" if missing else failure.code, **told) from failure

    def free(self) -> int:
        """Bytes that are free where the luggage is kept. Raises Unavailable."""
        with target_trouble(self._root, 0):
            return shutil.disk_usage(self._root).free

    def _is_here(self, folder: PurePosixPath, file: File) -> bool:
        for vault in (self._staging, self._cache):
            path = vault.path(folder, file.sha256, file.extension)
            try:
                if os.lstat(path).st_size == file.size:
                    return True
            except OSError:
                continue
        return False
