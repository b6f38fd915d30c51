"""What an office on a shared folder costs: many writers, idle polls, a loss, a PC that joins."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.office_history import history_rows
from benchmarks.office_poll import poll_rows
from benchmarks.office_rush import rush_rows
from benchmarks.stalls import stall_of_window_while_hanging

HANG_SECONDS = 60


def run() -> list[Row]:
    """Every claim about the office, measured in a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        return [*rush_rows(root), *poll_rows(root), *history_rows(root), _hanging(root)]


def _hanging(root: Path) -> Row:
    stall = stall_of_window_while_hanging(root, HANG_SECONDS)
    name = f"longest stall of the window while the folder hangs for {HANG_SECONDS} s"
    return Row(name, stall, 0, "ms", 50)
