"""Work in a process of its own comes back as if it were done here, and can be given up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from app.apart import work_apart
from app.errors import Refusal, Unavailable
from app.ledger.lock import ShareLock
from tests import apart_work as work


class GivenUp(Exception):
    """What somebody raises who does not want the result."""


def untold(what: str, done: int, total: int) -> None:
    """Nobody listens."""


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    assert active_children() == []


def test_the_result_comes_from_another_process_and_is_told_on_the_way() -> None:
    heard: list[tuple[str, int, int]] = []

    def told(what: str, done: int, total: int) -> None:
        heard.append((what, done, total))

    product, process = work_apart(work.product, 6, 7, first="Mulai", told=told)
    assert product == 42
    assert process != os.getpid()
    assert ("Mengalikan", 1, 2) in heard
    assert {each[0] for each in heard} <= {"Mulai", "Mengalikan"}


def test_a_failure_arrives_as_it_was_raised() -> None:
    with pytest.raises(Refusal, match="too_large") as refused:
        work_apart(work.refusing, 5, first="", told=untold)
    assert refused.value.facts == {"size": 5}


def test_a_process_that_dies_is_said_to_be_gone() -> None:
    with pytest.raises(Unavailable, match="workers_stopped"):
        work_apart(work.dying, first="", told=untold)


def test_work_that_is_given_up_lets_go_of_the_lock_that_it_holds(tmp_path: Path) -> None:
    lock = tmp_path / "mejasiar.lock"

    def told(what: str, done: int, total: int) -> None:
        if what == work.HOLDING:
            assert lock.is_dir()
            raise GivenUp

    with pytest.raises(GivenUp):
        work_apart(work.holding, lock, first="", told=told)
    assert not lock.exists()
    with ShareLock(lock, "aa" * 8).held():
        assert lock.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_silent_work_can_be_given_up_as_well(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    heard: list[str] = []

    def told(what: str, done: int, total: int) -> None:
        heard.append(what)
        if heard.count(work.HANGING) == 3:  # it says so once, and then hangs
            os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
            raise GivenUp

    with pytest.raises(GivenUp):
        work_apart(work.hanging, pipe, first="", told=told)
