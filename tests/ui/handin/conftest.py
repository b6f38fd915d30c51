"""For the hand-in: the PC of a colleague at the same office."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import MINUTE, DemoOffice, Pc, ToldClock


@pytest.fixture
def colleague(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """Began four minutes ago; `sync` delivers."""
    clock = ToldClock(int(time.time() * 1000) - 4 * MINUTE)
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", clock, {})
    yield office.pc()
    office.close()
