"""The simulated share: a folder on the RAM disk, its lock, its clock, and ledgers in memory."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain import sop_table
from app.domain.events import Sealed
from app.errors import Unavailable
from app.ledger import book_salvage, seal
from app.ledger.book import GENESIS, Book, Left, Row, next_chain
from app.ledger.hold import Hold
from app.ledger.lock import LEASE, ShareLock
from app.ledger.office_clock import OfficeClock, Reading
from app.ledger.office_folder import OfficeFacts, OfficeFolder, share_failure
from app.ledger.replica import Replica
from tests.app.domain.liputan_builder import MORNING
from tests.simulation.memory_book import MemoryBook, Shelf
from tests.simulation.memory_replica import MemoryReplica
from tests.simulation.people import founding, parse_sop_once, unseal_once
from tests.simulation.wire import Disk, Wire

RAM_DISK = Path("/dev/shm")


def chained(events: Sequence[Sealed]) -> list[Row]:
    """Rows as an honest program appends them to an empty ledger."""
    rows, chain = [], GENESIS.chain
    for seq, event in enumerate(events, 1):
        chain = next_chain(chain, event.id)
        rows.append(Row(seq, event, chain))
    return rows


@cache
def _founded() -> tuple[Row, ...]:
    return tuple(chained(founding().rows))


class Share:
    """What the PCs of a history have in common. While it lasts, `app.ledger` works on it."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.home = Path(tempfile.mkdtemp(dir=RAM_DISK if RAM_DISK.is_dir() else None))
        self.folder = OfficeFolder(self.home / "kantor")
        self.shelf = shelf or Shelf()
        self.seconds = 1000.0
        self.slowness = 0.0  # seconds that every opening of the ledger takes
        self.lies = False  # the lock lets everybody in
        self.taken: dict[str, float] = {}  # owner to the time at which it took the lock
        self.visitors: list[Wire] = []  # who is at the share: more than one where the lock lies
        self._patch = pytest.MonkeyPatch()
        self._stand_in()
        self.folder.create(OfficeFacts(founding().office, "Kantor Uji"))
        self.shelf.put(self.folder.ledger, _founded())

    def replica(self, name: str, wire: Wire, copied: Replica | None = None) -> Replica:
        """What a PC of that name keeps, new or as another one has it."""
        if isinstance(copied, MemoryReplica):
            return copied.copied(Disk(wire))
        return MemoryReplica(Disk(wire))

    def monotonic(self) -> float:
        """Seconds, the same at every PC."""
        return self.seconds

    def close(self) -> None:
        """The RAM disk is given back, and `app.ledger` is itself again."""
        self._patch.undo()
        shutil.rmtree(self.home)

    @contextmanager
    def visited_by(self, wire: Wire) -> Iterator[None]:
        """Whoever opens a ledger meanwhile does it over this wire."""
        self.visitors.append(wire)
        try:
            yield
        finally:
            self.visitors.pop()

    def _stand_in(self) -> None:
        def opened(kind: type[Book], path: Path, left: Left | None = None) -> Book:
            self.seconds += self.slowness
            return MemoryBook(self.shelf, path, self.visitors[-1], left)

        def created(kind: type[Book], path: Path, format: int = 1) -> None:
            self.visitors[-1].remote()
            self.shelf.put(path, ())

        self._patch.setattr(Book, "open", classmethod(opened))
        self._patch.setattr(Book, "create", classmethod(created))
        self._everywhere(seal.unseal, unseal_once)
        self._everywhere(sop_table.parse_sop, parse_sop_once)
        self._everywhere(book_salvage.salvage, self.shelf.salvage)

    def _everywhere(self, real: Any, stand_in: Any) -> None:
        """In each module of the core that imported `real`, whatever room it has moved to."""
        for name, module in list(sys.modules.items()):
            if name.startswith("app.") and name != real.__module__:
                for known in [key for key, value in vars(module).items() if value is real]:
                    self._patch.setattr(module, known, stand_in)


class SimulatedClock(OfficeClock):
    """Office time that the history tells; nobody is asked for it."""

    def __init__(self, share: Share) -> None:
        super().__init__(None, 0)
        self._share = share

    def now(self) -> Reading:
        return Reading(MORNING + int(self._share.seconds * 1000), "server")

    def due(self) -> bool:
        return False


class SimulatedLock(ShareLock):
    """The share's lock directory, in the history's time; it may be told to lie."""

    def __init__(self, share: Share, device: str, wire: Wire) -> None:
        super().__init__(share.folder.lock, device, share.monotonic)
        self._share = share
        self._wire = wire
        self._cut_off: set[str] = set()  # left behind when the cable was cut

    @contextmanager
    def held(self) -> Iterator[Hold]:
        self._wire.remote()
        try:
            owner = self._enter_directory()
        except OSError as error:
            raise share_failure(error) from error
        hold = Hold(owner, self._share.seconds, self._share.monotonic)
        try:
            self._wire.remote()
            yield hold
        finally:
            if self._wire.dead or not self._wire.plugged:
                self._cut_off |= hold.made
            else:
                for name in hold.made:
                    owner.with_name(name).unlink(missing_ok=True)

    def _enter_directory(self) -> Path:
        folder, now = self._share.folder.lock, self._share.seconds
        folder.mkdir(exist_ok=True)
        for name in os.listdir(folder):
            old = now - self._share.taken.get(name, now) >= LEASE
            if old or name in self._cut_off:
                (folder / name).unlink()
            elif not self._share.lies:
                raise Unavailable("lock_busy", since_ms=0)
        owner = folder / f"owner-{len(self._share.taken)}"
        owner.touch()
        self._share.taken[owner.name] = now
        return owner
