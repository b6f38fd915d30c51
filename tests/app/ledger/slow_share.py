"""A share on which each piece of work takes so long that a lock could be thought forgotten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from app.ledger import book_salvage
from app.ledger.book import Book
from app.ledger.lock import LEASE, ShareLock
from tests.app.ledger.locking import Bench, is_busy

PIECE = LEASE / 3  # seconds


class SlowShare:
    """Salvaging a slice and appending a batch take so long, while it is `slow`.

    Each time another PC asks for the lock; `told` says what it heard.
    """

    def __init__(self, lock: Path, patch: pytest.MonkeyPatch) -> None:
        self.bench = Bench()
        self.told: list[str] = []
        self.slow = False
        self._lock = lock
        self._took(patch, Book, "append")
        self._took(patch, book_salvage, "_try")
        patch.setattr(book_salvage, "_AT_ONCE", 2)
        patch.setattr("app.ledger.heal._BATCH", 2)
        patch.setattr("app.copies.restoring._BATCH", 2)

    def lock_of(self, device: str) -> ShareLock:
        """The lock of a PC that lives in this share's time."""
        return ShareLock(self._lock, device, self.bench.monotonic, self.bench.pause)

    def _took(self, patch: pytest.MonkeyPatch, place: Any, name: str) -> None:
        real = getattr(place, name)

        def slowly(*given: Any, **more: Any) -> Any:
            if self.slow:
                self._time_passes()
            return real(*given, **more)

        patch.setattr(place, name, slowly)

    def _time_passes(self) -> None:
        self.bench.at += PIECE
        for owner in self._lock.iterdir():
            then = owner.stat().st_mtime - PIECE
            os.utime(owner, (then, then))
        self.told.append(is_busy(Bench().lock(self._lock, patience=0.0)).code)
