"""Putting back what was lost or altered on the share, from whatever this PC has of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from secrets import token_hex

from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.ledger.checked_files import CheckedFile
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.media.copying import digest_file, is_regular, make_folders, target_trouble
from app.media.shelf import Shelf
from app.media.vault import Vault
from app.put_in_place import put_in_place

ASIDE = "berkas-berubah"  # under cadangan/: what stood in the place of a genuine file

FolderOf = Callable[[str], PurePosixPath]
Remake = Callable[[Path, str, Path], dict[str, str]]
_MENDABLE = frozenset({"missing", "altered"})


class Share:
    """The office folder's files, as the watch over them sees them."""

    def __init__(self, office: OfficeFolder, office_id: str, folder_of: FolderOf) -> None:
        self._office = office
        self._office_id = office_id
        self._folder_of = folder_of
        self.vault = Vault(office.root)
        self.shelf = Shelf(office.root)

    def answer(self) -> None:
        """Make sure that the share is there; raises as `OfficeFolder.insist_on`."""
        self._office.insist_on(self._office_id)

    def has_place(self, file: CheckedFile) -> bool:
        """Whether this PC knows the coverage that the file lies under."""
        try:
            self._folder_of(file.coverage)
        except Refusal:
            return False
        return True

    def folder(self, file: CheckedFile) -> PurePosixPath:
        """The file's bag, relative to the office folder."""
        return self._folder_of(file.coverage)

    def path(self, file: CheckedFile) -> Path:
        """Where the file is or would be."""
        return self.vault.path(self.folder(file), file.sha256, file.extension)

    def subject(self, file: CheckedFile) -> str:
        """The same within the office folder, as a verification names it."""
        return self.path(file).relative_to(self._office.root).as_posix()

    def size_and_time(self, file: CheckedFile) -> tuple[int, int]:
        """Size in bytes and mtime in ns of what lies there; (-1, 0) where nothing does."""
        try:
            status = os.lstat(self.path(file))
        except OSError:
            return -1, 0
        return status.st_size, status.st_mtime_ns

    def pictures(self, file: CheckedFile) -> str:
        """How the file's previews are: "" as named, else "missing" or "altered"."""
        worst = ""
        for name, expected in file.previews.items():
            path = self.shelf.path(file.sha256, name)
            try:
                if digest_file(path).sha256 != expected:
                    return "altered"
            except (Refusal, Unavailable):
                worst = "missing"
        return worst

    def set_aside(self, path: Path) -> None:
        """Move what lies there under cadangan/, where it stays; nothing is overwritten.

        Raises Unavailable `folder_unwritable`, `disk_full`.
        """
        place = self._office.copies / ASIDE
        with target_trouble(place, 0):
            make_folders(self._office.root, place.relative_to(self._office.root).parts)
            put_in_place(path, place / f"{path.stem}.{token_hex(4)}{path.suffix}")


@record
class Own:
    """What this PC may have of the office's files: vaults, previews, a room to make them anew."""

    vaults: tuple[Vault, ...]
    shelf: Shelf
    workshop: Path
    remake: Remake


class Restorer:
    """Mends one file at a time, and tells of it; what it cannot mend it names."""

    def __init__(
        self,
        share: Share,
        own: Own,
        tell: Callable[[Incident], bool],
        is_destroyed: Callable[[str], bool],
    ) -> None:
        self._share = share
        self._own = own
        self._tell = tell
        self._is_destroyed = is_destroyed

    def is_destroyed(self, file: CheckedFile) -> bool:
        """Whether the event that named the file was destroyed on purpose."""
        return self._is_destroyed(file.event)

    def mend(self, found: CheckedFile, before: CheckedFile, now: int) -> CheckedFile:
        """The file as it is after what could be done. `before` is how it was known until now.

        What this PC has and cannot write now stays as it was found, untold: it is tried again.
        """
        state, pictures = found.state, found.pictures
        if state in _MENDABLE:
            source = self.original(found)
            if source is None and state != before.state:
                code = "media_lost" if state == "missing" else "media_altered"
                self._record(code, found, now, state)
            elif source is not None and self._put_back(found, source[0]):
                self._record("media_restored", found, now, state)
                state = "ok"
        if pictures:
            shelf = self._pictures_of(found)
            if shelf is None and pictures != before.pictures:
                self._record("preview_lost", found, now, pictures)
            elif shelf is not None and self._put_back_pictures(found, shelf):
                self._record("preview_restored", found, now, pictures)
                pictures = ""
        return replace(found, state=state, pictures=pictures)

    def original(self, file: CheckedFile) -> tuple[Vault, Path] | None:
        """A vault of this PC that has the file with its own bytes, and where."""
        folder = self._share.folder(file)
        for vault in self._own.vaults:
            try:
                if vault.verify(folder, file.sha256, file.extension):
                    return vault, vault.path(folder, file.sha256, file.extension)
            except Failure:
                continue  # unreadable here: as good as not here
        return None

    def _put_back(self, file: CheckedFile, source: Vault) -> bool:
        path, folder = self._share.path(file), self._share.folder(file)
        try:
            if os.path.lexists(path) and not self._is_genuine(path, file):
                self._share.set_aside(path)
            bring = self._share.vault.bring
            bring(source, folder, file.sha256, file.extension, lambda done: True)
        except Failure:
            return False
        return True

    def _is_genuine(self, path: Path, file: CheckedFile) -> bool:
        """Looked at again: another PC may have put it back a moment ago."""
        try:
            return is_regular(os.lstat(path)) and digest_file(path).sha256 == file.sha256
        except (OSError, Failure):
            return False

    def _put_back_pictures(self, file: CheckedFile, source: Shelf) -> bool:
        share = self._share.shelf
        try:
            for name, expected in file.previews.items():
                if share.holds(file.sha256, {name: expected}):
                    continue
                if os.path.lexists(share.path(file.sha256, name)):
                    self._share.set_aside(share.path(file.sha256, name))
                share.bring(source, file.sha256, {name: expected})
        except Failure:
            return False
        return True

    def _pictures_of(self, file: CheckedFile) -> Shelf | None:
        """A shelf of this PC with these previews, made anew where the original is here."""
        if self._own.shelf.holds(file.sha256, file.previews):
            return self._own.shelf
        original = self.original(file)
        if original is None:
            return None
        try:
            self._own.workshop.mkdir(parents=True, exist_ok=True)
            self._own.remake(original[1], file.sha256, self._own.workshop)
        except (OSError, Failure):
            return None
        # Another version of the program may draw them a little differently: those are not the same.
        made = Shelf(self._own.workshop)
        return made if made.holds(file.sha256, file.previews) else None

    def _record(self, code: str, file: CheckedFile, now: int, was: str) -> None:
        facts = {
            "coverage": file.coverage,
            "sha256": file.sha256,
            "name": file.name[:80],
            "folder": self._share.folder(file).name,
            "was": was,
            "found": now,
        }
        self._tell(Incident(code, now, facts))
