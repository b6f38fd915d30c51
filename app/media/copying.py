"""Copying one file so that what arrives is what was read, or nothing arrives."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.own_files import sync_folder
from app.put_in_place import put_in_place, take_away

Progress = Callable[[int], bool]
"""Told the bytes done so far; answers False to cancel."""

CHUNK = 1024 * 1024
AHEAD = 8 * CHUNK  # written to the disk at a time while the copying goes on
RESERVE = 16 * 1024 * 1024  # left free on a disk, so that the ledger can still be written

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a named pipe must not hang the opening
_CUT = frozenset({"folder_unwritable", "source_unreadable"})  # what a later try goes on with
_NAME_SURROGATE = 0x20000000  # reparse tags that stand for another place; cloud files do not


@record
class Copied:
    """What a copy holds: its SHA-256 in hex and its size in bytes."""

    sha256: str
    size: int


@contextmanager
def source_trouble(path: Path) -> Iterator[None]:
    """Turn what goes wrong while reading `path` into Unavailable `source_unreadable`."""
    try:
        yield
    except OSError as error:
        raise Unavailable("source_unreadable", name=path.name, reason=error.strerror) from error


@contextmanager
def target_trouble(folder: Path, needed: int) -> Iterator[None]:
    """Turn what goes wrong while writing into Unavailable `disk_full` or `folder_unwritable`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable("disk_full", needed=needed, free=0) from error
        raise Unavailable("folder_unwritable", folder=str(folder), reason=error.strerror) from error


def is_link(status: os.stat_result) -> bool:
    """Whether an lstat result is of a link, junction or mount point."""
    tag = getattr(status, "st_reparse_tag", 0)
    return stat.S_ISLNK(status.st_mode) or bool(tag & _NAME_SURROGATE)


def is_regular(status: os.stat_result) -> bool:
    """Whether an lstat result is of an ordinary file."""
    return stat.S_ISREG(status.st_mode) and not is_link(status)


def open_regular(path: Path) -> BufferedReader:
    """An ordinary file, open for reading.

    Raises Refusal `not_a_regular_file` for links, folders, pipes and devices; Unavailable
    `source_unreadable`.
    """
    with source_trouble(path):
        status = os.lstat(path)
    if not is_regular(status):
        raise Refusal("not_a_regular_file", name=path.name)
    with source_trouble(path):
        opened = os.open(path, os.O_RDONLY | _NO_LINK | _BINARY | _NO_WAIT)
        try:
            # Looked at again: the name may have been turned into something else meanwhile.
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise Refusal("not_a_regular_file", name=path.name)
            return os.fdopen(opened, "rb")
        except (OSError, Refusal):
            os.close(opened)
            raise


def digest_file(path: Path, goes_on: Callable[[], bool] = lambda: True) -> Copied:
    """The hash of an ordinary file, past this PC's cache where the system allows.

    Raises as `open_regular`; Refusal `copy_cancelled` once `goes_on`, asked between chunks, says
    no.
    """
    reading = Reading(path)
    reading.read_on(None, goes_on)
    if reading.copied is None:
        raise Refusal("copy_cancelled", name=path.name)
    return reading.copied


