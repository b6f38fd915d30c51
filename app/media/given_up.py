"""Files that took too long a moment ago: the next worker is not held up by them as well."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

FORGOTTEN_AFTER = 60.0  # seconds; a PC that was busy may be quicker by then
_LOOKED_AT = 64 * 1024  # bytes that tell one file from another, together with its size

Mark = tuple[int, bytes]


class GivenUp:
    """Knows a file by its content: a copy of it is the same file."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since: dict[Mark, float] = {}

    def add(self, path: Path) -> None:
        """This file took too long."""
        mark = _mark(path)
        if mark is not None:
            self._since[mark] = self._monotonic()

    def holds(self, path: Path) -> bool:
        """Whether this file, or a copy of it, took too long a moment ago."""
        if not self._since:
            return False
        oldest = self._monotonic() - FORGOTTEN_AFTER
        self._since = {mark: since for mark, since in self._since.items() if since > oldest}
        return bool(self._since) and _mark(path) in self._since


def _mark(path: Path) -> Mark | None:
    try:
        with path.open("rb") as file:
            return path.stat().st_size, hashlib.sha256(file.read(_LOOKED_AT)).digest()
    except OSError:
        return None
