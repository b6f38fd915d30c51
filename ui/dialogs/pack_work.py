"""Packs made and opened behind the window, one at a time, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import Refusal
from app.packs.making import Made, make_pack
from app.packs.plan import Plan, plan_decisions, plan_review
from app.packs.taking import Taken, open_pack, take
from app.packs.unpacking import Unpacked
from app.station import Station
from ui.progress import Progress
from ui.tasks import Task
from ui.workplace import Workplace

Planned = Callable[[], Plan]


class PackWork(QObject):
    """Reading and writing go in the lane of questions; only taking in waits for the acts.

    It has no parent: what is being taken in is shown in the window even when the dialog is gone.
    """

    #: something is under way from now on
    begun = Signal()
    #: how far it is (an Advance over bytes)
    advanced = Signal(object)
    #: nothing is under way any more
    ended = Signal()
    #: the Failure
    failed = Signal(object)
    #: a pack lies there: Made
    made = Signal(object)
    #: a pack was taken in: Taken
    came = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._station: Station = workplace.station
        self._task: Task[Made] | Task[Unpacked] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being read or written."""
        return self._task is not None

    def make_review(self, coverages: tuple[str, ...], originals: bool, target: Path) -> None:
        """Write a review pack of these coverages."""
        self._make(lambda: plan_review(self._station, coverages, originals), target)

    def make_decisions(self, target: Path) -> None:
        """Write a pack of what waits to be delivered."""
        self._make(lambda: plan_decisions(self._station), target)

    def open(self, path: Path) -> None:
        """Verify a pack, whichever way it goes, and take it in."""
        if self.is_busy:
            return
        self._task = self._workplace.tasks.look(
            lambda progress: _opened(self._station, path, progress),
            self._on_opened,
            failed=self.failed.emit,
            progress=self.advanced.emit,
            ended=self._on_ended,
        )
        self.begun.emit()

    def cancel(self) -> None:
        """Stop; nothing half-made is left, and a pack that was already whole is told of."""
        if self._task is not None:
            self._task.stop()

    def _make(self, planned: Planned, target: Path) -> None:
        if self.is_busy:
            return
        self._task = self._workplace.tasks.look(
            lambda progress: _made(self._station, planned, target, progress),
            self.made.emit,
            failed=self.failed.emit,
            progress=self.advanced.emit,
            ended=self._on_ended,
        )
        self.begun.emit()

    def _on_opened(self, unpacked: Unpacked) -> None:
        workplace, station = self._workplace, self._station
        workplace.tasks.change(
            lambda progress: take(station, unpacked), self._on_taken, failed=self.failed.emit
        )

    def _on_taken(self, taken: Taken) -> None:
        if taken.touched.office:
            self._workplace.office_changed.emit()
        shown = {file.coverage for file in taken.manifest.files}
        if touched := taken.touched.coverages | shown:
            self._workplace.coverages_touched.emit(frozenset(touched))
        self.came.emit(taken)

    def _on_ended(self) -> None:
        self._task = None
        self.ended.emit()


def _made(station: Station, planned: Planned, target: Path, progress: Progress) -> Made:
    progress("Mengumpulkan isi paket", 0, 0)
    plan = planned()
    # A little more than the files: the history comes along.
    return make_pack(station, plan, target, _teller("Menulis paket", plan.size, progress))


def _opened(station: Station, path: Path, progress: Progress) -> Unpacked:
    total = path.stat().st_size if path.is_file() else 0
    unpacked = open_pack(station, path, _teller("Memeriksa paket", total, progress))
    if progress.cancelled:  # after its last bytes, and nothing of it was taken in
        unpacked.drop()
        raise Refusal("pack_cancelled")
    return unpacked


def _teller(what: str, total: int, progress: Progress) -> Callable[[int], bool]:
    def advance(done: int) -> bool:
        # Answering False lets the work clear up behind itself; Cancelled would not.
        if not progress.cancelled:
            progress(what, min(done, total), total)
        return not progress.cancelled

    return advance
