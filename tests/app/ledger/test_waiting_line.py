"""Who waits for the lock stands in a line: first come, first served, and no dead PC blocks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ledger.waiting_line import DEAD_AFTER, STALLED, WaitingLine
from tests.app.ledger.locking import Bench, is_busy


@pytest.fixture
def bench() -> Bench:
    return Bench()


def line(folder: Path, bench: Bench, device: str = "pc") -> WaitingLine:
    return WaitingLine(folder / "antre", device, bench.monotonic)


def test_who_came_first_has_their_turn_first(tmp_path: Path, bench: Bench) -> None:
    first, second, third = (line(tmp_path, bench, f"pc{n}") for n in (1, 2, 3))
    for each in (first, second, third):
        each.join()
    assert [each.is_my_turn() for each in (first, second, third)] == [True, False, False]
    waits = [sum(each.until_next_try() for _ in range(100)) for each in (third, second)]
    assert waits[0] > waits[1]
    first.leave()
    assert [each.is_my_turn() for each in (second, third)] == [True, False]
    second.leave()
    assert third.is_my_turn()
    third.leave()
    assert list(tmp_path.iterdir()) == []


def test_to_join_twice_is_to_keep_ones_place(tmp_path: Path, bench: Bench) -> None:
    first, second = line(tmp_path, bench), line(tmp_path, bench)
    first.join()
    second.join()
    first.join()
    assert first.is_my_turn()
    assert not second.is_my_turn()


def test_a_line_that_stands_still_keeps_nobody_waiting(tmp_path: Path, bench: Bench) -> None:
    dead, alive = line(tmp_path, bench), line(tmp_path, bench)
    dead.join()
    alive.join()
    bench.at += STALLED - 0.1
    assert not alive.is_my_turn()
    bench.at += 0.2
    assert alive.is_my_turn()
    alive.leave()
    assert not alive.is_anybody_there()  # and the next time nobody waits for that one
    alive.join()
    assert alive.is_my_turn()


def test_what_a_dead_pc_left_in_the_line_is_taken_away(tmp_path: Path, bench: Bench) -> None:
    dead, alive = line(tmp_path, bench), line(tmp_path, bench)
    dead.join()
    assert alive.is_anybody_there()
    bench.at += DEAD_AFTER + 1
    assert not alive.is_anybody_there()
    assert list((tmp_path / "antre").iterdir()) == []


@pytest.mark.parametrize(
    "prepare", [Path.touch, lambda folder: (folder / "isi").mkdir(parents=True)]
)
def test_what_lies_in_its_place_hinders_nobody(
    tmp_path: Path, bench: Bench, prepare: object
) -> None:
    assert callable(prepare)
    prepare(tmp_path / "antre")
    waiting = line(tmp_path, bench)
    waiting.join()
    bench.at += STALLED
    assert waiting.is_my_turn()
    waiting.leave()


def test_a_greedy_pc_lets_one_that_waits_go_first(tmp_path: Path, bench: Bench) -> None:
    folder = tmp_path / "kunci"
    greedy = bench.lock(folder)
    with greedy.held():
        pass
    waiting = WaitingLine(folder.with_name("kunci.wanted"), "lain", bench.monotonic)
    waiting.join()
    bench.pauses.clear()
    with greedy.held():
        assert sum(bench.pauses) >= STALLED  # it never came to take its turn
    bench.pauses.clear()
    bench.at += 10
    with greedy.held():
        assert bench.pauses == []


def test_who_was_refused_once_waits_longer_the_next_time(tmp_path: Path, bench: Bench) -> None:
    folder = tmp_path / "kunci"
    with bench.lock(folder).held():
        refused = bench.lock(folder, patience=2.0)
        waits = []
        for _ in range(4):
            began = bench.at
            assert is_busy(refused).code == "lock_busy"
            waits.append(round(bench.at - began))
    assert waits == [2, 4, 6, 6]
