"""The whole window with Kabag at it, who goes through a coverage of many photos.

python -m benchmarks.review_window --office DIR --profile DIR

Ends with one JSON line: "tiles" (ms from the choice of the coverage to its first frames, painted
with their pictures), "stall" (the longest in ms, throughout), "busiest" (the most processor time
in ms that the window's thread took in one go), and the MB that this program takes: "open" with the
coverage open, "first" and "second" after going through all of it once and again.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.demo.office import POSTS
from app.domain.roles import Role
from app.media.shelf import Shelf
from benchmarks.media_coverage import SMALL, TITLE
from benchmarks.pulse import Pulse
from ui.arguments import Arguments
from ui.desk_page import DeskPage
from ui.program import Program
from ui.tabs.kabag import KabagTab

WHO = next(post.name for post in POSTS if post.role is Role.KABAG)
MEGABYTE = 1_000_000
LOOK_MS = 60  # at each photo: who looks for less than that sees nothing
POLL_MS = 2
QUIET_MS = 3000  # the other tabs are made, the previews are here
Script = Iterator[bool]  # yields whether it may go on; what is false is asked again


class Review(QObject):
    """Goes through the coverage step by step, and feels the pulse of the window meanwhile."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._pulse: Pulse | None = None
        self._figures: dict[str, float] = {}
        self._steps: Script = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)
        program.seated.connect(self._on_seated)

    def _on_seated(self, desk: DeskPage) -> None:
        self._steps = self._script()
        self._timer.start()

    def _on_timer_timed_out(self) -> None:
        if next(self._steps, None) is None:
            self._timer.stop()
            print(json.dumps(self._figures), flush=True)
            self._program.window.close()

    def _script(self) -> Script:
        while (tab := self._tab()) is None or tab.feed.waiting < 2:
            yield False
        ids = {row.title: row.coverage_id for row in tab.queue.model.rows()}
        tab.show_coverage(ids[SMALL])
        yield from _until(lambda: _shows(tab, ids[SMALL]) and self._is_fetched(ids[TITLE]))
        yield from _pause(QUIET_MS)
        gc.collect()
        gc.freeze()
        self._pulse = Pulse()
        yield from self._open(tab, ids[TITLE])
        yield from self._look_round(tab)
        self._figures["open"] = _megabytes()
        for name in ("first", "second"):
            yield from self._go_through(tab)
            self._figures[name] = _megabytes()
        self._figures["stall"] = self._pulse.longest
        self._figures["busiest"] = self._pulse.take_busiest()
        self._pulse.deleteLater()

    def _open(self, tab: KabagTab, coverage_id: str) -> Script:
        painted: list[float] = []
        view, begun = tab.media.strip.view, time.perf_counter()

        def on_painted(missing: int) -> None:
            if not missing and not painted and _shows(tab, coverage_id):
                painted.append((time.perf_counter() - begun) * 1000)

        view.painted.connect(on_painted)
        tab.show_coverage(coverage_id)
        yield from _until(lambda: bool(painted))
        view.painted.disconnect(on_painted)
        self._figures["tiles"] = painted[0]

    def _look_round(self, tab: KabagTab) -> Script:
        """The grid from its beginning to its end, and back to the viewer."""
        curation = tab.media.curation
        curation.toggle_grid()
        bar = curation.grid.verticalScrollBar()
        for place in range(0, bar.maximum(), max(1, curation.grid.height() // 2)):
            bar.setValue(place)
            yield from _pause(LOOK_MS)
        curation.give_stars(3)
        yield from _pause(LOOK_MS)
        curation.toggle_grid()

    def _go_through(self, tab: KabagTab) -> Script:
        strip = tab.media.strip
        strip.choose(strip.model.tiles()[0].media_id)
        for _ in range(strip.model.rowCount()):
            yield from _pause(LOOK_MS)
            strip.step(1)

    def _tab(self) -> KabagTab | None:
        return next(iter(self._program.window.findChildren(KabagTab)), None)

    def _is_fetched(self, coverage_id: str) -> bool:
        workplace = self._program.workplace
        coverage = workplace.station.coverage(coverage_id) if workplace else None
        if workplace is None or coverage is None:
            return False
        shelf = Shelf(workplace.station.profile.cache)
        every = (shelf.path(item.sha256, name) for item in coverage.media for name in item.previews)
        return all(path.is_file() for path in every)


def _until(there: Callable[[], bool]) -> Script:
    while not there():
        yield False


def _pause(milliseconds: float) -> Script:
    until = time.perf_counter() + milliseconds / 1000
    return _until(lambda: time.perf_counter() >= until)


def _shows(tab: KabagTab, coverage_id: str) -> bool:
    return tab.file is not None and tab.file.coverage.id == coverage_id


def _megabytes() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / MEGABYTE


def main() -> int:
    """Open the window, go through, close it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review_window")
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    program = Program(
        app, Arguments(demo=True, office=given.office, profile=given.profile, sign_in=WHO)
    )
    review = Review(program)
    program.begin()
    code = app.exec()
    review.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
