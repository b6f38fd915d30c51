"""Many profiles write at once, each in a process of its own: how much comes through, how fairly."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.demo.office import found_demo
from benchmarks.bare_ledger import make_bare
from benchmarks.measure import Row
from benchmarks.office_writer import PLAIN

WRITERS = (1, 5, 20)
SECONDS = 10.0
FAIR = 5.0  # the slowest profile as a multiple of the one in the middle
# Of what plain SQLite gets through, whose rows nobody seals, reads, verifies, judges or shows.
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of one rush: the ms that each act took, by writer."""

    taken: tuple[tuple[float, ...], ...]

    @property
    def per_minute(self) -> float:
        """Acts of all writers that are delivered in a minute."""
        return sum(60_000 / pace for pace in self.paces)

    @property
    def paces(self) -> list[float]:
        """Each writer's ms for one act, on average; the slowest last."""
        return sorted(statistics.mean(acts) for acts in self.taken)


def rush_rows(root: Path) -> list[Row]:
    """Acts per minute and fairness, for one, five and twenty writers."""
    rows = list[Row]()
    for writers in WRITERS:
        ours = rush(root, "ours", writers)
        plain = rush(root, "plain", writers)
        rows.append(
            Row(
                f"acts delivered, {writers} writing at once : plain SQLite",
                ours.per_minute,
                plain.per_minute,
                "/min",
                LEAST,
                more_is_better=True,
            )
        )
        if writers > 1:
            slowest, middle = ours.paces[-1], statistics.median(ours.paces)
            rows.append(Row(f"slowest of {writers} : median, per act", slowest, middle, "ms", FAIR))
    return rows


def rush(root: Path, way: str, writers: int) -> Rush:
    """Let so many processes write into one folder, for some seconds from the same moment on."""
    office = root / f"{way}-{writers}"
    if way == "ours":
        found_demo(office)
    else:
        office.mkdir()
        make_bare(office / PLAIN)
    with ExitStack() as until_all_ended:
        processes = [_writer(way, office, root / f"{office.name}-pc{n}") for n in range(writers)]
        for process in processes:
            until_all_ended.enter_context(process)
            until_all_ended.callback(process.kill)
        for process in processes:
            _expect(process, "ready\n")
        for process in processes:
            print("go", file=process.stdin, flush=True)
        return Rush(tuple(_taken(process) for process in processes))


def _writer(way: str, office: Path, profile: Path) -> subprocess.Popen[str]:
    places = ("--office", str(office), "--profile", str(profile), "--seconds", str(SECONDS))
    command = [sys.executable, "-m", "benchmarks.office_writer", way, *places]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _expect(process: subprocess.Popen[str], word: str) -> None:
    said = process.stdout.readline() if process.stdout else ""
    if said != word:
        raise RuntimeError(f"a writer said {said!r}")


def _taken(process: subprocess.Popen[str]) -> tuple[float, ...]:
    said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a writer ended with {process.returncode}")
    taken: Sequence[float] = json.loads(said)
    return tuple(taken)
