"""Delays one side of the window at random, to find what hangs on which thread is quicker.

    python -m pytest -p tests.late_lanes --late work -n auto tests/ui

`--late work` has tasks begin and end late, `--late main` the interface thread go on late after it
gave one out. A test that fails under either decides by luck, or shows that the program does.
"""

from __future__ import annotations

import os
import random
import threading

import pytest

from ui.tasks import Lane, Loop, Task

OFTEN, SELDOM = 0.5, 0.3  # how likely a delay is
SHORT, LONG = (0.005, 0.02, 0.06), (0.005, 0.05, 0.2)  # seconds


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which side is late."""
    parser.addoption("--late", choices=("main", "work"), required=True)


def pytest_configure(config: pytest.Config) -> None:
    """Put the delays in, for as long as these tests run."""
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    late = _late_main if config.getoption("--late") == "main" else _late_work
    late(patch, random.Random(os.getpid()))


def _late_main(patch: pytest.MonkeyPatch, luck: random.Random) -> None:
    put = Lane.put

    def late_put(lane: Lane, task: Task[object]) -> None:
        put(lane, task)
        _wait(luck, SELDOM, SHORT)

    patch.setattr(Lane, "put", late_put)


def _late_work(patch: pytest.MonkeyPatch, luck: random.Random) -> None:
    run, step = Task.run, Loop._take_step

    def late_run(task: Task[object]) -> None:
        _wait(luck, OFTEN, LONG)
        run(task)
        _wait(luck, SELDOM, SHORT)

    def late_step(loop: Loop) -> None:
        _wait(luck, OFTEN, LONG)
        step(loop)

    patch.setattr(Task, "run", late_run)
    patch.setattr(Loop, "_take_step", late_step)


def _wait(luck: random.Random, likely: float, choices: tuple[float, ...]) -> None:
    if luck.random() < likely:
        threading.Event().wait(luck.choice(choices))
