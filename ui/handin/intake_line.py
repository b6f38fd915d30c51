"""The files that are being taken in, one after the other, off the window and off its acts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.media import MediaItem
from app.errors import Failure, Unavailable
from app.station import Station
from ui.progress import Advance, Progress
from ui.tasks import Task, Tasks


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is to be taken in for a coverage."""

    coverage_id: str
    source: Path
    size: int  # bytes, 0 where it cannot be read; the copying will say why
    edited: bool


class IntakeLine(QObject):
    """Copies into this PC's staging alone; a coverage need not be on the screen meanwhile."""

    #: the id of a coverage, and the MediaItem that was taken in for it
    taken = Signal(str, object)
    #: the id of a coverage, the path that was not taken, and the Failure
    refused = Signal(str, object, object)
    #: further files are to be taken in
    begun = Signal()
    #: an Advance over all files under way
    advanced = Signal(object)
    #: nothing is under way any more
    ended = Signal()

    def __init__(self, station: Station, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._tasks = tasks
        self._line: list[Waiting] = []
        self._place = 0
        self._began = 0.0
        self._task: Task[MediaItem] | None = None

    def add(self, coverage_id: str, sources: list[Path], edited: bool) -> None:
        """Take these files in, and those that lie in these folders, after what is under way."""

        def found(files: list[Waiting]) -> None:
            self._line += files
            if self._task is None:
                self._began = time.monotonic()
                self._take_next()
            self.begun.emit()

        self._tasks.ask(lambda progress: found_in(coverage_id, sources, edited), found, owner=self)

    def is_busy_for(self, coverage_id: str) -> bool:
        """Whether a file of this coverage is still to be taken in."""
        return any(each.coverage_id == coverage_id for each in self._line[self._place :])

    def cancel(self) -> None:
        """Stop; what was taken in stays, the file under way leaves nothing behind."""
        task, self._task = self._task, None
        self._end()
        if task is not None:
            task.cancel()

    def _take_next(self) -> None:
        if self._place >= len(self._line):
            self._end()
            return
        waiting = self._line[self._place]
        self._tell(0)
        self._task = self._tasks.ask(
            lambda progress: self._take(waiting, progress),
            lambda item: self._on_taken(waiting, item),
            failed=lambda failure: self._on_refused(waiting, failure),
            progress=lambda advance: self._tell(advance.done),
            owner=self,
        )

    def _take(self, waiting: Waiting, progress: Progress) -> MediaItem:
        def advance(done: int) -> bool:
            # Answering False lets the copying clear up behind itself; Cancelled would not.
            if not progress.cancelled:
                progress(waiting.source.name, done, waiting.size)
            return not progress.cancelled

        folder = self._station.bag_of(waiting.coverage_id)
        intake = self._station.intake
        return intake.take_media(waiting.source, folder, advance, edited=waiting.edited)

    def _on_taken(self, waiting: Waiting, item: MediaItem) -> None:
        self._place += 1
        self.taken.emit(waiting.coverage_id, item)
        self._take_next()

    def _on_refused(self, waiting: Waiting, failure: Failure) -> None:
        self._place += 1
        self.refused.emit(waiting.coverage_id, waiting.source, failure)
        self._take_next()

    def _tell(self, done: int) -> None:
        before = sum(each.size for each in self._line[: self._place])
        total = sum(each.size for each in self._line)
        what = f"Menyalin {self._place + 1} dari {len(self._line)}"
        elapsed = time.monotonic() - self._began
        self.advanced.emit(Advance(what, before + done, total, elapsed))

    def _end(self) -> None:
        self._line.clear()
        self._place = 0
        self._task = None
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
