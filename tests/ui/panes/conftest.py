"""For the panes: another PC at the same office, where the colleagues of who looks act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import DemoOffice, Pc, ToldClock


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    """The PC of Pelaksana and Kasubag."""
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", ToldClock(), {})
    yield office.pc()
    office.close()
