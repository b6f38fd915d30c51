"""The files that are being taken in, in their order, off the window and off its acts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.media import MediaItem
from app.drafts import ToTake
from app.errors import Failure, Unavailable
from app.shown_name import shown_name
from app.station import Station
from ui.formats import number
from ui.handin.first_looks import FirstLooks, remove
from ui.progress import Advance, Progress
from ui.tasks import Task, Tasks

AT_ONCE = 2  # as many as there are worker processes
AHEAD = 8  # files that may be ready before one that takes long: they are told in their order
SHOWN_MS = 50  # first looks that come in this time are shown in one go


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is to be taken in for a coverage."""

    coverage_id: str
    source: Path
    size: int  # bytes, 0 where it cannot be read; the copying will say why
    edited: bool


class IntakeLine(QObject):
    """Copies into this PC's staging alone; a coverage need not be on the screen meanwhile.

    Beside the copying first looks are drawn at the files that wait.
    """

    #: the id of a coverage, and the MediaItem that was taken in for it
    taken = Signal(str, object)
    #: the id of a coverage, the path that was not taken, and the Failure
    refused = Signal(str, object, object)
    #: the id of a coverage for which further files are to be taken in
    begun = Signal(str)
    #: first looks at some of them are there
    glimpsed = Signal()
    #: an Advance over all files under way
    advanced = Signal(object)
    #: nothing is under way any more
    ended = Signal()

    def __init__(self, station: Station, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._tasks = tasks
        self.looks = FirstLooks(station.workers, station.profile.cache)
        self._looked_for: list[Waiting] = []  # as they were given: folders may be among them
        self._line: list[Waiting] = []
        self._told = 0  # so many of the line were told of
        self._begun = 0  # so many were begun to be copied
        self._looked = 0  # and so many to be looked at
        self._done: dict[int, int] = {}  # bytes by place in the line
        self._running: dict[int, Task[MediaItem]] = {}
        self._looking: dict[int, Task[Path | None]] = {}
        self._outcomes: dict[int, Callable[[], None]] = {}
        self._began = 0.0
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(SHOWN_MS)
        self._showing.timeout.connect(self.glimpsed)

    def add(self, coverage_id: str, sources: list[Path], edited: bool) -> None:
        """Take these files in, and those that lie in these folders, after what is under way."""

        given = [Waiting(coverage_id, source, 0, edited) for source in sources]

        def found(files: list[Waiting]) -> None:
            self._looked_for = [each for each in self._looked_for if each not in given]
            if not self._line:
                self._began = time.monotonic()
            self._line += files
            self._go_on()
            self.begun.emit(coverage_id)

        def not_found(failure: Failure) -> None:
            found([])
            self._tasks.failure_unanswered.emit(failure)

        self._looked_for += given
        self._tasks.ask(
            lambda progress: found_in(coverage_id, sources, edited),
            found,
            failed=not_found,
            owner=self,
        )

    def to_take(self, coverage_id: str) -> tuple[ToTake, ...]:
        """What a restart would go on with: files in their order, then what is still looked into."""
        there = (*self.waiting_for(coverage_id), *self._looked_for)
        of_it = [each for each in there if each.coverage_id == coverage_id]
        return tuple(ToTake(str(each.source), each.edited) for each in of_it)

    def waiting_for(self, coverage_id: str) -> list[Waiting]:
        """The files of this coverage that are still to be taken in, in their order."""
        return [each for each in self._line[self._told :] if each.coverage_id == coverage_id]

    def is_busy_for(self, coverage_id: str) -> bool:
        """Whether a file of this coverage is still to be found or taken in."""
        return bool(self.to_take(coverage_id))

    def cancel(self) -> None:
        """Stop; what was taken in stays, the files under way leave nothing behind."""
        for copying in self._running.values():
            copying.cancel()
        for looking in self._looking.values():
            looking.cancel()
        for place in sorted(self._outcomes):
            self._outcomes.pop(place)()
        self._end()

    def _go_on(self) -> None:
        while len(self._running) + len(self._looking) < AT_ONCE:
            self._looked = max(self._looked, self._told)
            looks = self._looked < len(self._line)
            if looks and not self._looking:
                self._look_at_next()
            elif self._may_take_next():
                self._take_next()
            elif looks:
                self._look_at_next()
            else:
                break
        if self._line and self._told >= len(self._line) and not self._looking:
            self._end()

    def _look_at_next(self) -> None:
        place, self._looked = self._looked, self._looked + 1
        source = self._line[place].source
        self._looking[place] = self._tasks.ask(
            lambda progress: self.looks.make(source),
            lambda picture: self._on_looked(place, source, picture),
            owner=self,
        )

    def _on_looked(self, place: int, source: Path, picture: Path | None) -> None:
        del self._looking[place]
        self.looks.keep(source, picture)
        self._go_on()
        if not self._showing.isActive():
            self._showing.start()

    def _may_take_next(self) -> bool:
        if self._begun >= min(len(self._line), self._told + AHEAD):
            return False
        # The same file dropped twice would be copied into the same part by both.
        source = self._line[self._begun].source
        return all(self._line[place].source != source for place in self._running)

    def _take_next(self) -> None:
        place, self._begun = self._begun, self._begun + 1
        waiting = self._line[place]
        self._tell(place, 0)
        self._running[place] = self._tasks.ask(
            lambda progress: self._take(waiting, progress),
            lambda item: self._on_ended(place, lambda: self.taken.emit(waiting.coverage_id, item)),
            failed=lambda failure: self._on_ended(
                place, lambda: self.refused.emit(waiting.coverage_id, waiting.source, failure)
            ),
            progress=lambda advance: self._tell(place, advance.done),
            owner=self,
        )

    def _take(self, waiting: Waiting, progress: Progress) -> MediaItem:
        def advance(done: int) -> bool:
            # Answering False lets the copying clear up behind itself; Cancelled would not.
            if not progress.cancelled:
                progress(shown_name(waiting.source.name), done, waiting.size)
            return not progress.cancelled

        folder = self._station.bag_of(waiting.coverage_id)
        intake = self._station.intake
        return intake.take_media(waiting.source, folder, advance, edited=waiting.edited)

    def _on_ended(self, place: int, tell: Callable[[], None]) -> None:
        del self._running[place]
        self._done[place] = self._line[place].size
        self._outcomes[place] = tell
        line = self._line
        while self._line is line and self._told in self._outcomes:
            tell, self._told = self._outcomes.pop(self._told), self._told + 1
            tell()
        if self._line is line:
            self._go_on()

    def _tell(self, place: int, done: int) -> None:
        self._done[place] = done
        what = f"Menyalin {number(self._told + 1, 0)} dari {number(len(self._line), 0)}"
        total = sum(each.size for each in self._line)
        elapsed = time.monotonic() - self._began
        self.advanced.emit(Advance(what, sum(self._done.values()), total, elapsed))

    def _end(self) -> None:
        self._line = []
        self._told = self._begun = self._looked = 0
        for each in (self._done, self._running, self._looking, self._outcomes):
            each.clear()
        pictures = self.looks.forget()
        self._tasks.ask(lambda progress: remove(pictures), lambda _: None)
        self.ended.emit()


def found_in(coverage_id: str, sources: list[Path], edited: bool) -> list[Waiting]:
    """The files themselves and those directly in folders, each folder's by name."""
    files: list[Path] = []
    for source in sources:
        files += _within(source) if source.is_dir() else [source]
    return [Waiting(coverage_id, path, _size(path), edited) for path in files]


def _within(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise Unavailable("source_unreadable", name=folder.name) from error
    return [path for path in inside if path.is_file() and not path.name.startswith(".")]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
