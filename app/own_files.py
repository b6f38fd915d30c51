"""Small files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from app.put_in_place import put_in_place


def write_beside(path: Path, content: bytes, mode: int = 0o644, lasting: bool = True) -> None:
    """Put `content` at `path` so that no reader and no power cut ever meets half of it.

    What need not be `lasting` may be half there after a power cut: for what is checked when it is
    read, and can be had again.
    The name beside is a fresh one: two PCs writing the same file each replace it whole.
    """
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        put_in_place(beside, path)
    except OSError:
        with suppress(OSError):  # what cannot be removed now `leftovers` takes away
            beside.unlink(missing_ok=True)
        raise
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last.

    A no-op on Windows: it opens no folders, and a rename there is durable with the file's flush.
    """
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
