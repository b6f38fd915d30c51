"""For the admin's page: the PC at which the colleagues of the admin acted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import acts
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import KASUBAG, MINUTE, DemoOffice, Pc, ToldClock


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """A PC whose people began four minutes ago; `sync` delivers."""
    clock = ToldClock(int(time.time() * 1000) - 4 * MINUTE)
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", clock, {})
    yield office.pc()
    office.close()


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """A coverage that was approved and directed to two platforms, delivered."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, narrative="Jalan desa ditinjau.")
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id, "instagram", "facebook")
    pc.sync()
    return coverage_id
