"""The incidents that PCs mirrored to the share, read back; anybody may have written there."""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path
from typing import Any

from app.domain.record import record
from app.ledger.branches import BRANCH_LEFT, links_of
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.plain_files import read_plain

# No honest office comes near these.
_MOST_FILES = 20_000
_MOST_CHAINS = 200_000
_LARGEST = 1 << 20


@record
class Mirrored:
    """An incident on the share, and which PC says that it met it."""

    device: str
    incident: Incident


def shared_incidents(folder: OfficeFolder) -> list[Incident]:
    """The incidents that PCs mirrored to the share; what is none is left out."""
    return [each.incident for each in SharedIncidents(folder).fresh()]


class SharedIncidents:
    """What PCs mirrored to the share. A file is read once: its name is its content's."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._folder = folder.copies / "insiden"
        self._read: set[str] = set()

    def fresh(self) -> list[Mirrored]:
        """What came since the last time, in the order of the names; what is none is left out.

        A share that cannot be looked at has nothing new.
        """
        names = self._names()
        self._read.update(names)
        found = ((name, _read(self._folder / name)) for name in names)
        return [Mirrored(_device(name), each) for name, each in found if each is not None]

    def _names(self) -> list[str]:
        try:
            # No PC gives one a name that is not plain text.
            found = (name for name in os.listdir(self._folder) if name.isascii())
            names = sorted(name for name in found if name.endswith(".json"))
        except OSError:
            return []
        return [name for name in names[:_MOST_FILES] if name not in self._read]


class SharedBranches:
    """The chains that recorded branches led to."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._incidents = SharedIncidents(folder)
        self._chains: set[str] = set()

    def __contains__(self, chain: object) -> bool:
        """Whether a branch that was recorded before the last `look` led to this chain."""
        return chain in self._chains

    def look(self) -> None:
        """Read what came since the last time."""
        for each in self._incidents.fresh():
            if each.incident.code == BRANCH_LEFT:
                some = islice(links_of([each.incident]), _MOST_CHAINS - len(self._chains))
                self._chains.update(link.chain for link in some)


def _device(name: str) -> str:
    return name.rsplit("-", 1)[0] or "?"


def _read(file: Path) -> Incident | None:
    try:
        value: Any = json.loads(read_plain(file, _LARGEST + 1))
        incident = Incident(str(value["code"]), int(value["at"]), dict(value["facts"]))
        return incident if incident.key else None  # what no PC writes cannot be told apart
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
