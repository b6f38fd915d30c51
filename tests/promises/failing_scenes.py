"""What a visit that fails finds in the office folder, and the PCs as they were left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.ledger.incidents import Incident
from app.ledger.lock import LEASE, ShareLock
from app.ledger.office_clock import running_seconds
from app.ledger.office_folder import OfficeFolder
from tests.app.ledger.locking import left_by_a_dead_pc, make_old
from tests.app.ledger.offices import Office, Pc
from tests.app.ledger.tampering import tampered
from tests.faults import Call, Faults, How, When


class Opened(Office):
    """An office that a copy was made of, with its PCs as they were left."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = OfficeFolder(root / "kantor")
        self.id = self.folder.read().office_id
        self.later = 0.0
        self._pcs: dict[str, Pc] = {}

    def pc(self, name: str, **courier: object) -> Pc:
        """The PC of that name, whose time can be moved on."""
        if name not in self._pcs:
            parts = {"lock": self._lock(name), "monotonic": self._monotonic}
            self._pcs[name] = Pc(self.root / name, self, **parts, **courier)
        return self._pcs[name]

    def shut(self) -> None:
        """All PCs are switched off; each begins anew when it is asked for."""
        self.close()
        self._pcs.clear()

    def lease_passes(self) -> None:
        """Three minutes pass, and what a dead PC left is older by as much."""
        self.later += LEASE + 10
        for path in (*self.folder.lock.glob("*"), self.folder.lock):
            if path.exists():
                make_old(path, LEASE + 10)

    def _lock(self, name: str) -> ShareLock:
        return ShareLock(self.folder.lock, name, self._monotonic, self._pause, patience=1.0)

    def _pause(self, seconds: float) -> None:
        self.later += 20 * seconds  # fewer tries to fail, each of them like the one before

    def _monotonic(self) -> float:
        return running_seconds() + self.later


@dataclass(frozen=True)
class Visiting:
    """A visit worth failing: what lies there before it, and what this PC did before."""

    prepare: Callable[[Office], None]
    warm: Callable[[Pc], object] = lambda pc: None
    selftest: bool = False
    waits: bool = False  # who lost rows holds its own acts back for a lease (design, §3)


# What a visit finds


def _two_acts(office: Office) -> None:
    pc, other = office.pc("pc-1"), office.pc("pc-2")
    other.write("dari pc-2")
    other.visit()
    pc.write("satu")
    pc.write("dua")
    pc.replica.incidents.record(Incident("row_not_genuine", 1, {"seq": 1, "id": "x", "why": "y"}))


def _a_dead_pcs_lock(office: Office) -> None:
    _two_acts(office)
    left_by_a_dead_pc(office.folder.lock, LEASE + 5)


def _a_dead_pcs_journal(office: Office) -> None:
    _two_acts(office)

    def visits() -> list[Call]:
        with Faults(office.folder.root) as faults:
            Opened(office.root).pc("pc-1").courier.step()
        return faults.calls

    book = [each for each in _in_a_copy(office.root, visits) if each.path == "mejasiar.db"]
    last = [each for each in book if each.name.startswith("sqlite:pwrite")][-1]

    def dies() -> None:
        with Faults(office.folder.root, last.number, When.HALF, How.KILLED):
            Opened(office.root).pc("pc-1").courier.step()

    office.close()
    forked(dies)
    for path in (*office.folder.lock.glob("*"), office.folder.lock):
        make_old(path, LEASE + 10)


def _a_tampered_row(office: Office) -> None:
    _two_acts(office)
    office.pc("pc-1").visit()
    tampered(office.folder.ledger, "UPDATE event SET body = x'00' WHERE seq = 2")


def _no_ledger(office: Office) -> None:
    _two_acts(office)
    office.pc("pc-1").visit()
    office.pc("pc-1").write("tiga")
    office.folder.ledger.write_bytes(b"rusak" * 2000)


VISITS = {
    "push": Visiting(_two_acts),
    "break": Visiting(_a_dead_pcs_lock),
    "journal": Visiting(_a_dead_pcs_journal),
    "mend": Visiting(_a_tampered_row),
    "rebuild": Visiting(_no_ledger, warm=lambda pc: pc.courier.step(), waits=True),
    "start": Visiting(_two_acts, selftest=True),
}


def _in_a_copy(root: Path, visits: Callable[[], list[Call]]) -> list[Call]:
    kept = root.with_name(f"{root.name}-kept")
    shutil.copytree(root, kept)
    calls = visits()
    shutil.rmtree(root)
    kept.rename(root)
    return calls


def forked(work: Callable[[], object]) -> int:
    """Do something in a child, which may die of it; how it ended."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
