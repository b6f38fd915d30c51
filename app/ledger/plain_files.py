"""Ordinary files of the share, opened so that nothing else under their name can hang a reader."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a named pipe waits for a writer, for ever
_BINARY = getattr(os, "O_BINARY", 0)


def open_plain(path: Path) -> BinaryIO:
    """A file, open for unbuffered reading.

    Raises OSError: IsADirectoryError for a folder, EINVAL for a pipe or a device.
    """
    opened = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
    mode = os.fstat(opened).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(opened, "rb", buffering=0)
    os.close(opened)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise OSError(errno.EINVAL, "not an ordinary file", str(path))


def read_plain(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file; raises OSError as `open_plain`."""
    with open_plain(path) as file:
        read = bytearray()
        while len(read) < most and (some := file.read(most - len(read))):
            read += some
        return bytes(read)
