"""What nobody holds any more goes on the interface thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import Garbage


class Ring:
    """Holds itself, so that only a collection takes it away."""

    def __init__(self) -> None:
        self.itself = self


def ring(died: list[str]) -> weakref.finalize:
    made = Ring()
    return weakref.finalize(made, lambda: died.append(threading.current_thread().name))


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    """Begun, and ended after the test."""
    garbage = Garbage()
    garbage.begin()
    yield garbage
    garbage.end()
    assert gc.isenabled()


def test_no_worker_takes_away_what_the_window_left(qtbot: QtBot, garbage: Garbage) -> None:
    died: list[str] = []
    ring(died)
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([number] for number in range(50_000)))
    worker.start()
    worker.join()
    assert died == []
    qtbot.waitUntil(lambda: died == [threading.main_thread().name])


def test_after_somebody_left_the_old_goes_as_well(qtbot: QtBot, garbage: Garbage) -> None:
    died: list[str] = []
    ring(died)
    gc.collect(0)
    garbage.sweep_later()
    qtbot.waitUntil(lambda: died == [threading.main_thread().name])
