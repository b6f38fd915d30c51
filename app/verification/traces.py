"""What the office's PCs left on the share about the ledger: their incidents."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.plain_files import read_plain

# Anybody can write files there; no honest office comes near these.
_MOST_FILES = 20_000
_LARGEST = 1 << 20


def shared_incidents(folder: OfficeFolder) -> list[Incident]:
    """The incidents that PCs mirrored to the share; what is none is left out."""
    files = islice(sorted((folder.copies / "insiden").glob("*.json")), _MOST_FILES)
    return [incident for file in files if (incident := _read(file)) is not None]


def _read(file: Path) -> Incident | None:
    try:
        value: Any = json.loads(read_plain(file, _LARGEST + 1))
        return Incident(str(value["code"]), int(value["at"]), dict(value["facts"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
