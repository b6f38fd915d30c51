"""How far each PC saw the ledger, kept on the share so that a cut history is noticed."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.events import canonical
from app.domain.record import record
from app.ledger.book import Head
from app.ledger.office_folder import OfficeFolder
from app.ledger.own_files import write_beside
from app.ledger.plain_files import read_plain

# Anybody can write files there; nobody has this many PCs.
MOST_HEADS = 200
_LARGEST = 1024


@record
class DeviceHead:
    """The last row that one PC had confirmed, and when it said so (office time, ms)."""

    device: str
    head: Head
    at: int


def keep_head(folder: OfficeFolder, kept: DeviceHead) -> None:
    """Write this PC's head beside the others', one file per PC. Raises OSError."""
    heads = _folder(folder)
    heads.mkdir(parents=True, exist_ok=True)
    value = {"seq": kept.head.seq, "chain": kept.head.chain, "at": kept.at}
    write_beside(heads / f"{kept.device}.json", canonical(value), mode=0o666)


def heads(folder: OfficeFolder) -> list[DeviceHead]:
    """What the PCs of the office wrote, a bounded number; what is no head is left out."""
    files = sorted(_folder(folder).glob("*.json"))[:MOST_HEADS]
    return [head for file in files if (head := _read(file)) is not None]


def _folder(folder: OfficeFolder) -> Path:
    return folder.copies / "kepala"


def _read(file: Path) -> DeviceHead | None:
    try:
        value = json.loads(read_plain(file, _LARGEST))
        return DeviceHead(file.stem, Head(int(value["seq"]), str(value["chain"])), int(value["at"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
