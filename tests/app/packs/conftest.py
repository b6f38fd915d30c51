"""An office with a coverage that waits for Kabag, and the packs that its tests need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.station import Station
from tests.app.packs.packs import lone_pc, review_pack, waiting_for_kabag
from tests.office_builder import KABAG, DemoOffice, Pc


@pytest.fixture
def liputan(pc: Pc) -> str:
    """A coverage with one photo that waits for Kabag, on the ledger; its id."""
    return waiting_for_kabag(pc)


@pytest.fixture
def pack(pc: Pc, liputan: str, tmp_path: Path) -> Path:
    """A review pack of that coverage, with its original."""
    return review_pack(pc, tmp_path / "senin.mejasiar-tinjau", liputan).path


@pytest.fixture
def lone(office: DemoOffice, pack: Path, tmp_path: Path) -> Iterator[Station]:
    """A PC that joined by that pack and never meets the network; Kabag sits there."""
    station = lone_pc(office, pack, tmp_path / "laptop", KABAG)
    yield station
    station.close()
