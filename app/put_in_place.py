"""Files that one thread or PC writes while others read them, also where Windows forbids that."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Pause = Callable[[float], object]

# Access denied, sharing violation, lock violation: what Windows says while anyone has it open.
_BUSY = {5, 32, 33}
_WAITS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32)  # seconds


def put_in_place(made: Path, name: Path, pause: Pause = time.sleep) -> None:
    """As os.replace: `name` holds what `made` held, or what it held before and OSError.

    Linux renames what others read. Windows does not: a virus scanner that looks at what was just
    written, or another PC that reads what is replaced, forbid it for some milliseconds. It is
    tried again for little more than half a second; who reads for longer than that is no accident.
    """
    _once_allowed(lambda: os.replace(made, name), pause)


def read_in_place(name: Path, pause: Pause = time.sleep) -> bytes:
    """As Path.read_bytes, of what may just be put in place. Raises OSError."""
    return _once_allowed(name.read_bytes, pause)


def take_away(name: Path, pause: Pause = time.sleep) -> None:
    """As Path.unlink(missing_ok=True), of what somebody may just be reading. Raises OSError."""
    _once_allowed(lambda: name.unlink(missing_ok=True), pause)


def _once_allowed(work: Callable[[], T], pause: Pause) -> T:
    for wait in _WAITS:
        try:
            return work()
        except PermissionError as error:
            if not _is_busy(error):
                raise
        pause(wait)
    return work()


def _is_busy(error: PermissionError) -> bool:
    # Python's own `open` tells no more than that it was denied.
    told = getattr(error, "winerror", None)
    return told in _BUSY or (told is None and sys.platform == "win32")
