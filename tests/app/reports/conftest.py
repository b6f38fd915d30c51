"""A coverage that was late and came back, to be counted."""

from __future__ import annotations

import pytest

from app.domain import acts
from tests.office_builder import KASUBAG, MINUTE, DemoOffice, Pc


@pytest.fixture
def returned(pc: Pc, office: DemoOffice) -> str:
    """A coverage that was 7 minutes at Kasubag, came back, and is under way at step 1 again."""
    coverage_id = pc.opens('=HYPERLINK("x")')
    office.clock.at += 4 * MINUTE
    pc.hands_in(coverage_id)
    office.clock.at += 7 * MINUTE
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Kurang lengkap"))
    office.clock.at += 6 * MINUTE
    return coverage_id
