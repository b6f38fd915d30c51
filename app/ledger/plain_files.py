"""Ordinary files of the share, read so that nothing else under their name can hang a reader."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a named pipe waits for a writer, for ever
_BINARY = getattr(os, "O_BINARY", 0)


def read_plain(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file; raises OSError as `look_into`."""
    return look_into(path, most)[0]


def look_into(path: Path, most: int) -> tuple[bytes, os.stat_result]:
    """The first `most` bytes of a file, and what the file system says of it.

    Raises OSError: IsADirectoryError for a folder, EINVAL for a pipe or a device.
    """
    opened = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
    try:
        facts = os.fstat(opened)
        if stat.S_ISDIR(facts.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file", str(path))
        read = bytearray()
        while len(read) < most and (some := os.read(opened, most - len(read))):
            read += some
        return bytes(read), facts
    finally:
        os.close(opened)
