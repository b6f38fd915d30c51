"""A bare PySide6 window beside a thread that only counts: the least that any window stands still.

python -m benchmarks.bare_pulse --like FILE --seconds N

The thread works for as much processor time in every second as the desk's own threads took, which
FILE tells: what `benchmarks.window_pulse` printed. Prints {"bare": ms} each second, the longest
stall of it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.pulse import Pulse

SETTLING_MS = 3000


class Counting(QObject):
    """Shows the seconds, and says how long each of them stood still."""

    def __init__(self, app: QApplication, label: QLabel, seconds: int) -> None:
        super().__init__()
        self._app = app
        self._label = label
        self._left = seconds
        self._pulse = Pulse()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_second_passed)
        self._timer.start(1000)

    def _on_second_passed(self) -> None:
        print(json.dumps({"bare": round(self._pulse.take(), 1)}), flush=True)
        self._left -= 1
        self._label.setText(str(self._left))
        if self._left <= 0:
            self._app.quit()


def _work(aside: float) -> None:
    """So many ms of Python in every second."""
    while True:
        begun = time.monotonic()
        until = time.thread_time() + aside / 1000
        while time.thread_time() < until:
            sum(number * number for number in range(100))
        time.sleep(max(0.0, 1 - (time.monotonic() - begun)))


def _aside(said: Path) -> float:
    """The ms a second that all threads but the window's took there, on average."""
    seconds = [json.loads(line) for line in said.read_text().splitlines() if line[:1] == "{"]
    return statistics.mean(float(each["aside"]) for each in seconds if "aside" in each)


def main() -> int:
    """Open the window, count, close it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare_pulse")
    parser.add_argument("--like", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seconds", type=int, required=True)
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    window, label = QMainWindow(), QLabel("…")
    window.setCentralWidget(label)
    window.resize(1366, 768)
    window.show()
    threading.Thread(target=_work, args=(_aside(given.like),), daemon=True).start()
    counting: list[Counting] = []
    QTimer.singleShot(SETTLING_MS, lambda: counting.append(Counting(app, label, given.seconds)))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
