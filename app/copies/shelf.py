"""The folder in which copies lie, on the share and on the PC: what a copy is called, what is there.

A copy is a closed ledger file of its own, `2026-11-23-1482-<head8>.db`: the office's day on which
it was made, how many events it holds, and the first 8 hex of their chain.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from app.domain.record import record
from app.ledger.book import Head

MOST_LISTED = 500  # anybody can write files on the share; ours are 23 at most
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{1,12})-([0-9a-f]{8})\.db")
DAMAGED = ".rusak"  # what a copy that is found damaged gets behind its name


@record
class CopyNote:
    """What a copy's name says of it; whether that is true is seen by reading it whole."""

    path: Path
    day: date  # of the office, in its own zone
    events: int
    head: str  # first 8 hex of the chain

    def is_at(self, head: Head) -> bool:
        """Whether a copy of this name ends where `head` does."""
        return self.head == head.chain[:8]


def copy_name(day: date, events: int, chain: str) -> str:
    """What a copy is called."""
    return f"{day.isoformat()}-{events}-{chain[:8]}.db"


def note_of(path: Path) -> CopyNote | None:
    """What the name of a file says, None where it is not that of a copy."""
    told = _NAME.fullmatch(path.name)
    if told is None:
        return None
    try:
        day = date.fromisoformat(told[1])
    except ValueError:
        return None
    return CopyNote(path, day, int(told[2]), told[3])


def copies_in(folder: Path) -> list[CopyNote]:
    """The copies in a folder, newest first; none where it is not there. Raises OSError."""
    found = [note for path in _files(folder) if (note := note_of(path)) is not None]
    return sorted(found, key=lambda note: (note.day, note.events, note.head), reverse=True)


def damaged_in(folder: Path) -> list[str]:
    """The names of the copies that were found damaged and set aside. Raises OSError."""
    return sorted(path.name for path in _files(folder) if path.name.endswith(DAMAGED))


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for _, entry in zip(range(MOST_LISTED), entries, strict=False)]
    except FileNotFoundError:
        return []
