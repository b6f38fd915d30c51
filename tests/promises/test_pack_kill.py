"""A PC is killed at forty points of taking in a pack: the next try brings everything, once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.packs.packs import lone_pc, review_pack, waiting_for_kabag
from tests.office_builder import DemoOffice, Pc

LIVES = 40
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its PCs")


def test_a_pack_that_was_cut_off_by_a_kill_comes_whole_with_the_next_try(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    first = review_pack(pc, tmp_path / "a.mejasiar-tinjau").path
    lone_pc(office, first, tmp_path / "laptop").close()
    coverages = [waiting_for_kabag(pc, f"Kegiatan {number}") for number in range(3)]
    pack = review_pack(pc, tmp_path / "b.mejasiar-tinjau", *coverages).path
    scratch = tmp_path / "api"
    scratch.mkdir()
    program = [sys.executable, "-m", "tests.promises.pack_under_fire"]
    where = [str(tmp_path / "laptop"), str(pack), str(scratch), str(LIVES)]
    told = subprocess.run([*program, *where], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stdout == f"{LIVES} killed, {LIVES} whole\n", told.stderr
