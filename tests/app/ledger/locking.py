"""A lock's surroundings for tests: a clock that waiting moves, and what dead PCs leave behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.lock import ShareLock


class Bench:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.at

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.at += seconds

    def lock(self, folder: Path, patience: float = 1.0) -> ShareLock:
        return ShareLock(folder, "pc", self.monotonic, self.pause, patience)


def left_by_a_dead_pc(folder: Path, age: float) -> Path:
    folder.mkdir()
    owner = folder / "owner-mati-0000"
    owner.touch()
    make_old(owner, age)
    return owner


def make_old(path: Path, age: float) -> None:
    moment = time.time() - age
    os.utime(path, (moment, moment))


def is_busy(lock: ShareLock) -> Unavailable:
    with pytest.raises(Unavailable) as caught, lock.held():
        pass
    return caught.value
