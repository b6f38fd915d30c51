"""How long the window's event loop is kept from turning, with everything going on behind it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from app.demo.office import found_demo
from app.ledger.courier import Visit
from app.station import Station
from benchmarks.stations import joined, joined_empty
from ui.tasks import Tasks
from ui.workplace import Workplace

HANG_SECONDS = 5.0


class Pulse(QObject):
    """A timer that wants to fire all the time, and the longest that it had to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timed_out)
        self._timer.start(0)

    def _on_timer_timed_out(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
        time.sleep(0.001)  # an idle window waits, and leaves the other threads their turn


def stall_while_pulling(office: Path, profile: Path) -> float:
    """The longest stall in ms while a PC takes in the whole history of `office`."""
    station = joined_empty(office, profile)
    return _stall(station, _until_pulled)


def stall_while_hanging(root: Path) -> float:
    """The longest stall in ms while every look at the office folder hangs in the system."""
    office = root / "macet"
    found_demo(office)
    station = joined(office, root / "macet-pc")
    toml = office / "mejasiar.toml"
    toml.rename(office / "aside.toml")
    os.mkfifo(toml)  # whoever opens it for reading hangs until somebody writes
    hang = int(HANG_SECONDS * 1000)
    return _stall(station, lambda _, loop: QTimer.singleShot(hang, lambda: _let_go(toml, loop)))


def _let_go(toml: Path, loop: QEventLoop) -> None:
    os.close(os.open(toml, os.O_RDWR | os.O_NONBLOCK))
    loop.quit()


def _until_pulled(workplace: Workplace, loop: QEventLoop) -> None:
    def on_visited(visit: Visit) -> None:
        if visit.failure is None and not visit.more and workplace.station.replica.head().seq:
            QTimer.singleShot(200, loop.quit)

    workplace.visited.connect(on_visited)


def _stall(station: Station, end: Callable[[Workplace, QEventLoop], None]) -> float:
    application = QCoreApplication.instance() or QCoreApplication([])
    tasks = Tasks()
    workplace = Workplace(station, tasks)
    loop, pulse = QEventLoop(), Pulse()
    end(workplace, loop)
    workplace.start()
    loop.exec()
    tasks.close()
    station.close()
    pulse.deleteLater()
    application.processEvents()
    return pulse.longest
