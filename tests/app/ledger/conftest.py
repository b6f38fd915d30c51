"""An office for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.ledger.offices import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A founded office without PCs."""
    made = Office(tmp_path)
    yield made
    made.close()
