"""A folder made where the file server is asked, whatever the system remembers of it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def make_asked(folder: Path) -> None:
    """As `mkdir`: FileExistsError only where the server still has it.

    Linux's SMB client says so for a second after another PC removed it, without asking: whoever
    waited for the lock came to it that much later. Removing what is gone makes it forget.
    """
    try:
        folder.mkdir()
    except FileExistsError:
        if not _is_gone(folder):
            raise
        with suppress(OSError):
            folder.rmdir()
        folder.mkdir()


def _is_gone(folder: Path) -> bool:
    """Whether the server no longer has it, by a question that is not answered from memory."""
    if sys.platform == "win32":
        return False  # there `mkdir` itself asks
    try:
        os.statvfs(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False  # the share is away: whoever asks next is told
    return False
