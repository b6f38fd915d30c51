"""The program's log in the profile: what went wrong, and nothing that is secret."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path

FILE_NAME = "mejasiar.log"
_LARGEST = 512 * 1024  # bytes


def open_log(folder: Path) -> tuple[Path, logging.Handler]:
    """Log warnings and errors to a file in `folder`; one former file is kept beside it.

    Returns the file and the handler, which the caller takes away with `close_log`. It is changed
    when the program starts: logging.handlers, which could at any time, costs a cold start 15 ms.
    """
    path = folder / FILE_NAME
    if path.exists() and path.stat().st_size > _LARGEST:
        with suppress(OSError):  # somebody reads it on Windows; the next start does it
            os.replace(path, path.with_suffix(".1.log"))
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return path, handler


def close_log(handler: logging.Handler) -> None:
    """Log no more."""
    logging.getLogger().removeHandler(handler)
    handler.close()
