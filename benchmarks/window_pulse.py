"""The whole window at work, telling each second how long its event loop was kept from turning.

python -m benchmarks.window_pulse --office DIR --profile DIR --seconds N [--late MS]

Prints JSON lines, first {"seated": true}, then each second {"longest": ms, "visits": how often
the courier came back from the share, "kept": how many acts showed ✓, "busiest": ms
of processor time of the interface thread's longest turn, "aside": that of all other threads,
"stacks": what the interface thread did while it was later than MS}.
Every few seconds somebody opens a coverage, as a person would go on working.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.demo.office import POSTS
from app.domain.acts import Activity
from app.domain.roles import Role
from app.ledger.courier import Visit
from benchmarks.late_beats import LateBeats
from benchmarks.pulse import Pulse
from ui.arguments import Arguments
from ui.desk_page import DeskPage
from ui.program import Program

SETTLING_MS = 3000  # the tabs that were not asked for are made after the first
ACT_EVERY = 5  # seconds
WHO = next(post.name for post in POSTS if post.role is Role.PELAKSANA)


class Watch(QObject):
    """Feels the pulse of a program from when somebody sits at its desk."""

    def __init__(self, app: QApplication, program: Program, seconds: int, late: float = 0) -> None:
        super().__init__()
        self._app = app
        self._program = program
        self._left = seconds
        self._visits = 0
        self._kept = 0
        self._late = late
        self._beats: LateBeats | None = None
        self._aside = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_second_passed)
        program.seated.connect(self._on_seated)

    def _on_seated(self, desk: DeskPage) -> None:
        QTimer.singleShot(SETTLING_MS, self, self._settle)

    def _settle(self) -> None:
        """The first coverage makes the page that it stands on; what comes after is as always."""
        self._act()
        QTimer.singleShot(SETTLING_MS, self, self._begin)

    def _begin(self) -> None:
        workplace = self._program.workplace
        assert workplace is not None, "somebody sits at a desk of an office"
        workplace.visited.connect(self._on_visited)
        self._kept = 0
        gc.freeze()
        _say({"seated": True})
        self._pulse = Pulse()
        self._aside = _aside()
        if self._late:
            self._beats = LateBeats(self._pulse, self._late)
        self._timer.start(1000)

    def _on_visited(self, visit: Visit) -> None:
        self._visits += 1

    def _on_second_passed(self) -> None:
        longest, visits, kept = self._pulse.take(), self._visits, self._kept
        self._visits = self._kept = 0
        aside, self._aside = self._aside, _aside()
        told: dict[str, object] = {"longest": round(longest, 1), "visits": visits, "kept": kept}
        told["busiest"] = round(self._pulse.take_busiest(), 1)
        told["aside"] = round(self._aside - aside, 1)
        if self._beats is not None:
            told["stacks"] = self._beats.take()
        _say(told)
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
            if self._beats is not None:
                self._beats.end()
            self._program.window.close()
        elif self._left % ACT_EVERY == 0:
            self._act()

    def _act(self) -> None:
        workplace = self._program.workplace
        if workplace is not None and workplace.person:
            activity = Activity(f"Latihan {self._left}", "kdh", workplace.now, "Nanga Bulik")
            workplace.open(activity, self._on_kept)

    def _on_kept(self, coverage_id: str) -> None:
        self._kept += 1


def _aside() -> float:
    """The ms of processor time that all but the calling thread have used by now."""
    return (time.process_time() - time.thread_time()) * 1000


def _say(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


def main() -> int:
    """Open the window, watch it, close it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window_pulse")
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--late", type=float, default=0, metavar="MS")
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    places = Arguments(demo=True, office=given.office, profile=given.profile, sign_in=WHO)
    program = Program(app, places)
    watch = Watch(app, program, given.seconds, given.late)
    program.begin()
    code = app.exec()
    watch.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
