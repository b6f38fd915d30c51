"""`python -m benchmarks` tells what holds, keeps it as JSON, and knows its groups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import keep, main, table
from benchmarks.measure import Row

ROWS = [
    Row("cold start", ours=900, other=400, unit="ms", target=2.5),
    Row("longest stall", ours=61, other=0, unit="ms", target=50),
]


def test_the_table_says_which_claims_hold() -> None:
    start, stall = table(ROWS).splitlines()[1:]
    assert start.endswith("holds")
    assert "2.25x" in start
    assert stall.endswith("MISSED")


def test_the_results_can_be_read_again(tmp_path: Path) -> None:
    path = keep("start", ROWS, tmp_path / "bench")
    assert path.name == "start.json"
    assert [row["holds"] for row in json.loads(path.read_text())] == [True, False]


def test_a_group_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strat"]) == 2
    assert "strat" in capsys.readouterr().err
