"""A rush is told by its writers' paces: how many acts all deliver, and who had to wait."""

from __future__ import annotations

import pytest

from benchmarks.office_rush import Rush


def test_the_slowest_writer_comes_last() -> None:
    rush = Rush(((100.0, 300.0), (50.0,), (900.0,)))
    assert rush.paces == [50, 200, 900]


def test_all_writers_acts_add_up_to_those_of_a_minute() -> None:
    rush = Rush(((500.0, 500.0), (1000.0,)))
    assert rush.per_minute == pytest.approx(120 + 60)
