"""Gives what large pictures took back to the system as soon as they are dropped."""

from __future__ import annotations

import sys

MMAP_THRESHOLD = -3  # glibc's M_MMAP_THRESHOLD
LARGE = 1024 * 1024  # bytes


def return_large_blocks() -> None:
    """From now on, for this process; where the C library does so by itself, nothing is done.

    glibc raises that bound to the largest block that was ever freed, keeps the holes that dropped
    photos leave, and going through a coverage takes more memory each time.
    """
    if sys.platform != "linux":
        return
    import ctypes  # no start waits for it

    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(MMAP_THRESHOLD, LARGE)
