"""Gives what was written beside its name, also where Windows says no for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

# Access denied, sharing violation, lock violation: what Windows says while anyone has it open.
_BUSY = {5, 32, 33}
_WAITS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32)  # seconds


def put_in_place(made: Path, name: Path, pause: Callable[[float], object] = time.sleep) -> None:
    """As os.replace: `name` holds what `made` held, or what it held before and OSError.

    Linux renames what others read. Windows does not: a virus scanner that looks at what was just
    written, or another PC that reads what is replaced, forbid it for some milliseconds. It is
    tried again for little more than half a second; who reads for longer than that is no accident.
    """
    for wait in _WAITS:
        try:
            os.replace(made, name)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            pause(wait)
        else:
            return
    os.replace(made, name)
