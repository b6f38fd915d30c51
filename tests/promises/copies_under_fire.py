"""A daily copy that is killed at one system call after the other: run as a program.

python -m tests.promises.copies_under_fire OFFICE PROFILE EVERY

Each copy is a fork, killed at its 1st, 1+EVERYth, … call on the shelf of the PC, then on that of
the share. After each death whatever bears a copy's name must be whole, and a new start must make
the copy. Prints how many were killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import product
from pathlib import Path

from app.copies.checking import check_copy
from app.copies.daily import Circumstances, DailyCopy
from app.copies.shelf import copies_in
from app.copies.state import own_shelf, shared_shelf
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from tests.faults import Call, Faults, How, When

AT = 1_795_323_600_000  # 22 November 2026, 12.00 WIB


def make(folder: OfficeFolder, profile: Profile, office: str) -> None:
    """What a PC's copying lane does on one day."""
    with closing(Replica(profile.events_db)) as replica:
        now = Circumstances("Asia/Jakarta", AT, connected=True)
        daily = DailyCopy(folder, profile, replica, office, lambda: now, lambda: 0.0, at_once=10)
        while daily.step():
            pass


def die(faults: Faults, folder: OfficeFolder, profile: Profile, office: str) -> bool:
    """Whether a fork was killed at that call; False when it made its copy without dying."""
    child = os.fork()
    if child == 0:
        with faults:
            make(folder, profile, office)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        return True
    assert os.WEXITSTATUS(status) == 0, status
    return False


def main(office_root: str, profile_root: str, every: str) -> None:
    """Kill and look, until a copy is made with fewer calls than the next one to be killed at."""
    folder, profile = OfficeFolder(Path(office_root)), Profile(Path(profile_root))
    office = folder.read().office_id
    killed = 0
    shelves = own_shelf(profile), shared_shelf(folder)
    for shelf, when in product(shelves, When):
        for call in calls(shelf, when, lambda: make(folder, profile, office))[:: int(every)]:
            empty(shelves)
            # A call that fails by itself (a folder that is not there yet) has no "after".
            killed += die(Faults(shelf, call.number, when, How.KILLED), folder, profile, office)
            look_and_go_on(shelves, folder, profile, office)
        empty(shelves)
    sys.stdout.write(f"{killed} killed\n")


def calls(shelf: Path, when: When, work: Callable[[], None]) -> list[Call]:
    """The calls that a copy makes on a shelf, those that have a half where halves are asked for."""
    with Faults(shelf) as counted:
        work()
    return [call for call in counted.calls if call.halves or when is not When.HALF]


def empty(shelves: tuple[Path, Path]) -> None:
    """Back to before the first copy."""
    for shelf in shelves:
        shutil.rmtree(shelf, ignore_errors=True)


def look_and_go_on(
    shelves: tuple[Path, Path], folder: OfficeFolder, profile: Profile, office: str
) -> None:
    """What is there is whole; a new start makes what is not, and leaves nothing else behind."""
    for copy in [note for each in shelves for note in copies_in(each)]:
        assert check_copy(copy.path, office).events == copy.events
    make(folder, profile, office)
    own, shared = (copies_in(each) for each in shelves)
    assert len(own) == len(shared) == 1, (own, shared)
    left = [path.name for path in own_shelf(profile).iterdir()]
    assert left == [own[0].path.name], left
    # At most an empty folder of this PC, which goes with its next copy.
    beside = [path for path in shared_shelf(folder).iterdir() if path != shared[0].path]
    assert sum(len(list(path.iterdir())) for path in beside) == 0, beside
    assert len(beside) <= 1, beside


if __name__ == "__main__":
    main(*sys.argv[1:])
