"""Visits to the share of which one system call fails, or is the PC's last: run as a program.

python -m tests.promises.failing_visits FOLDER VISIT SHARE_OF_POINTS SEED

Everything is imported once; who is to be killed is a fork. Prints a line for each promise that was
broken, and how many points were tried.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Failure
from app.ledger.book import Book, next_chain
from app.ledger.leftovers import AFTER, take_away_leftovers
from app.ledger.seal import unseal
from app.ledger.selftest import selftest
from tests.app.ledger.offices import Office, Pc
from tests.faults import Call, Faults, How, When
from tests.promises.failing_scenes import VISITS, Opened, Visiting, forked

NAMES = ("pc-1", "pc-2", "pc-3")
ROUNDS = 8
CHANGING = re.compile(
    r"(sqlite:)?(open|close|mkdir|rmdir|unlink|re(name|place)|p?write(64)?|ftruncate|fsync|utime)$"
)
# What an office folder consists of, beside what was set aside.
ITS_OWN = re.compile(
    r"mejasiar\.(toml|db|db-journal)|berkas|pratinjau"
    r"|cadangan(/kepala(/pc-\d\.json)?|/insiden(/pc-\d-[0-9a-f]{32}\.json)?|/buku-besar-[^/]+(/.+)?)?"
)


@dataclass(frozen=True)
class Point:
    """One call of a visit, and what becomes of it."""

    call: Call
    when: When
    how: How

    def __str__(self) -> str:
        return f"{self.call.number} {self.call.name} {self.call.path} {self.when} {self.how}"


# One point


class Trial:
    """A visit in a copy of the office, and what is true afterwards."""

    def __init__(self, template: Path, root: Path, visiting: Visiting) -> None:
        shutil.copytree(template, root)
        self.root = root
        self.visiting = visiting
        self.office = Opened(root)
        self.written = _known(self.office)

    def calls(self) -> list[Call]:
        """All calls of the visit when nothing fails."""
        faults = Faults(self.office.folder.root)
        self._visit(self._sitting(), faults)
        return faults.calls

    def broken_promises(self, point: Point) -> Iterator[str]:
        """The visit with one failing call, everybody's visits after it, and what is wrong then."""
        faults = Faults(self.office.folder.root, point.call.number, point.when, point.how)
        if point.how is How.KILLED:
            forked(lambda: self._visit(self._sitting(), faults))
        else:
            try:
                self._visit(self._sitting(), faults)
            except Failure as failure:
                yield f"raised {failure}"
        rounds = self._settle()
        yield from self._wrong()
        a_lease = point.how is How.KILLED or self.visiting.waits
        if rounds > 3 + (ROUNDS // 2 if a_lease else 0):
            yield f"took {rounds} rounds"

    def close(self) -> None:
        """The copy is not needed any more."""
        self.office.close()
        shutil.rmtree(self.root)

    def _sitting(self) -> Pc:
        more = {"try_share": selftest} if self.visiting.selftest else {}
        pc = self.office.pc("pc-1", **more)
        self.visiting.warm(pc)
        return pc

    def _visit(self, pc: Pc, faults: Faults) -> None:
        random.seed(1)  # how often it asks for the lock: the same calls each time
        with faults:
            pc.courier.step()

    def _settle(self) -> int:
        for number in range(1, ROUNDS + 1):
            visits = [self.office.pc(name).visit() for name in NAMES]
            heads = {self.office.pc(name).replica.head() for name in NAMES}
            calm = all(visit.state == "connected" and not visit.waiting for visit in visits)
            if calm and len(heads) == 1:
                return number
            if number >= ROUNDS // 2:
                self.office.lease_passes()
        return ROUNDS + 1

    def _wrong(self) -> Iterator[str]:
        known = [self.office.pc(name).known() for name in NAMES]
        if known.count(known[0]) != len(NAMES):
            yield "replicas differ"
        lies = self.office.ledger_ids()
        yield from (f"lost {each}" for each in self.written - set(lies))
        if len(set(lies)) != len(lies):
            yield "doubled"
        if lies != known[0]:
            yield "the ledger is not what the replicas hold"
        yield from _not_genuine(self.office)
        tomorrow = int(time.time() * 1000) + AFTER + 60_000
        take_away_leftovers(self.office.folder, tomorrow)
        yield from (f"left {name}" for name in litter(self.office.folder.root))


def litter(root: Path) -> list[str]:
    """What lies in an office folder and is none of its own."""
    names = [path.relative_to(root).as_posix() for path in root.rglob("*")]
    return sorted(name for name in names if not ITS_OWN.fullmatch(name) and name != "cadangan")


def _known(office: Opened) -> set[str]:
    known = {each for name in NAMES for each in office.pc(name).known()}
    office.shut()
    return known


def _not_genuine(office: Office) -> Iterator[str]:
    chain = ""
    with Book.open(office.folder.ledger) as book:
        book.check()
        for row in book.rows(0, 1000):
            unseal(row.sealed, office=office.id)
            chain = next_chain(chain, row.sealed.id)
            if row.chain != chain:
                yield f"chain of row {row.seq}"


def points(calls: list[Call]) -> Iterator[Point]:
    """What can become of each call of a visit and leaves another world behind."""
    for call in calls:
        changing = CHANGING.match(call.name) is not None
        yield Point(call, When.BEFORE, How.ERROR)
        if changing:
            yield Point(call, When.AFTER, How.ERROR)
            yield Point(call, When.BEFORE, How.GONE)
            yield Point(call, When.BEFORE, How.KILLED)
        if call.halves:
            yield Point(call, When.HALF, How.ERROR)
            yield Point(call, When.HALF, How.KILLED)


@contextmanager
def _trial(template: Path, root: Path, visiting: Visiting) -> Iterator[Trial]:
    trial = Trial(template, root, visiting)
    try:
        yield trial
    finally:
        trial.close()


def main(folder: str, name: str, share: str, seed: str) -> int:
    """Try that share of a visit's points; 0 when every promise was kept."""
    visiting, root, chance = VISITS[name], Path(folder), random.Random(seed)
    office = Office(root / "asal")
    for each in NAMES:
        office.pc(each).visit()
    visiting.prepare(office)
    office.close()
    with _trial(office.root, root / "hitung", visiting) as trial:
        every = list(points(trial.calls()))
    chosen = [point for point in every if chance.random() < float(share)]
    broken, began = 0, time.monotonic()
    for number, point in enumerate(chosen):
        with _trial(office.root, root / str(number), visiting) as trial:
            for promise in trial.broken_promises(point):
                broken += 1
                sys.stdout.write(f"{point}: {promise}\n")
    took = time.monotonic() - began
    sys.stdout.write(f"{name}: {len(chosen)} of {len(every)} points in {took:.1f} s\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
