"""How long the window's event loop is kept from turning, with everything going on behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.demo.office import found_demo
from app.ledger.courier import Visit
from app.station import Station
from benchmarks.pulse import Pulse
from benchmarks.stations import joined, joined_empty, take_in
from ui.health_watch import HealthWatch
from ui.tasks import Tasks
from ui.workplace import Workplace

HANG_SECONDS = 5.0
SETTLING_MS = 2000
TOML, ASIDE = "mejasiar.toml", "aside.toml"


def stall_while_pulling(office: Path, profile: Path) -> float:
    """The longest stall in ms while a PC takes in the whole history of `office`."""
    station = joined_empty(office, profile)
    return _stall(station, _until_pulled)


def stall_while_checking(office: Path, profile: Path) -> float:
    """The longest stall in ms while the whole of `office` is checked, as Kesehatan does it."""
    station = joined_empty(office, profile)
    take_in(station)
    return _stall(station, _until_checked)


def stall_while_hanging(root: Path) -> float:
    """The longest stall in ms while every look at the office folder hangs in the system."""
    office = root / "macet"
    found_demo(office)
    station = joined(office, root / "macet-pc")
    _hang(office)
    hang = int(HANG_SECONDS * 1000)
    return _stall(station, lambda _, loop: QTimer.singleShot(hang, lambda: _end(office, loop)))


def stall_of_window_while_hanging(root: Path, seconds: int) -> float:
    """The longest stall in ms of the whole window, in which somebody works, over such a hang."""
    office = root / "macet-lama"
    found_demo(office)
    places = ["--office", str(office), "--profile", str(root / "macet-lama-pc")]
    command = [sys.executable, "-m", "benchmarks.window_pulse", *places]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [*command, "--seconds", str(seconds)], env=environment, stdout=subprocess.PIPE, text=True
    ) as window:
        said = (json.loads(line) for line in window.stdout or ())
        next(said)  # it is there
        _hang(office)
        longest = max(float(second["longest"]) for second in islice(said, seconds - 1))
        _let_go(office)
        next(said)
    return longest


def _hang(office: Path) -> None:
    """From now on whoever looks at the office folder hangs: a pipe that nobody writes into."""
    (office / TOML).rename(office / ASIDE)
    os.mkfifo(office / TOML)


def _let_go(office: Path) -> None:
    pipe = os.open(office / TOML, os.O_RDWR | os.O_NONBLOCK)
    (office / ASIDE).replace(office / TOML)
    os.close(pipe)


def _end(office: Path, loop: QEventLoop) -> None:
    _let_go(office)
    loop.quit()


def _until_pulled(workplace: Workplace, loop: QEventLoop) -> None:
    def on_visited(visit: Visit) -> None:
        if visit.failure is None and not visit.more and workplace.station.replica.head().seq:
            QTimer.singleShot(200, loop.quit)

    workplace.visited.connect(on_visited)


def _until_checked(workplace: Workplace, loop: QEventLoop) -> None:
    watch = HealthWatch(workplace)
    watch.setParent(workplace)
    watch.ended.connect(loop.quit)

    def begin() -> None:
        watch.look()
        watch.check_whole()

    QTimer.singleShot(SETTLING_MS, begin)


def _stall(station: Station, end: Callable[[Workplace, QEventLoop], None]) -> float:
    application = QCoreApplication.instance() or QCoreApplication([])
    tasks = Tasks()
    workplace = Workplace(station, tasks)
    loop, pulse = QEventLoop(), Pulse()
    end(workplace, loop)
    workplace.start()
    loop.exec()
    longest = pulse.longest  # before the threads are waited for
    tasks.close()
    station.close()
    pulse.deleteLater()
    application.processEvents()
    return longest
