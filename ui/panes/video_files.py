"""The files of a coverage's videos: found on this PC, brought from the share only when asked for.

A video is never played from the share: a share that hangs would take the player with it, and a
file that is read twice as fast as it comes stutters. What is brought stays, as luggage does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.media import MediaItem
from app.errors import Failure
from app.media.luggage import Parcel
from app.shown_name import shown_name
from app.station import Station
from ui.progress import Advance, Progress
from ui.tasks import Task
from ui.texts import sentence
from ui.texts.video import FETCHING
from ui.viewer.media_viewer import MediaViewer
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.viewer.video_view import VideoView  # Qt Multimedia is slow to load


class VideoFiles(QObject):
    """Each file is opened in a worker first: one that kills its reader kills that worker."""

    #: SHA-256 of a video that can be played now, or of which it is known that not, or why
    changed = Signal(str)
    #: SHA-256 of a video that is being brought, and its Advance
    advanced = Signal(str, object)
    #: SHA-256 of a video that is no longer being brought, whatever came of it
    ended = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._coverage = ""
        self._items: dict[str, MediaItem] = {}
        self._paths: dict[str, Path] = {}
        self._notes: dict[str, str] = {}
        self._looked: set[str] = set()
        self._fetches: dict[str, Task[Path | None]] = {}

    def show_coverage(self, coverage_id: str) -> None:
        """Another coverage may be looked at from now on; what is under way still comes here."""
        if coverage_id != self._coverage:
            self._coverage = coverage_id
            for known in (self._items, self._paths, self._notes, self._looked):
                known.clear()

    def path(self, sha256: str) -> Path | None:
        """Where a video can be played from; None before it was found."""
        return self._paths.get(sha256)

    def note(self, sha256: str) -> str:
        """Why it is not played; "" where nothing is known against it."""
        return self._notes.get(sha256, "")

    def is_sought(self, sha256: str) -> bool:
        """Whether nobody knows yet if it is on this PC: the first worker takes a while to start."""
        return sha256 not in self._looked

    def find(self, item: MediaItem) -> None:
        """Look for its file on this PC, once."""
        if item.sha256 in self._items:
            return
        self._items[item.sha256] = item
        station, coverage = self._workplace.station, self._coverage
        self._workplace.tasks.ask(
            lambda progress: _own(station, coverage, item),
            lambda path: self._on_found(coverage, item, path),
            failed=lambda failure: self._on_failed(coverage, item, failure),
            owner=self,
        )

    def fetch(self, sha256: str) -> None:
        """Bring its file from the office folder; what was cut off is gone on with."""
        item = self._items.get(sha256)
        if item is None or sha256 in self._fetches:
            return
        self._notes.pop(sha256, None)
        station, coverage = self._workplace.station, self._coverage
        self._fetches[sha256] = self._workplace.tasks.look(
            lambda progress: _brought(station, coverage, item, progress),
            lambda path: self._on_found(coverage, item, path),
            failed=lambda failure: self._on_failed(coverage, item, failure),
            progress=lambda advance: self.advanced.emit(sha256, advance),
            ended=lambda: self._on_ended(sha256),
            owner=self,
        )

    def cancel(self, sha256: str) -> None:
        """Stop bringing it; half a file is gone on with the next time."""
        if sha256 in self._fetches:
            self._fetches[sha256].cancel()

    def serve(self, viewer: MediaViewer) -> None:
        """Bring what is asked for in this viewer, and say there how far it is."""
        if viewer.video is not None:
            Fetching(self, viewer, viewer.video)
        else:
            viewer.video_made.connect(lambda video: Fetching(self, viewer, video))

    def _on_found(self, coverage: str, item: MediaItem, path: Path | None) -> None:
        if coverage == self._coverage:
            self._looked.add(item.sha256)
            if path is not None:
                self._paths[item.sha256] = path
            self.changed.emit(item.sha256)

    def _on_failed(self, coverage: str, item: MediaItem, failure: Failure) -> None:
        if coverage == self._coverage:
            self._looked.add(item.sha256)
            self._notes[item.sha256] = sentence(failure)
            self.changed.emit(item.sha256)

    def _on_ended(self, sha256: str) -> None:
        del self._fetches[sha256]
        self.ended.emit(sha256)


class Fetching(QObject):
    """One viewer's button, progress and way out of it; goes with the viewer."""

    def __init__(self, files: VideoFiles, viewer: MediaViewer, video: VideoView) -> None:
        super().__init__(video)
        self._files = files
        self._viewer = viewer
        self._notice = video.notice
        video.notice.asked.connect(self._on_asked)
        video.notice.given_up.connect(self._on_given_up)
        files.advanced.connect(self._on_advanced)
        files.ended.connect(self._on_ended)

    @property
    def _shown(self) -> str:
        return self._viewer.item.media_id if self._viewer.item is not None else ""

    def _on_asked(self) -> None:
        self._files.fetch(self._shown)

    def _on_given_up(self) -> None:
        self._files.cancel(self._shown)

    def _on_advanced(self, sha256: str, advance: Advance) -> None:
        if sha256 == self._shown:
            self._notice.show_advance(advance)

    def _on_ended(self, sha256: str) -> None:
        if sha256 == self._shown:
            self._notice.finish()


def _own(station: Station, coverage: str, item: MediaItem) -> Path | None:
    path = station.carrier.own_original(coverage, item)
    if path is not None:
        station.workers.inspect(path)
    return path


def _brought(station: Station, coverage: str, item: MediaItem, progress: Progress) -> Path | None:
    luggage = station.care.luggage
    luggage.make_room([Parcel(coverage, shown_name(item.name), (item,), (item,))])

    def advance(done: int) -> bool:
        if not progress.cancelled:
            progress(FETCHING, min(done, item.size), item.size)
        return not progress.cancelled

    luggage.bring(coverage, item, advance)
    return _own(station, coverage, item)
