"""What a poll costs the share when nothing is new: system calls and bytes, counted by strace.

python -m benchmarks.office_poll (ours | plain) --office DIR --profile DIR

is the program that strace watches: it polls some times, with a mark before the first one and
after the last. `plain` opens the file with SQLite and asks for its last row, as a program would
that keeps its rows on the share and nowhere else.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.demo.office import found_demo
from benchmarks.measure import Row
from benchmarks.stations import joined

POLLS = 50
MARK = "/mejasiar-poll-mark"  # a place that is asked for and does not exist
MOST_CALLS, MOST_BYTES = 16, 512  # of one poll
_LINE = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_MOVING = frozenset({"read", "pread64", "write", "pwrite64"})


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one poll asked of the folder: system calls that name it, bytes they moved."""

    calls: float
    bytes: float


def poll_rows(root: Path) -> list[Row]:
    """The idle poll beside SQLite's; nothing, and a word why, where strace is missing."""
    if shutil.which("strace") is None:
        print("strace is missing (apt-get install strace): the idle poll is not counted")
        return []
    office = root / "sepi"
    found_demo(office)
    ours, plain = (traffic(office, root / "sepi-pc", way, root / way) for way in WAYS)
    return [
        Row("system calls of an idle poll", ours.calls, 0, "", MOST_CALLS),
        Row("bytes of an idle poll", ours.bytes, 0, "B", MOST_BYTES),
        Row("system calls of an idle poll : SQLite's", ours.calls, plain.calls, "", 1),
        Row("bytes of an idle poll : SQLite's", ours.bytes, plain.bytes, "B", 1),
    ]


def traffic(office: Path, profile: Path, way: str, trace: Path) -> Traffic:
    """Watch the polls of a process and count what concerns the office folder."""
    watched = [sys.executable, "-m", "benchmarks.office_poll", way]
    places = ["--office", str(office), "--profile", str(profile)]
    strace = ["strace", "-f", "-y", "-s", "0", "-o", str(trace)]
    subprocess.run([*strace, *watched, *places], check=True)
    return count(trace.read_text(encoding="utf-8", errors="replace"), office)


def count(trace: str, office: Path) -> Traffic:
    """The average of one poll, of what strace wrote between the marks."""
    within = trace.split(MARK)[1].splitlines()[1:]
    calls = [(told[1], told[2], int(told[3])) for line in within if (told := _LINE.match(line))]
    of_share = [(name, moved) for name, words, moved in calls if f"{office}/" in words]
    moved = sum(max(0, moved) for name, moved in of_share if name in _MOVING)
    return Traffic(len(of_share) / POLLS, moved / POLLS)


def _ours(office: Path, profile: Path) -> Callable[[], None]:
    station = joined(office, profile)
    while (visit := station.tick()).more or visit.waiting:
        pass

    def poll() -> None:
        visit = station.deliver()
        if visit.failure is not None:
            raise visit.failure

    return poll


def _plain(office: Path, profile: Path) -> Callable[[], None]:
    def poll() -> None:
        with closing(sqlite3.connect(office / "mejasiar.db")) as connection:
            connection.execute("SELECT max(seq) FROM event").fetchone()

    return poll


WAYS = {"ours": _ours, "plain": _plain}


def main() -> int:
    """Poll, between two marks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.office_poll")
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    given = parser.parse_args()
    poll = WAYS[given.way](given.office, given.profile)
    poll()  # the first one after something came
    os.path.exists(MARK)
    for _ in range(POLLS):
        poll()
    os.path.exists(MARK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
