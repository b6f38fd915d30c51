"""The vault: every coverage's files, each kept once under a name computed from its hash."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath

from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.media.copying import (
    Copied,
    Progress,
    copy_beside,
    digest_file,
    discard,
    is_regular,
    make_folders,
    settle,
    target_trouble,
)
from app.media.kinds import EXTENSIONS
from app.own_files import write_beside

PAYLOAD = "data"
SLUG = 40
ABANDONED = 7 * 86_400 * 1_000_000_000  # ns
NAME = 16  # hex digits of the hash that make a stored name

_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_FOLDER = re.compile(r"berkas/\d{4}/\d{2}/\d{4}-\d{2}-\d{2}-[0-9a-f]{8}-[a-z0-9][a-z0-9-]{0,39}")
_HASH = re.compile(r"[0-9a-f]{64}")


@record
class Stored:
    """A file that lies in a vault: SHA-256 in hex, bytes, whitelisted extension."""

    sha256: str
    size: int
    extension: str


def bag_folder(day: date, coverage_id: str, title: str) -> PurePosixPath:
    """The folder of a coverage, relative to an office folder or a staging folder.

    `day` and `title` are those that the coverage was opened with: the folder is never renamed.
    """
    name = f"{day.isoformat()}-{coverage_id[:8]}-{_slug(title)}"
    return _checked_folder(PurePosixPath("berkas", f"{day.year:04}", f"{day.month:02}", name))


class Vault:
    """Files under one root, the office folder's or this PC's staging; both follow one layout."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def ensure_bag(self, folder: PurePosixPath) -> Path:
        """The coverage's folder, made a bag (RFC 8493) if it is not there yet.

        The root itself must exist. Raises Unavailable `folder_unwritable`, `disk_full`; Refusal
        `not_a_regular_file` where a link stands in the way, `unsafe_name`.
        """
        bag = self._root / _checked_folder(folder)
        declaration = bag / "bagit.txt"
        with target_trouble(bag, len(_BAGIT)):
            make_folders(self._root, (*folder.parts, PAYLOAD))
            # A power cut may have left the name without the words.
            if not declaration.exists() or not declaration.stat().st_size:
                write_beside(declaration, _BAGIT)
        return bag

    def store(
        self, source: Path, folder: PurePosixPath, extension: str, progress: Progress
    ) -> Stored:
        """Take in a copy of `source`; nothing is overwritten, the same bytes are kept once.

        Raises as `copy_beside`, and Unavailable `file_altered` when other bytes lie under its
        name; Refusal `unsafe_name`.
        """
        _checked_extension(extension)
        part, copied = copy_beside(source, self.ensure_bag(folder), progress)
        return self._keep(part, copied, folder, extension)

    def bring(
        self,
        other: Vault,
        folder: PurePosixPath,
        sha256: str,
        extension: str,
        progress: Progress,
    ) -> Stored:
        """Take in the same file from another vault; what is here already and sound is left.

        What was cut off or cancelled goes on where it stopped. Raises as `store`; `file_altered`
        also when the other vault's bytes are not those.
        """
        if self.holds(folder, sha256, extension):
            here = self.path(folder, sha256, extension)
            return self._sound(here, sha256, extension, progress)
        source = other.path(folder, sha256, extension)
        part, copied = copy_beside(source, self.ensure_bag(folder), progress, resumes=True)
        if copied.sha256 != sha256:
            discard(part)
            raise Unavailable("file_altered", name=source.name, folder=str(folder))
        return self._keep(part, copied, folder, extension)

    def path(self, folder: PurePosixPath, sha256: str, extension: str) -> Path:
        """Where the file is or would be; raises Refusal `unsafe_name` for anything but hashes."""
        if not _HASH.fullmatch(sha256):
            raise Refusal("unsafe_name", name=sha256[:80])
        name = f"{sha256[:NAME]}.{_checked_extension(extension)}"
        return self._root / _checked_folder(folder) / PAYLOAD / name

    def holds(self, folder: PurePosixPath, sha256: str, extension: str) -> bool:
        """Whether an ordinary file lies there; `verify` says whether it is the right one."""
        path = self.path(folder, sha256, extension)
        try:
            return is_regular(os.lstat(path))
        except OSError:
            return False

    def verify(self, folder: PurePosixPath, sha256: str, extension: str) -> bool:
        """Whether the file is there with exactly those bytes, read past the cache.

        Raises Unavailable `source_unreadable` when it is there and cannot be read.
        """
        if not self.holds(folder, sha256, extension):
            return False
        return digest_file(self.path(folder, sha256, extension)).sha256 == sha256

    def _keep(self, part: Path, copied: Copied, folder: PurePosixPath, extension: str) -> Stored:
        target = self.path(folder, copied.sha256, extension)
        if os.path.lexists(target):
            discard(part)
            return self._sound(target, copied.sha256, extension)
        settle(part, target)
        self._clear_up(part.parent, target)
        return Stored(copied.sha256, copied.size, extension)

    def _clear_up(self, bag: Path, settled: Path) -> None:
        """Remove parts that nobody went on with for a week, by the clock of where they lie."""
        with suppress(OSError):  # the next one that comes to this bag does it as well
            now = settled.stat().st_mtime_ns
            for part in bag.glob(".*.part"):
                if now - part.lstat().st_mtime_ns > ABANDONED:
                    part.unlink()

    def _sound(
        self, path: Path, sha256: str, extension: str, progress: Progress = lambda done: True
    ) -> Stored:
        # Bytes that differ are evidence: they are reported, never put right in passing.
        found = digest_file(path, lambda: progress(0))
        if found.sha256 != sha256:
            raise Unavailable("file_altered", name=path.name, folder=path.parent.parent.name)
        return Stored(sha256, found.size, extension)


def _slug(title: str) -> str:
    # ASCII alone: names composed and decomposed differently broke bags elsewhere (domain-facts).
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:SLUG].strip("-") or "liputan"


def _checked_folder(folder: PurePosixPath) -> PurePosixPath:
    if not _FOLDER.fullmatch(folder.as_posix()):
        raise Refusal("unsafe_name", name=folder.as_posix()[:80])
    return folder


def _checked_extension(extension: str) -> str:
    if extension not in EXTENSIONS:
        raise Refusal("unsafe_name", name=extension[:80])
    return extension
