"""The program's log in the profile: what went wrong, and nothing that is secret."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "mejasiar.log"
_LARGEST = 512 * 1024  # bytes
_KEPT = 3  # former files


def open_log(folder: Path) -> tuple[Path, logging.Handler]:
    """Log warnings and errors to a file in `folder`, a few rotating ones at most.

    Returns the file and the handler, which the caller takes away with `close_log`.
    """
    path = folder / FILE_NAME
    handler = RotatingFileHandler(
        path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return path, handler


def close_log(handler: logging.Handler) -> None:
    """Log no more."""
    logging.getLogger().removeHandler(handler)
    handler.close()
