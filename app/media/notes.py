"""What other PCs noted of lost files: a reason to look at a file now, and nothing more."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from app.ledger.checked_files import CheckedFiles
from app.ledger.plain_files import read_plain

CODES = frozenset({"media_lost", "media_altered", "preview_lost"})
MOST_NAMES = 5000  # of a folder that anybody can fill
MOST_READ = 100  # at one look
LARGEST = 4096  # bytes
_NAME = re.compile(r"([0-9a-f]{16})-[0-9a-f]{32}\.json")


class Notes:
    """The incident records of the office folder, each read once while the program runs."""

    def __init__(self, folder: Path, device: str) -> None:
        self._folder = folder
        self._device = device
        self._read: set[str] = set()

    def pass_on(self, table: CheckedFiles, now: int) -> int:
        """Have the files that others miss looked at next; how many. Raises OSError."""
        hurried = 0
        for name in islice(self._unread(), MOST_READ):
            self._read.add(name)
            named = _named(self._content(name))
            hurried += named is not None and table.hurry(*named, now)
        return hurried

    def _unread(self) -> Iterator[str]:
        if not self._folder.is_dir():
            return
        with os.scandir(self._folder) as entries:
            for entry in islice(entries, MOST_NAMES):
                found = _NAME.fullmatch(entry.name)
                if found and found[1] != self._device and entry.name not in self._read:
                    yield entry.name

    def _content(self, name: str) -> bytes:
        try:
            return read_plain(self._folder / name, LARGEST + 1)
        except OSError:
            return b""  # a folder or a pipe under that name, or it is gone


def _named(content: bytes) -> tuple[str, str] | None:
    """The coverage and the hash of the file that a note is about."""
    try:
        note = json.loads(content) if len(content) <= LARGEST else None
    except (ValueError, RecursionError):
        return None
    facts = note.get("facts") if isinstance(note, dict) and note.get("code") in CODES else None
    if not isinstance(facts, dict):
        return None
    coverage, sha256 = facts.get("coverage"), facts.get("sha256")
    return (coverage, sha256) if _is_plain(coverage) and _is_plain(sha256) else None


def _is_plain(fact: object) -> TypeGuard[str]:
    """Text that any database takes: half a character is none."""
    return isinstance(fact, str) and fact.isascii()
