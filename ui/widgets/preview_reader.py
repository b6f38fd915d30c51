"""The one way in which the window decodes a file: as a JPEG of ours, and not too large a one.

Previews lie in a folder that others can write to, and Qt would decode whatever it finds there by
any of its plug-ins, within the window's own process. What else there is to see of an original
comes from a worker, as pixels.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImageReader

MOST_PIXELS = 60_000_000  # a preview has a twentieth of that; what has more is none of ours
_BEGINNING = b"\xff\xd8\xff"
MOST_MB = 256  # that Qt may take for one picture, whichever of its parts decodes it


def limit_decoders() -> None:
    """Hold Qt's decoders to MOST_MB for one picture; to be called once, at the start."""
    QImageReader.setAllocationLimit(MOST_MB)


def preview_reader(path: Path) -> QImageReader | None:
    """A reader of the JPEG at `path` that turns it upright; None for anything else."""
    if not _is_jpeg(path):
        return None
    reader = QImageReader(str(path), b"jpeg")
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    pixels = size.width() * size.height()
    return reader if size.isValid() and 0 < pixels <= MOST_PIXELS else None


def _is_jpeg(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False
