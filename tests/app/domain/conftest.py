"""What the tests of the domain begin with."""

from __future__ import annotations

import pytest

from tests.app.domain.office_builder import Bureau


@pytest.fixture
def bureau() -> Bureau:
    """An office with an administrator, Pelaksana, Kasubag and Kabag, and nothing done yet."""
    return Bureau.founded()
