"""What PCs killed half-way left on the share: taken away a day later, by whoever looks."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from app.ledger.office_clock import PROBE
from app.ledger.office_folder import OfficeFolder
from app.ledger.selftest import SCRATCH

AFTER = 24 * 60 * 60 * 1000  # ms; a PC whose clock is wrong may make files that look older
RESTORING = ".pulih-"  # begins the name of the folder in which a copy waits to be brought back
_SCRATCH = re.compile(
    rf"{re.escape(PROBE)}[0-9a-f]{{16}}|{re.escape(SCRATCH)}[0-9a-f]{{16}}"
    rf"|{re.escape(RESTORING)}[0-9a-f]{{8}}"
    r"|\.mejasiar\.toml\.[0-9a-f]{8}|mejasiar\.db(\.new-[0-9a-f]{8}){1,2}(-journal|-wal|-shm)?"
)
_TICKET = re.compile(r"[0-9A-Za-z]{1,16}-[0-9a-f]{16}")
_BESIDE = re.compile(r"\..+\.json\.[0-9a-f]{8}")


def take_away_leftovers(folder: OfficeFolder, now: int) -> list[str]:
    """Remove scratch files of ours that are a day old at office time `now` (ms); their names.

    Nothing that was ever given its final name is touched. Raises nothing: the share may be gone
    again, and the next look finds what stayed.
    """
    places = {folder.root: _SCRATCH, folder.copies: _SCRATCH, folder.copies / "kepala": _BESIDE}
    places[folder.copies / "insiden"] = _BESIDE
    line = folder.lock.with_name(f"{folder.lock.name}.wanted")
    places[line] = _TICKET
    gone = [
        name
        for place, scratch in places.items()
        for name in _names(place)
        if scratch.fullmatch(name) and _is_removed(place / name, now)
    ]
    with suppress(OSError):  # there is none, or somebody waits
        line.rmdir()
    return gone


def _names(place: Path) -> list[str]:
    try:
        return sorted(os.listdir(place))
    except OSError:
        return []


def _is_removed(path: Path, now: int) -> bool:
    with suppress(OSError):
        facts = os.lstat(path)
        # The server sets the time of the last change, whoever set the other one.
        if now - max(facts.st_mtime, facts.st_ctime) * 1000 < AFTER:
            return False
        if stat.S_ISDIR(facts.st_mode):
            shutil.rmtree(path)
        else:
            os.unlink(path)
        return True
    return False
