"""Work for another process: a worker finds its functions by their names."""

from __future__ import annotations

import os
from pathlib import Path

from app.apart import Told
from app.errors import Refusal
from app.ledger.lock import ShareLock

HOLDING, HANGING = "Memegang kunci", "Macet"


def product(one: int, other: int, told: Told) -> tuple[int, int]:
    """The product, and by which process."""
    told("Mengalikan", 1, 2)
    return one * other, os.getpid()


def refusing(size: int, told: Told) -> None:
    """Refuses."""
    raise Refusal("too_large", size=size)


def dying(told: Told) -> None:
    """Ends without a word."""
    os._exit(1)


def holding(lock: Path, told: Told) -> None:
    """Holds a lock until nobody wants it any more."""
    with ShareLock(lock, "bb" * 8).held():
        while True:
            told(HOLDING, 0, 0)


def hanging(pipe: Path, told: Told) -> None:
    """Hangs in the system until somebody opens the pipe's other end."""
    told(HANGING, 0, 0)
    pipe.read_bytes()
    told(HANGING, 1, 1)
