"""The whole window with Kabag at it, who goes from photo to photo.

python -m benchmarks.next_photo --office DIR --profile DIR --steps N

Prints one JSON line: {"painted": [ms from the key to the next photo on the screen, …]}.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.demo.office import PASSPHRASE, POSTS, demo_person, found_demo
from app.domain import acts
from app.domain.media import MediaItem
from app.domain.roles import Role
from app.media.copying import digest_file
from app.media.limits import Limits
from app.media.workers import Workers
from benchmarks.media_input import PHOTO
from benchmarks.stations import joined
from ui.arguments import Arguments
from ui.desk_page import DeskPage
from ui.program import Program
from ui.tabs.kabag import KabagTab
from ui.viewer.media_viewer import MediaViewer

LOOK_MS = 60  # at each photo: who looks for less than that sees nothing
QUIET_MS = 3000  # the other tabs are made meanwhile
POLL_MS = 1
PEOPLE = {post.role: post.name for post in reversed(POSTS)}
Script = Iterator[None]


def times_to_the_next(photos: tuple[Path, ...], place: Path) -> list[float]:
    """The ms from the key to the painted photo, for each of these photos of 12 MP and back one."""
    office, profile = place / "kantor", place / "pc"
    _let_wait(office, profile, photos)
    words = ("--office", str(office), "--profile", str(profile), "--steps", str(len(photos)))
    environment = os.environ.copy()
    if sys.platform == "linux" and "DISPLAY" not in environment:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "benchmarks.next_photo", *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    painted: list[float] = json.loads(done.stdout.splitlines()[-1])["painted"]
    return painted


def _let_wait(office: Path, profile: Path, photos: tuple[Path, ...]) -> None:
    """A coverage of these photos waits for Kabag at this very PC, with its previews."""
    found_demo(office)
    station = joined(office, profile)
    workers = Workers(Limits())
    try:
        items = tuple(_item(workers, photo, station.profile.cache) for photo in photos)
        station.sign_in(demo_person(station, PEOPLE[Role.PELAKSANA]), PASSPHRASE)
        activity = acts.Activity("Pekan budaya", "kdh", station.clock.now().at, "Nanga Bulik")
        coverage, _ = station.desk.open(activity)
        wording = acts.Wording("Bupati Lamandau membuka pekan budaya.")
        station.desk.act(coverage, acts.CoverageHandedIn(activity, items, wording, {}))
        station.sign_in(demo_person(station, PEOPLE[Role.KASUBAG]), PASSPHRASE)
        station.desk.act(coverage, acts.CoverageReceived())
    finally:
        workers.close()
        station.close()


def _item(workers: Workers, photo: Path, cache: Path) -> MediaItem:
    file = digest_file(photo)
    previews = workers.make_previews(photo, file.sha256, cache)
    width, height = PHOTO
    return MediaItem(
        file.sha256, "jpg", photo.name, "photo", file.size, width, height, previews=previews
    )


class Paging(QObject):
    """Presses the arrow key, waits for the paint that follows, looks at the photo, goes on."""

    def __init__(self, program: Program, steps: int) -> None:
        super().__init__()
        self._program = program
        self._steps = steps
        self._is_painted = False
        self._painted: list[float] = []
        self._script: Script = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)
        program.seated.connect(self._on_seated)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the photo is painted; what is posted now comes after it."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_seated(self, desk: DeskPage) -> None:
        self._script = self._go()
        self._timer.start()

    def _on_timer_timed_out(self) -> None:
        done = object()
        if next(self._script, done) is done:
            self._timer.stop()
            print(json.dumps({"painted": self._painted}), flush=True)
            self._program.window.close()

    def _go(self) -> Script:
        tabs: list[KabagTab] = []
        while not (tabs := self._program.window.findChildren(KabagTab)):
            yield
        pane = tabs[0].media
        yield from _until(lambda: pane.viewer.photo.has_photo)
        yield from _pause(QUIET_MS)
        gc.collect()
        gc.freeze()
        pane.viewer.photo.installEventFilter(self)
        for step in range(self._steps):
            yield from _pause(LOOK_MS)
            yield from _until(lambda: pane.viewer.photo.pictures.is_idle)
            yield from self._step(pane.viewer, back=step == self._steps - 1)

    def _step(self, viewer: MediaViewer, back: bool) -> Script:
        before = viewer.item
        key = Qt.Key.Key_Left if back else Qt.Key.Key_Right
        begun = time.perf_counter()
        self._begun, self._is_painted = begun, False
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewer, event)
        assert viewer.item != before, "the key led nowhere"
        yield from _until(lambda: self._is_painted)

    def _on_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self._painted.append((time.perf_counter() - self._begun) * 1000)


def _until(there: Callable[[], bool]) -> Script:
    while not there():
        yield


def _pause(milliseconds: float) -> Script:
    until = time.perf_counter() + milliseconds / 1000
    return _until(lambda: time.perf_counter() >= until)


def main() -> int:
    """Open the window, go through, close it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.next_photo")
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    who = PEOPLE[Role.KABAG]
    places = Arguments(demo=True, office=given.office, profile=given.profile, sign_in=who)
    program = Program(app, places)
    paging = Paging(program, given.steps)
    program.begin()
    code = app.exec()
    paging.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
