"""A daily copy is killed at one system call after the other: no half copy ever bears its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.office_builder import DemoOffice, Pc

ROOT = Path(__file__).resolve().parents[2]
EVERY = os.environ.get("MEJASIAR_KILL_EVERY", "7")  # 1: at each of them; takes a minute

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its copies")


def test_a_copy_that_is_killed_anywhere_is_whole_or_not_there(office: DemoOffice, pc: Pc) -> None:
    pc.opens()
    pc.sync()
    office.close()
    program = [sys.executable, "-m", "tests.promises.copies_under_fire"]
    where = [str(office.folder.root), str(pc.profile.root), EVERY]
    told = subprocess.run([*program, *where], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    assert told.stdout.endswith(" killed\n")
    assert int(told.stdout.split()[0]) > 10
