"""The shelf of previews under an office or staging folder, each kept by its original's hash."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from app.errors import Refusal, Unavailable
from app.media.copying import make_folders, open_regular, source_trouble, target_trouble
from app.own_files import write_beside

THUMB = "thumb.jpg"
SCREEN = "screen.jpg"
POSTER = "poster.jpg"
STRIP = 10
STRIPS = tuple(f"strip-{number:02}.jpg" for number in range(STRIP))
NAMES = frozenset({THUMB, SCREEN, POSTER, *STRIPS})
LARGEST = 16 * 1024 * 1024  # bytes of a preview; a larger one was not made by this program

_HASH = re.compile(r"[0-9a-f]{64}")


class Shelf:
    """Previews under `root`/pratinjau, where `root` is the office folder, staging or a cache."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, sha256: str, name: str) -> Path:
        """Where a preview of the original `sha256` is; raises Refusal `unsafe_name`."""
        return Path(self.place(sha256, name))

    def place(self, sha256: str, name: str) -> str:
        """The same as text: asked for each of hundreds of tiles, a Path takes ten times as long."""
        if not _HASH.fullmatch(sha256) or name not in NAMES:
            raise Refusal("unsafe_name", name=f"{sha256[:64]}/{name[:16]}")
        return os.path.join(self._root, "pratinjau", sha256[:2], sha256, name)

    def put(self, sha256: str, name: str, picture: bytes, lasting: bool = True) -> str:
        """Write a preview whole or not at all; returns its own SHA-256.

        On return it survives a power cut: a hand-in that shows ✓ names it. One that need not be
        `lasting` may be brought again. Raises Unavailable `disk_full`, `folder_unwritable`.
        """
        path = self.path(sha256, name)
        with target_trouble(path.parent, len(picture)):
            make_folders(self._root, path.parent.relative_to(self._root).parts, lasting)
            write_beside(path, picture, 0o666, lasting)
        return hashlib.sha256(picture).hexdigest()

    def read(self, sha256: str, name: str, expected: str) -> bytes:
        """The preview's bytes, if they are those that the hand-in named.

        Raises Unavailable `preview_altered` for any other bytes, `source_unreadable`.
        """
        path = self.path(sha256, name)
        with source_trouble(path), open_regular(path) as stream:
            picture = stream.read(LARGEST + 1)
        if hashlib.sha256(picture).hexdigest() != expected:
            raise Unavailable("preview_altered", name=name, sha256=sha256)
        return picture

    def holds(self, sha256: str, previews: dict[str, str]) -> bool:
        """Whether every one of these previews (name -> SHA-256) is here with those bytes."""
        # Not past the cache, as originals are: what is looked at next had better be in memory.
        try:
            for name, expected in previews.items():
                self.read(sha256, name, expected)
        except (Refusal, Unavailable):
            return False
        return True

    def bring(
        self, other: Shelf, sha256: str, previews: dict[str, str], lasting: bool = True
    ) -> None:
        """Copy these previews (name -> SHA-256) from another shelf; what is here is left.

        `lasting` as `put`. Raises as `read` and `put`.
        """
        for name, expected in previews.items():
            if not self.holds(sha256, {name: expected}):
                self.put(sha256, name, other.read(sha256, name, expected), lasting)
