"""A claim is judged by its ratio, or by its own figure where nothing stands beside it."""

from __future__ import annotations

from benchmarks.measure import Row, median, medians


def test_a_claim_holds_up_to_its_ratio() -> None:
    assert Row("pull", ours=30, other=10, unit="ms", target=3).holds
    assert not Row("pull", ours=30.1, other=10, unit="ms", target=3).holds


def test_a_claim_without_another_is_held_to_its_own_figure() -> None:
    assert Row("stall", ours=50, other=0, unit="ms", target=50).holds
    assert not Row("stall", ours=51, other=0, unit="ms", target=50).holds


def test_a_row_is_kept_with_all_that_a_reader_needs() -> None:
    kept = Row("pull", ours=30, other=10, unit="ms", target=3).as_json()
    assert kept == {
        "name": "pull",
        "ours": 30,
        "other": 10,
        "ratio": 3.0,
        "unit": "ms",
        "target": 3,
        "holds": True,
    }


def test_two_things_are_run_in_turns() -> None:
    order: list[str] = []
    medians(lambda: order.append("ours"), lambda: order.append("other"), runs=2, warm=1)
    assert order == ["ours", "other"] * 3


def test_the_warm_runs_do_not_count() -> None:
    calls: list[int] = []
    assert median(lambda: calls.append(1), runs=3, warm=2) >= 0
    assert len(calls) == 5


def test_a_claim_that_more_is_better_holds_down_to_its_target() -> None:
    assert Row("delivered", 50, 100, "/min", 0.5, more_is_better=True).holds
    assert not Row("delivered", 49, 100, "/min", 0.5, more_is_better=True).holds
