"""What a PC keeps of the office's media for itself, and what it lets go of when there is enough."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator
from pathlib import Path, PurePosixPath

from app.domain.record import record
from app.errors import Failure, Unavailable
from app.ledger.checked_files import CheckedFile, CheckedFiles
from app.media.copying import discard, is_regular
from app.media.vault import NAME, Vault

DAY = 86_400_000  # ms
FRESH = 7 * DAY  # an original is let go only where the share's copy was read whole since then
PART_AGE = 7 * DAY
GB = 1_000_000_000  # as disks are sold

FolderOf = Callable[[str], PurePosixPath]


@record
class Keeping:
    """How much of the media a PC keeps beside what has yet to be delivered.

    Originals handed in here stay for `days` after that, within `own_bytes`, so that they can be
    put back when the share loses them; what was prepared to be carried away, within
    `carried_bytes`. What goes first is the oldest.
    """

    days: int = 30
    own_bytes: int = 20 * GB
    carried_bytes: int = 20 * GB


class Storeroom:
    """The originals in this PC's staging that the share has as well."""

    def __init__(self, staging: Path, table: CheckedFiles, folder_of: FolderOf) -> None:
        self._root = staging
        self._vault = Vault(staging)
        self._table = table
        self._folder_of = folder_of
        self.keeping = Keeping()

    def tidy(self, now: int, needed: Container[str]) -> int:
        """Let go of what need not be kept; how many files. `needed`: SHA-256 of what must stay.

        A file of which nobody knows an event (it is being prepared) always stays; and so does one
        that was not lately seen whole on the share, which is looked at next.
        """
        held = sorted(self._held(needed), key=lambda each: each[0].named_at)
        total, dropped = sum(size for _, size, _ in held), 0
        for file, size, path in held:
            old = now - file.named_at > self.keeping.days * DAY
            if not old and total <= self.keeping.own_bytes:
                continue
            if file.state == "ok" and now - file.checked_at <= FRESH:
                if _is_dropped(path):
                    total, dropped = total - size, dropped + 1
            else:
                self._table.hurry(file.coverage, file.sha256, now)
        return dropped

    def _held(self, needed: Container[str]) -> Iterator[tuple[CheckedFile, int, Path]]:
        for path, status in files_below(self._root):
            for file in self._table.by_name(path.stem if len(path.stem) == NAME else ""):
                if file.sha256 not in needed and self._is_of(file, path):
                    yield file, status.st_size, path

    def _is_of(self, file: CheckedFile, path: Path) -> bool:
        try:
            folder = self._folder_of(file.coverage)
            return self._vault.path(folder, file.sha256, file.extension) == path
        except Failure:
            return False


def files_below(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The ordinary files under root/berkas and their status; none where it cannot be read."""
    for folder, _, names in os.walk(root / "berkas"):
        for name in names:
            path = Path(folder, name)
            try:
                status = os.lstat(path)
            except OSError:
                continue
            if is_regular(status):
                yield path, status


def drop_old_parts(root: Path, now_ns: int) -> int:
    """Remove what copies left that nobody went on with for a week; how many."""
    dropped = 0
    for path, status in files_below(root):
        if path.suffix == ".part" and now_ns - status.st_mtime_ns > PART_AGE * 1_000_000:
            dropped += _is_dropped(path)
    return dropped


def make_room(root: Path, needed: int, limit: int, kept: Container[str]) -> int:
    """Let go of the oldest files below root/berkas until `needed` more fit; how many went.

    Files in a folder named in `kept` stay. Raises Unavailable `luggage_full` (needed, free) where
    that is not enough.
    """
    there = sorted(files_below(root), key=lambda each: each[1].st_mtime_ns)
    files = [(path, status) for path, status in there if path.parent.name == "data"]
    total, dropped = sum(status.st_size for _, status in files), 0
    for path, status in files:
        if total + needed <= limit:
            break
        if path.parent.parent.name not in kept and _is_dropped(path):
            total, dropped = total - status.st_size, dropped + 1
    if total + needed > limit:
        raise Unavailable("luggage_full", needed=needed, free=max(0, limit - total))
    return dropped


def _is_dropped(path: Path) -> bool:
    """Whether it is gone: Windows keeps what a player or a virus scanner has open."""
    try:
        discard(path)
    except Unavailable:
        return False
    return True
