"""Headless desks that are killed at random moments, again and again: run as a program.

python -m tests.promises.desk_under_fire OFFICE PROFILES KILLS SEED

Everything is imported once and each desk is a fork, so that a hundred lives take seconds.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path
from random import Random

from app.domain import acts
from app.domain.events import Event
from app.errors import Failure
from app.ledger import lock, waiting_line
from app.ledger.lock import LEASE
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import Pc

NAMES = ("pc-1", "pc-2")
AT_WORK = 0.1  # seconds that a desk is left to work, at most
SOON = 0.02  # seconds that a desk waits for what a dead one left: as ever, only not as long
STARTING = 0.1  # seconds from its birth, at most, where it is to die while it starts
BORN = b"!"
LOG = "tampak.txt"  # ids of acts that showed ✓, one a line


class WatchedPc(Pc):
    """A PC whose every ✓ is noted before anything else happens, and delivered right after."""

    shown: int  # file descriptor
    born: int  # told once, at the first ✓: on a busy machine a desk needs a while to come so far

    def act(self, name: str, coverage_id: str, act: acts.Act) -> Event:
        """As any PC acts."""
        return self._noted(super().act(name, coverage_id, act))

    def _noted(self, event: Event) -> Event:
        os.write(self.shown, f"{event.id}\n".encode())
        if self.born:
            os.write(self.born, BORN)
            self.born = 0
        self.station.tick()
        return event


def live(folder: OfficeFolder, profile: Path, born: int) -> None:
    """Play coverages until somebody ends it."""
    shown = os.open(profile.with_suffix(f".{LOG}"), os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    pc = WatchedPc(folder, profile, OfficeClock(folder.root, 0))
    pc.shown, pc.born = shown, born
    while True:
        try:
            pc.plays()
        except Failure as failure:
            sys.stderr.write(f"{failure}\n")


def kill_one(folder: OfficeFolder, profile: Path, random: Random) -> bool:
    """Kill a desk while it works, or while it starts; whether it was still alive then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            live(folder, profile, writing)
        finally:
            os._exit(1)
    os.close(writing)  # the child alone has it: its end of file is the child's death
    if random.random() < 0.75:
        died = os.read(reading, 1) != BORN or _ends_within(reading, random.uniform(0, AT_WORK))
    else:
        died = _ends_within(reading, random.uniform(0, STARTING))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return not died


def _ends_within(reading: int, seconds: float) -> bool:
    told, _, _ = select.select([reading], [], [], seconds)
    return bool(told) and os.read(reading, 1) != BORN


def let_the_lease_pass(folder: OfficeFolder) -> None:
    """A lock that a dead PC left counts as three minutes older from now on."""
    long_ago = time.time() - LEASE - 10
    for path in (*folder.lock.glob("*"), folder.lock):
        if path.exists():
            os.utime(path, (long_ago, long_ago))


def main(office: str, profiles: str, kills: str, seed: str) -> int:
    """Kill that many desks, at two PCs in turn; 0 when each was alive until then."""
    lock._LOOK_EVERY = waiting_line.STALLED = SOON
    folder, random, alive = OfficeFolder(Path(office)), Random(seed), 0
    for number in range(int(kills)):
        profile = Path(profiles) / NAMES[number % len(NAMES)]
        alive += kill_one(folder, profile, random)
        let_the_lease_pass(folder)
    sys.stdout.write(f"{alive} killed\n")
    return 0 if alive == int(kills) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
