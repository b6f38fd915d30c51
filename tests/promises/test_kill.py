"""A desk is killed a hundred times at random moments: every act that showed ✓ is there, once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.ledger.book import Book
from app.ledger.office_clock import OfficeClock
from app.verification.verify import verify_office
from tests.office_builder import DemoOffice, Pc
from tests.promises.desk_under_fire import LOG, NAMES

KILLS = 100
SEEDS = (1, 2)  # an office each: as many kills as share out among two who run the tests
EACH = KILLS // len(SEEDS)
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its desks")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_act_that_showed_its_mark_outlives_a_hundred_kills(
    office: DemoOffice, seed: int
) -> None:
    program = [sys.executable, "-m", "tests.promises.desk_under_fire"]
    where = [str(office.folder.root), str(office.profiles), str(EACH), str(seed)]
    office.profiles.mkdir()
    told = subprocess.run([*program, *where], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stdout == f"{EACH} killed\n", told.stderr

    shown = {name: _shown(office.profiles / f"{name}.{LOG}") for name in NAMES}
    assert sum(map(len, shown.values())) > EACH // 2, "too few acts to lose any"
    pcs = {name: Pc(office.folder, office.profiles / name, _clock(office)) for name in NAMES}
    office.pcs.update(pcs)
    for name, pc in pcs.items():
        assert all(pc.station.replica.has(event) for event in shown[name])
        pc.sync()
    with Book.open(office.folder.ledger) as book:
        rows = Counter(row.sealed.id for row in book.rows(0, 1_000_000))
    assert {rows[event] for events in shown.values() for event in events} == {1}
    assert set(rows.values()) == {1}
    for pc in pcs.values():
        assert verify_office(office.folder, pc.profile).findings == ()


def _shown(path: Path) -> list[str]:
    return path.read_text().split()


def _clock(office: DemoOffice) -> OfficeClock:
    return OfficeClock(office.folder.root, 0)
