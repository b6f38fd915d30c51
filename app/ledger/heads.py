"""How far each PC saw the ledger, kept on the share so that a cut history is noticed."""

from __future__ import annotations

import json
import os
from heapq import nsmallest
from pathlib import Path

from app.domain.events import canonical
from app.domain.record import record
from app.ledger.book import Head
from app.ledger.office_folder import OfficeFolder
from app.ledger.plain_files import read_plain
from app.own_files import write_beside

# Anybody can write files there; nobody has this many PCs.
MOST_HEADS = 200
_LARGEST = 1024
_NO_NUMBER = 1 << 100  # of a row: beyond it nobody could even say it


@record
class DeviceHead:
    """The last row that one PC had confirmed, and when it said so (office time, ms).

    `mark` is new with every writing: a PC that finds another one than its own has a double.
    """

    device: str
    head: Head
    at: int
    mark: str = ""


def keep_head(folder: OfficeFolder, kept: DeviceHead) -> None:
    """Write this PC's head beside the others', one file per PC.

    Raises OSError, also where the office folder is away: that is never made.
    """
    heads = _folder(folder)
    for place in (folder.copies, heads):
        place.mkdir(exist_ok=True)
    value = {"seq": kept.head.seq, "chain": kept.head.chain, "at": kept.at, "mark": kept.mark}
    write_beside(heads / f"{kept.device}.json", canonical(value), mode=0o666)


def kept_head(folder: OfficeFolder, device: str) -> DeviceHead | None:
    """What lies there under a PC's name, None where that is no head."""
    return _read(_folder(folder) / f"{device}.json")


def heads(folder: OfficeFolder) -> list[DeviceHead]:
    """What the PCs of the office wrote, a bounded number; what is no head is left out."""
    return SeenHeads(folder).look()


class SeenHeads:
    """The heads on the share; a file that did not change is not read again."""

    def __init__(self, folder: OfficeFolder) -> None:
        self._folder = _folder(folder)
        self._seen: dict[str, tuple[tuple[int, int, int], DeviceHead | None]] = {}

    def look(self) -> list[DeviceHead]:
        """The heads as they lie there now. What cannot be reached counts as not there."""
        present = self._listed()
        self._seen = {
            name: known
            if (known := self._seen.get(name)) and known[0] == facts
            else self._new(name, facts)
            for name, facts in present.items()
        }
        return [head for _, head in self._seen.values() if head is not None]

    def _listed(self) -> dict[str, tuple[int, int, int]]:
        try:
            with os.scandir(self._folder) as entries:
                named = (entry for entry in entries if entry.name.endswith(".json"))
                some = nsmallest(MOST_HEADS, named, key=lambda entry: entry.name)
                return {entry.name: _facts(entry.stat()) for entry in some}
        except OSError:
            return {}

    def _new(
        self, name: str, facts: tuple[int, int, int]
    ) -> tuple[tuple[int, int, int], DeviceHead | None]:
        return facts, _read(self._folder / name)


def _facts(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _folder(folder: OfficeFolder) -> Path:
    return folder.copies / "kepala"


def _read(file: Path) -> DeviceHead | None:
    try:
        value = json.loads(read_plain(file, _LARGEST))
        head = Head(int(value["seq"]), str(value["chain"]))
        found = DeviceHead(file.stem, head, int(value["at"]), str(value.get("mark", "")))
        # An incident may have to name it: what cannot be written down was written by no PC.
        canonical([found.device, head.chain, found.mark])
        return found if 0 <= head.seq < _NO_NUMBER else None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