class Reading:
    """An ordinary file's hash, found a piece at a time, past the cache as `digest_file`.

    The file is opened anew for each piece: an open one could not be renamed on Windows, and a
    cut cable would take it away. One that changed meanwhile is read from its beginning.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begin((-1, 0))
        self.copied: Copied | None = None  # once it was read to its end

    def read_on(self, most: int | None, goes_on: Callable[[], bool]) -> int:
        """Read at most so many bytes (None: all) while `goes_on`; how many were read."""
        count = 0
        with source_trouble(self._path), open_regular(self._path) as stream:
            status = os.fstat(stream.fileno())
            if (status.st_size, status.st_mtime_ns) != self._identity:
                self._begin((status.st_size, status.st_mtime_ns))
            _forget_cached(stream)
            stream.seek(self._done)
            held = memoryview(bytearray(min(CHUNK, status.st_size + 1)))
            while (most is None or count < most) and goes_on():
                read = stream.readinto(held)
                if not read:
                    self.copied = Copied(self._digest.hexdigest(), self._done)
                    break
                self._digest.update(held[:read])
                self._done += read
                count += read
        return count

    def _begin(self, identity: tuple[int, int]) -> None:
        self._identity = identity
        self._digest = hashlib.sha256()
        self._done = 0


def copy_beside(
    source: Path, folder: Path, progress: Progress, *, resumes: bool = False
) -> tuple[Path, Copied]:
    """Copy `source` to a part file in `folder`; what a cut copy left there is gone on with.

    The part is flushed to the disk, read back and found to hold what the source held; `progress`
    is asked during that as well. Raises Unavailable `disk_full` (needed, free: bytes) before
    anything is written, `folder_unwritable`, `source_unreadable`, `source_changed`,
    `copy_damaged`; Refusal `copy_cancelled`. After those no part is left, except after
    `folder_unwritable` and `source_unreadable`, and with `resumes` after `copy_cancelled`: these
    can go on.
    """
    kept = _CUT | {"copy_cancelled"} if resumes else _CUT
    with source_trouble(source), open_regular(source) as stream:
        before = os.fstat(stream.fileno())
        part = folder / _part_name(source, before)
        _check_space(folder, part, before.st_size)
        try:
            with target_trouble(folder, before.st_size):
                copied = _fill(stream, source, part, progress)
            _check_unchanged(stream, source, before)
            if digest_file(part, lambda: progress(copied.size)) != copied:
                raise Unavailable("copy_damaged", name=source.name)
        except (Refusal, Unavailable) as failure:
            if failure.code not in kept:
                discard(part)
            raise
    return part, copied


def make_folders(root: Path, names: tuple[str, ...], lasting: bool = True) -> None:
    """Make the folder `names` under `root`, which must be there itself; `lasting` through all.

    The root is never made: its absence means that the office is offline. Raises Refusal
    `not_a_regular_file` where a link stands in the way; OSError.
    """
    place = root
    for name in names:
        above, place = place, place / name
        try:
            place.mkdir()
        except FileExistsError:
            pass
        else:
            if lasting:
                sync_folder(above)
        if is_link(os.lstat(place)):
            raise Refusal("not_a_regular_file", name=str(place))


def settle(part: Path, target: Path) -> None:
    """Give a finished part its name, durably. Raises Unavailable `folder_unwritable`."""
    with target_trouble(target.parent, 0):
        put_in_place(part, target)
        sync_folder(target.parent)


def discard(part: Path) -> None:
    """Remove a part if it is there. Raises Unavailable `folder_unwritable`."""
    with target_trouble(part.parent, 0):
        take_away(part)


def _part_name(source: Path, status: os.stat_result) -> str:
    identity = (platform.node(), os.path.abspath(source), status.st_size, status.st_mtime_ns)
    return f".{hashlib.sha256(repr(identity).encode()).hexdigest()[:16]}.part"


def _check_space(folder: Path, part: Path, size: int) -> None:
    with target_trouble(folder, size):
        there = part.lstat().st_size if part.exists() else 0
        free = shutil.disk_usage(folder).free
    needed = max(size - there, 0)
    if free < needed + RESERVE:
        raise Unavailable("disk_full", needed=needed + RESERVE, free=free)


def _fill(stream: BufferedReader, source: Path, part: Path, progress: Progress) -> Copied:
    # What a cut copy left is compared, not trusted: it goes on from the first chunk that differs.
    digest = hashlib.sha256()
    done = 0
    same = True
    held = memoryview(bytearray(CHUNK))  # one for all: taking new memory each time costs a fifth
    with os.fdopen(_open_part(part), "r+b") as written:
        while count := _read(stream, source, held):
            chunk = held[:count]
            if same and written.read(count) != chunk:
                same = False
                written.seek(done)
                written.truncate()
            if not same:
                written.write(chunk)
            digest.update(chunk)
            done += count
            if done % AHEAD == 0:
                _begin_writing(written.fileno(), done - AHEAD)
            if not progress(done):
                raise Refusal("copy_cancelled", name=source.name)
        written.truncate(done)
        written.flush()
        os.fsync(written.fileno())
    return Copied(digest.hexdigest(), done)


def _open_part(part: Path) -> int:
    return os.open(part, os.O_RDWR | os.O_CREAT | _NO_LINK | _BINARY, 0o666)


def _read(stream: BufferedReader, source: Path, held: memoryview) -> int:
    with source_trouble(source):
        return stream.readinto(held)


def _begin_writing(descriptor: int, begin: int) -> None:
    """Have the disk or the share write while the next piece is read, not all at the end."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, begin, AHEAD, os.POSIX_FADV_DONTNEED)


def _check_unchanged(stream: BufferedReader, source: Path, before: os.stat_result) -> None:
    after = os.fstat(stream.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Unavailable("source_changed", name=source.name)


def _forget_cached(stream: BufferedReader) -> None:
    if sys.platform == "linux":
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
