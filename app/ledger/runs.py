"""Which runs of this program had a PC's profile: a new one knows the locks of the dead ones."""

from __future__ import annotations

import platform
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from app.own_files import write_beside

MOST = 5  # of which one may have left a lock that nobody came for since


class Runs:
    """This run's name and those of earlier ones at this very machine.

    A profile that was copied to another PC knows the runs of the first one as well, and those
    may be alive: they are not counted among the earlier ones.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.own = token_hex(4)
        self.earlier: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Note this run; only where no other can have the profile, and before the first lock."""
        machine = " ".join(platform.node().split())
        lines = self._lines()
        told = [line.partition(" ") for line in lines]
        self.earlier = frozenset(run for run, _, where in told if where == machine)
        with suppress(OSError):  # a full disk: the next run waits for a lease, as others do
            noted = [*lines[1 - MOST :], f"{self.own} {machine}"]
            write_beside(self._path, "\n".join(noted).encode(), mode=0o600)

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
