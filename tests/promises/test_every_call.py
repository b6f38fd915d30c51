"""Whichever system call of a visit fails, or is the last: nothing is lost, doubled or left behind.

Each call that the courier, the lock, the ledger, heads, incidents and the clock make on the office
folder fails once, before, half-way and after; the share goes away at it; the PC is killed at it.
Here a share of these points is tried, another one in each run; a run that found something names
its seed, and MEJASIAR_SEED=… tries the same again. MEJASIAR_EVERY_CALL=1 tries all.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faulty_sqlite import sqlite_is_seen

ROOT = Path(__file__).resolve().parents[2]
SHARES = {  # about a hundred points of each
    "push": 0.25,
    "break": 0.2,
    "journal": 0.2,
    "mend": 0.25,
    "rebuild": 0.15,
    "start": 0.008,
}
SEED = os.environ.get("MEJASIAR_SEED") or str(random.SystemRandom().randrange(1_000_000))

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="forks its PCs"),
    pytest.mark.skipif(not sqlite_is_seen(), reason="another SQLite than the system's"),
]


@pytest.mark.parametrize("visit", SHARES)
def test_no_failing_call_costs_an_act(
    visit: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("seed", SEED)
    every = os.environ.get("MEJASIAR_EVERY_CALL") == "1"
    share = "1" if every else str(SHARES[visit])
    program = [sys.executable, "-m", "tests.promises.failing_visits"]
    told = subprocess.run(
        [*program, str(tmp_path), visit, share, SEED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, f"MEJASIAR_SEED={SEED}\n{told.stdout}{told.stderr}"
    assert "points" in told.stdout
