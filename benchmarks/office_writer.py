"""One of many profiles that write at once: joins, waits for the word, then delivers act by act.

python -m benchmarks.office_writer (ours | plain) --office DIR --profile DIR --seconds S

Says `ready`, waits for a line on its standard input, and at the end prints as JSON how many ms
each act took until ✓✓. `plain` is what users would pick instead: rows that go into one SQLite
file with SQLite's own locking and a busy timeout.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.demo.office import PASSPHRASE, demo_person
from app.domain.acts import Activity
from benchmarks.bare_ledger import bare_row, write_bare
from benchmarks.history import REPORTER
from benchmarks.stations import joined

PLAIN = "plain.db"
BUSY_SECONDS = 60.0
Act = Callable[[], None]


@contextmanager
def ours(office: Path, profile: Path) -> Iterator[Act]:
    """A PC of the office, whose act is over when the ledger has it and the replica knows."""
    station = joined(office, profile)
    station.sign_in(demo_person(station, REPORTER), PASSPHRASE)
    activity = Activity("Liputan", "kdh", station.clock.now().at, "Nanga Bulik")

    def act() -> None:
        station.desk.open(activity)
        while station.replica.pending_count():
            visit = station.deliver()
            station.absorb(visit)
            if visit.failure is not None and visit.state != "busy":
                raise visit.failure

    try:
        yield act
    finally:
        station.close()


@contextmanager
def plain(office: Path, profile: Path) -> Iterator[Act]:
    """A row of an act's size, committed where all the others commit theirs."""
    yield lambda: write_bare(office / PLAIN, [bare_row()], timeout=BUSY_SECONDS)


WAYS = {"ours": ours, "plain": plain}


def main() -> int:
    """Write for as long as asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.office_writer")
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    given = parser.parse_args()
    with WAYS[given.way](given.office, given.profile) as act:
        act()
        print("ready", flush=True)
        sys.stdin.readline()
        taken = list[float]()
        end = time.perf_counter() + given.seconds
        while (begun := time.perf_counter()) < end:
            act()
            taken.append((time.perf_counter() - begun) * 1000)
        print(json.dumps(taken), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
