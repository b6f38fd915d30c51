"""Takes a pack apart into a scratch folder, and believes nothing before all of it was verified."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.copying import CHUNK, RESERVE, Progress, open_regular, target_trouble
from app.packs.history import PENDING_ROWS, ROWS, Checked, check_history
from app.packs.manifest import ORIGINAL, Manifest, PackedFile, read_manifest
from app.packs.scratch import new_scratch
from app.packs.sealed_stream import SealedReader, Shell, read_shell


@record
class Reader:
    """Who opens packs: a PC that belongs to an office, or is about to."""

    profile: Profile
    office: str
    secret: bytes
    replica: Replica
    has: Callable[[PackedFile], bool]  # what is here need not be written again


@record
class Unpacked:
    """A pack that was verified whole. Its parts lie in `folder` until it is taken or dropped."""

    manifest: Manifest
    checked: Checked
    folder: Path
    files: dict[int, Path]  # by their number in the manifest; what was here already is left out

    @property
    def maker(self) -> str:
        """The name of who sealed it."""
        known = self.checked.office.people.get(self.manifest.person)
        return known.name if known else ""

    def drop(self) -> None:
        """Remove what was not taken."""
        shutil.rmtree(self.folder, ignore_errors=True)


def look_at(path: Path, office: str) -> Shell:
    """What a pack says of itself, without opening it.

    Raises Refusal `pack_of_other_office`, and as `read_shell`; Unavailable `pack_unreadable`.
    """
    with _reading(path), _open(path) as file:
        shell = read_shell(file)
    if shell.office != office:
        raise Refusal("pack_of_other_office")
    return shell


def unpack(path: Path, reader: Reader, progress: Progress) -> Unpacked:
    """Open a pack; nothing but its scratch folder is written. `progress` is told bytes read.

    Raises Refusal `pack_not_one`, `pack_newer`, `pack_of_other_office`, `pack_damaged`,
    `pack_unsound`, `pack_contradicts`, `pack_signer_unknown`, `pack_cancelled`; Unavailable
    `pack_unreadable`, `disk_full`, `folder_unwritable`, `profile_unwritable`.
    """
    look_at(path, reader.office)
    folder = new_scratch(reader.profile, "buka")
    try:
        with _reading(path), _open(path) as file:
            return _Unpacking(file, path, reader, folder, progress).unpack()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


class _Unpacking:
    """One pack being taken apart."""

    def __init__(
        self, file: BinaryIO, path: Path, reader: Reader, folder: Path, progress: Progress
    ) -> None:
        self._file = file
        self._path = path
        self._reader = reader
        self._folder = folder
        self._progress = progress
        shell = read_shell(file)
        self._stream = SealedReader(file, shell, reader.secret)
        self._manifest = read_manifest(self._stream, shell)

    def unpack(self) -> Unpacked:
        manifest = self._manifest
        self._check_space()
        for name, part in ((ROWS, manifest.rows), (PENDING_ROWS, manifest.pending)):
            self._spool(part.size, part.digest, self._folder / name)
        checked = check_history(self._folder, manifest, self._reader.replica)
        for file in manifest.files:
            checked.permitted.check(file)
        files = dict(self._spool_file(number) for number in range(len(manifest.files)))
        self._stream.finish()
        kept = {number: path for number, path in files.items() if path is not None}
        return Unpacked(manifest, checked, self._folder, kept)

    def _check_space(self) -> None:
        """Before anything is written: sizes may lie, but no more bytes than these are taken."""
        needed = self._manifest.size + RESERVE
        with target_trouble(self._folder, needed):
            free = shutil.disk_usage(self._folder).free
        if free < needed:
            raise Unavailable("disk_full", needed=needed, free=free)

    def _spool_file(self, number: int) -> tuple[int, Path | None]:
        file = self._manifest.files[number]
        here = self._reader.has(file)
        path = None if here else self._folder / f"{number:06}"
        self._spool(file.size, file.digest, path, lasting=file.kind == ORIGINAL)
        return number, path

    def _spool(self, size: int, digest: str, path: Path | None, lasting: bool = False) -> None:
        """The next `size` bytes, to a file where one is named; they must be those announced."""
        hashed = hashlib.sha256()
        with target_trouble(self._folder, size), _opened(path) as target:
            while size:
                with _reading(self._path):
                    chunk = self._stream.some(min(size, CHUNK))
                size -= len(chunk)
                hashed.update(chunk)
                if target is not None:
                    target.write(chunk)
                if not self._progress(self._file.tell()):
                    raise Refusal("pack_cancelled")
            if target is not None and lasting:
                target.flush()
                os.fsync(target.fileno())
        if hashed.hexdigest() != digest:
            raise Refusal("pack_unsound", reason="file")


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO | None]:
    if path is None:
        yield None
        return
    with path.open("xb") as file:
        yield file


def _open(path: Path) -> BinaryIO:
    try:
        return open_regular(path)
    except Unavailable as failure:
        reason = str(failure.facts.get("reason"))
        raise Unavailable("pack_unreadable", name=path.name, reason=reason) from failure


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unavailable("pack_unreadable", name=path.name, reason=reason) from error
