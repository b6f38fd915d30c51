"""The incidents that PCs mirrored to the share, read back; anybody may have written there."""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path
from typing import Any

from app.ledger.branches import BRANCH_LEFT, links_of
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.plain_files import read_plain

# No honest office comes near these.
_MOST_FILES = 20_000
_MOST_CHAINS = 200_000
_LARGEST = 1 << 20


def shared_incidents(folder: OfficeFolder) -> list[Incident]:
    """The incidents that PCs mirrored to the share; what is none is left out."""
    files = islice(sorted((folder.copies / "insiden").glob("*.json")), _MOST_FILES)
    return [incident for file in files if (incident := _read(file)) is not None]


class SharedBranches:
    """The chains that recorded branches led to. A file is read once: its name is its content's."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._folder = folder.copies / "insiden"
        self._read: set[str] = set()
        self._chains: set[str] = set()

    def __contains__(self, chain: object) -> bool:
        """Whether a branch that was recorded before the last `look` led to this chain."""
        return chain in self._chains

    def look(self) -> None:
        """Read what came since the last time."""
        for name in self._fresh():
            incident = _read(self._folder / name)
            if incident is not None and incident.code == BRANCH_LEFT:
                some = islice(links_of([incident]), _MOST_CHAINS - len(self._chains))
                self._chains.update(link.chain for link in some)
            self._read.add(name)

    def _fresh(self) -> list[str]:
        try:
            names = sorted(name for name in os.listdir(self._folder) if name.endswith(".json"))
        except OSError:
            return []
        return [name for name in names[:_MOST_FILES] if name not in self._read]


def _read(file: Path) -> Incident | None:
    try:
        value: Any = json.loads(read_plain(file, _LARGEST + 1))
        return Incident(str(value["code"]), int(value["at"]), dict(value["facts"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
