"""A PC that is killed while it takes in a pack, at each of many points: run as a program.

python -m tests.promises.pack_under_fire PROFILE PACK SCRATCH LIVES

Everything is imported once and each life is a fork on a fresh copy of the profile, killed at one
of the moments at which it touches the disk; a second fork then takes the same pack in again.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.media.vault import Vault
from app.packs.lone import folder_of_nobody
from app.packs.manifest import ORIGINAL
from app.packs.taking import open_pack, take
from app.station import Station

TOUCHES = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"})


def main(profile: Path, pack: Path, scratch: Path, lives: int) -> None:
    """Print how many lives were killed, and how many PCs had everything after the second try."""
    touches = _count(profile, pack, scratch)
    killed = whole = 0
    for life in range(lives):
        place = _fresh(profile, scratch)
        last = 1 + life * touches // lives
        killed += _forked(partial(_take, place, pack, last)) == -signal.SIGKILL
        whole += _forked(partial(_take_whole, place, pack)) == 0
    sys.stdout.write(f"{killed} killed, {whole} whole\n")


def _count(profile: Path, pack: Path, scratch: Path) -> int:
    """How often a whole life touches the disk."""
    place, told = _fresh(profile, scratch), scratch / "touches"
    assert _forked(lambda: told.write_text(str(_take(place, pack, sys.maxsize)))) == 0
    return int(told.read_text())


def _fresh(profile: Path, scratch: Path) -> Path:
    place = scratch / "pc"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(profile, place)
    return place


def _take(place: Path, pack: Path, last: int) -> int:
    """Take the pack in; die at touch number `last`. How many touches there were."""
    station = _station(place)
    touched = 0

    def touch(event: str, facts: tuple[object, ...]) -> None:
        nonlocal touched
        if event in TOUCHES:
            touched += 1
            if touched == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(touch)
    take(station, open_pack(station, pack, lambda done: True))
    return touched


def _take_whole(place: Path, pack: Path) -> None:
    """The same pack once more: afterwards all that it holds is here, and nothing else is left."""
    station = _station(place)
    taken = take(station, open_pack(station, pack, lambda done: True))
    assert station.replica.head() == taken.manifest.head
    vault = Vault(station.profile.staging)
    for file in taken.manifest.files:
        if file.kind == ORIGINAL:
            assert vault.verify(station.bag_of(file.coverage), file.sha256, file.name)
    assert list((place / "paket").iterdir()) == []
    assert station.queries.open_cards()
    station.close()


def _station(place: Path) -> Station:
    profile = Profile(place)
    return Station(OfficeFolder(folder_of_nobody(profile)), profile, Limits())


def _forked(life: Callable[[], object]) -> int:
    """How a life in a process of its own ended: its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            life()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
