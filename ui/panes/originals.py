"""Originals of photos in the viewer: found, decoded apart from the window, shown larger."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.media import MediaItem
from app.errors import Failure
from ui.messages import Messages
from ui.progress import Progress
from ui.viewer.pictures import Picture, picture_from
from ui.workplace import Workplace

MOST_PIXELS = 50_000_000  # a photo of more is shown somewhat smaller: 200 MB are enough for one


class Originals(QObject):
    """A photo's original is asked for, or looked for when its preview has too few pixels.

    What nobody asked for is left without a word where it cannot be had.
    """

    #: SHA-256 of a photo, the turn in degrees, and the Picture of its original
    photo_read = Signal(str, int, object)
    #: whether something is being read now
    busy_changed = Signal(bool)

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._coverage = ""
        self._under_way: set[tuple[str, int]] = set()
        self._missed: set[str] = set()

    def show_coverage(self, coverage_id: str) -> None:
        """Another coverage may be looked at from now on."""
        if coverage_id != self._coverage:
            self._coverage = coverage_id
            self._missed.clear()

    def read_photo(self, item: MediaItem, rotation: int, asked: bool) -> None:
        """Read a photo's original, turned; `asked` by the person, who is told what fails."""
        key = (item.sha256, rotation)
        if key in self._under_way or (item.sha256 in self._missed and not asked):
            return
        self._under_way.add(key)
        self.busy_changed.emit(True)
        station, coverage = self._workplace.station, self._coverage

        def work(progress: Progress) -> Picture:
            path = station.carrier.original(coverage, item)
            return picture_from(station.workers.decode(path, MOST_PIXELS), rotation)

        self._workplace.tasks.look(
            work,
            lambda picture: self.photo_read.emit(item.sha256, rotation, picture),
            failed=lambda failure: self._on_photo_missed(item, failure, asked),
            ended=lambda: self._on_ended(key),
            owner=self,
        )

    def _on_photo_missed(self, item: MediaItem, failure: Failure, asked: bool) -> None:
        self._missed.add(item.sha256)
        if asked:
            self._messages.failure(failure)

    def _on_ended(self, key: tuple[str, int]) -> None:
        self._under_way.discard(key)
        self.busy_changed.emit(bool(self._under_way))
