"""A window that copies two hundred photos is killed twice: each is taken in, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.office_builder import DemoOffice, Pc

ROOT = Path(__file__).resolve().parents[2]
COUNT, SOME = 200, 80


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A camera's card: photos of which no two have the same bytes."""
    folder = tmp_path / "kartu"
    folder.mkdir()
    for number in range(COUNT):
        photo = Image.new("RGB", (64, 48), (number, 255 - number, 90))
        photo.save(folder / f"IMG_{number:03}.jpg", comment=str(number))
    return folder


@contextmanager
def window(office: DemoOffice, pc: Pc, coverage_id: str, *card: str) -> Iterator[Iterator[str]]:
    """What a window says that works on this coverage; it is killed at the end, where it runs."""
    where = (str(office.folder.root), str(pc.profile.root), coverage_id)
    program = [sys.executable, "-m", "tests.promises.hand_in_under_fire", *where, *card]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    with subprocess.Popen(program, cwd=ROOT, stdout=pipe, text=True, env=environment) as running:
        assert running.stdout is not None
        yield (line.strip() for line in running.stdout)
        running.kill()


def test_what_was_dropped_is_there_or_copied_on_whenever_the_window_is_killed(
    office: DemoOffice, pc: Pc, card: Path
) -> None:
    coverage_id = pc.opens()
    pc.sync()
    office.close()
    with window(office, pc, coverage_id, str(card)) as told:
        assert next(told) == "kept", "what is to be copied is on the disk before the first of it"
    with window(office, pc, coverage_id) as told:
        taken = 0
        while taken < SOME:
            taken += next(told) == "taken"
    with window(office, pc, coverage_id) as told:
        last = [line for line in told if line.startswith("[")]
    assert json.loads(last[-1]) == [f"IMG_{number:03}.jpg" for number in range(COUNT)]
    assert not list((pc.profile.root / "staging").rglob("*.part"))
