"""What was seen in the media of the draft on the page: looked at one by one, off the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.domain.record import record
from app.errors import Failure
from app.handed_in import Earlier, HandedIn, left_out
from app.media.carrier import local_preview
from app.media.hints import Looked, Thresholds, hints_of
from app.media.likeness import alike
from app.media.shelf import THUMB
from app.media.vault import Vault
from app.station import Station
from ui.tasks import Task, Tasks

PAUSE_MS = 200  # between two times that the page is told: 300 files would keep it busy


@record
class DraftHints:
    """All hints on the media of a draft, by SHA-256."""

    coverage: str = ""  # id of the coverage whose draft it is
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of app.media.hints.HINTS
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # photo -> its group
    earlier: Mapping[str, Earlier] = field(default_factory=dict)  # handed in before
    to_look_at: int = 0  # items that were not looked at yet

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The photos that look alike."""
        return tuple(dict.fromkeys(self.alike.values()))


class HintBook(QObject):
    """An item is looked at once; another coverage on the page comes first from then on."""

    #: the hints on the page's media are different now
    changed = Signal()

    def __init__(
        self, station: Station, tasks: Tasks, limits: Thresholds, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._tasks = tasks
        self._limits = limits
        self._handed_in = HandedIn(station.queries, station.coverage, station.drafts)
        self._looked: dict[str, Looked] = {}
        self._refused: set[str] = set()
        self._coverage_id = ""
        self._media: tuple[MediaItem, ...] = ()
        self._earlier: dict[str, Earlier] = {}
        self._task: Task[Looked] | None = None
        self._hints = DraftHints()
        self._prints: dict[str, int] = {}
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timed_out)

    @property
    def hints(self) -> DraftHints:
        """The hints as far as the media were looked at."""
        return self._hints

    def looked(self, sha256: str) -> Looked:
        """What was seen in an item; nothing while it was not looked at."""
        return self._looked.get(sha256, Looked())

    def turn_to(self, coverage: Coverage) -> None:
        """This coverage comes on the page: find what was handed in before."""
        if coverage.id != self._coverage_id:
            self._coverage_id, self._media, self._earlier = coverage.id, (), {}
            self._prints = {}
            self._hints = DraftHints(coverage.id)
        self._tasks.look(
            lambda progress: {**self._handed_in.elsewhere(coverage.id), **left_out(coverage)},
            lambda found: self._on_found(coverage.id, found),
            owner=self,
        )

    def expect(self, media: tuple[MediaItem, ...]) -> None:
        """These are the draft's media now; what is new among them is looked at.

        Also where they are the same: a preview may have come meanwhile.
        """
        if media != self._media:
            came_only = self._media == media[: len(self._media)]
            self._media = media
            # What came alone, as hundreds do, is judged with the next that was looked at.
            if not came_only or not any(self._is_to_look_at(item) for item in media):
                self._judge()
        self._look_on()

    def _look_on(self) -> None:
        item = next((each for each in self._media if self._is_to_look_at(each)), None)
        if item is None or self._task is not None:
            return
        original = self._original_of(self._coverage_id, item)
        root = self._station.profile.cache
        # Not among the questions: a page that is opened meanwhile would wait for a video.
        self._task = self._tasks.look(
            lambda progress: self._station.workers.look(original(), item.sha256, root),
            lambda looked: self._on_looked(item, looked),
            failed=lambda failure: self._on_refused(item, failure),
            owner=self,
        )

    def _is_to_look_at(self, item: MediaItem) -> bool:
        if item.sha256 in self._looked or item.sha256 in self._refused:
            return False
        return local_preview(self._station.profile.cache, item.sha256, THUMB) is not None

    def _original_of(self, coverage_id: str, item: MediaItem) -> Callable[[], Path | None]:
        """A video is looked at where it lies on this PC; nothing is fetched for a hint."""

        def found() -> Path | None:
            if item.kind != "video":
                return None
            vault = Vault(self._station.profile.staging)
            folder = self._station.bag_of(coverage_id)
            here = vault.holds(folder, item.sha256, item.extension)
            return vault.path(folder, item.sha256, item.extension) if here else None

        return found

    def _on_looked(self, item: MediaItem, looked: Looked) -> None:
        self._looked[item.sha256] = looked
        self._go_on()

    def _on_refused(self, item: MediaItem, failure: Failure) -> None:
        self._refused.add(item.sha256)  # what cannot be looked at gets no hint, and no second look
        self._go_on()

    def _go_on(self) -> None:
        self._task = None
        if not self._timer.isActive():
            self._timer.start()
        self._look_on()

    def _on_found(self, coverage_id: str, found: dict[str, Earlier]) -> None:
        if coverage_id == self._coverage_id and found != self._earlier:
            self._earlier = found
            self._on_timed_out()

    def _on_timed_out(self) -> None:
        before = self._hints
        self._judge()
        if self._hints != before:
            self.changed.emit()

    def _judge(self) -> None:
        looked = {each.sha256: self._looked.get(each.sha256, Looked()) for each in self._media}
        codes = {
            item.sha256: hints_of(item, looked[item.sha256], self._limits)
            for item in self._media
            if item.sha256 in self._looked
        }
        found = DraftHints(
            self._coverage_id,
            {each: told for each, told in codes.items() if told},
            self._alike(looked),
            {each: told for each, told in self._earlier.items() if each in looked},
            sum(self._is_to_look_at(item) for item in self._media),
        )
        if found != self._hints:  # who was shown the same ones need not look again
            self._hints = found

    def _alike(self, looked: Mapping[str, Looked]) -> Mapping[str, tuple[str, ...]]:
        """The groups by photo; compared anew only when there are other photos to compare."""
        prints = {
            item.sha256: likeness
            for item in self._media
            if item.kind == "photo" and (likeness := looked[item.sha256].likeness) is not None
        }
        if prints == self._prints:
            return self._hints.alike
        self._prints = prints
        groups = alike(prints, self._limits.alike_bits)
        return {each: group for group in groups for each in group}
