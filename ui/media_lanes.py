"""The lanes in which files travel, each of its own: up, down, and the watch over what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Failure, Refusal
from app.station import Station
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.media.fixity import Looked

CARRY_SECONDS = 2.0
FETCH_SECONDS = 2.0
LOOK_SECONDS = 60.0


class MediaLanes(QObject):
    """A large upload holds up nothing but itself; without the share each simply tries again."""

    #: coverages (frozenset of ids) whose previews came, or whose files were put back
    coverages_touched = Signal(object)
    #: a Refusal that somebody has to hear of
    refused = Signal(object)

    def __init__(
        self, station: Station, tasks: Tasks, connected: Callable[[], bool], first: float
    ) -> None:
        """`connected`: whether the last visit reached the share. Begins after `first` seconds."""
        super().__init__()
        self._station = station
        self._tasks = tasks
        self._connected = connected
        self._carrier = tasks.every(CARRY_SECONDS, self._carry, first)
        self._fetcher = tasks.every(FETCH_SECONDS, self._fetch, first)
        self._watch = tasks.every(LOOK_SECONDS, self._look, LOOK_SECONDS)
        self._watch.stepped.connect(self._on_looked)
        for loop in (self._carrier, self._fetcher, self._watch):
            loop.failed.connect(self._on_failed)

    def wake(self) -> None:
        """There is something to carry; callable from any lane."""
        self._carrier.wake()

    def fetch(self) -> None:
        """There may be previews to bring."""
        self._fetcher.wake()

    def look(self) -> None:
        """Look after the files now, not only when the minute is over."""
        self._watch.wake()

    def _carry(self) -> bool:
        return self._station.carry(lambda done: self._goes_on())

    def _fetch(self) -> frozenset[str]:
        # Each at once: what comes first is looked at while the rest is still on its way.
        return self._station.fetch_waiting_previews(
            self._goes_on, lambda coverage: self.coverages_touched.emit(frozenset({coverage}))
        )

    def _look(self) -> Looked | None:
        if not self._is_idle():
            return None
        return self._station.look_after_media(self._goes_on)

    def _goes_on(self) -> bool:
        return not self._tasks.is_closing

    def _is_idle(self) -> bool:
        """Whether the share is there, and nothing waits that it should rather carry."""
        return self._connected() and not self._station.carrier.is_busy

    def _on_looked(self, looked: Looked | None) -> None:
        if looked is not None and looked.touched:
            self._station.previews.expect()
            self.coverages_touched.emit(looked.touched)
            self._watch.wake()  # where something was lost, there may be more

    def _on_failed(self, failure: Failure) -> None:
        if isinstance(failure, Refusal) and failure.code != "copy_cancelled":
            self.refused.emit(failure)
