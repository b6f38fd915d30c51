"""The drafts that are open in this window: changed at once, on the disk half a second later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.drafts import Draft, DraftFiles, Drafts, Kind
from app.errors import Failure, Unavailable
from ui.owed import Owed
from ui.tasks import Tasks
from ui.texts.owed import disk_words

WAIT_MS = 400  # so that a fast typist's draft is written once, and at most this much can be lost


class DraftBook(QObject):
    """A draft that nobody changed is not kept: it would hide what a colleague handed in since."""

    #: the id of a coverage whose draft is on the disk as it stands
    kept = Signal(str)
    #: the id of a coverage whose draft was changed
    changed = Signal(str)

    def __init__(
        self, drafts: Drafts, tasks: Tasks, owed: Owed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._tasks = tasks
        self._open: dict[str, Draft] = {}
        self._unwritten = owed.account("draft", self, self._write)
        self._writing: dict[str, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.flush)

    def of(self, coverage_id: str) -> Draft | None:
        """The draft as it stands; None while nobody has changed anything."""
        return self._open.get(coverage_id)

    def is_kept(self, coverage_id: str) -> bool:
        """Whether the disk has the draft as it stands."""
        return coverage_id in self._open and coverage_id not in self._unwritten

    def fetch(
        self,
        coverage_id: str,
        done: Callable[[Draft | None], None],
        failed: Callable[[Failure], None],
        owner: QObject,
    ) -> None:
        """The draft as it stands or as the disk has it; None where there is none.

        `failed` hears Unavailable `draft_unread` (reason): there is one, and nobody may replace it.
        """
        if coverage_id in self._open:
            done(self._open[coverage_id])
            return

        def read(draft: Draft | None) -> None:
            if draft is not None:
                self._open.setdefault(coverage_id, draft)
            done(self._open.get(coverage_id))

        # In the lane of changes, so that it comes after a writing that is under way.
        self._tasks.change(
            lambda progress: _read(self._drafts, coverage_id), read, failed=failed, owner=owner
        )

    def put(self, coverage_id: str, draft: Draft) -> None:
        """Another draft; it is written soon."""
        if self._open.get(coverage_id) == draft:
            return
        self._open[coverage_id] = draft
        self._unwritten.owe(coverage_id)
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(coverage_id)

    def drop(self, coverage_id: str) -> None:
        """The draft was handed in."""
        self._open.pop(coverage_id, None)
        self._unwritten.settle(coverage_id)
        self._tasks.change(lambda progress: self._drafts.drop(coverage_id), lambda done: None)

    def flush(self) -> None:
        """Write now what waits to be written."""
        self._timer.stop()
        self._unwritten.pay_all()

    def _write(self, coverage_id: str) -> None:
        draft = self._open[coverage_id]
        if self._writing.get(coverage_id) is draft:
            return
        self._writing[coverage_id] = draft
        self._tasks.change(
            lambda progress: keep(self._drafts, coverage_id, draft),
            lambda _: self._on_written(coverage_id, draft),
            failed=lambda failure: self._unwritten.put_off(coverage_id, failure),
            ended=lambda: self._on_ended(coverage_id, draft),
        )

    def _on_written(self, coverage_id: str, draft: Draft) -> None:
        # Where the person signed out meanwhile, it is on the disk all the same.
        if isValid(self) and self._open.get(coverage_id) is draft:
            self._unwritten.settle(coverage_id)
            self.kept.emit(coverage_id)

    def _on_ended(self, coverage_id: str, draft: Draft) -> None:
        if self._writing.get(coverage_id) is draft:
            del self._writing[coverage_id]


def _read(drafts: Drafts, coverage_id: str) -> Draft | None:
    try:
        return drafts.read(coverage_id)
    except OSError as error:
        raise Unavailable("draft_unread", reason=error.strerror or str(error)) from error


def keep(drafts: DraftFiles[Kind], coverage_id: str, draft: Kind, stays: bool = False) -> None:
    """Write a draft; Unavailable `draft_not_kept` where the disk does not take it.

    `stays` where another one lies there that could not be read.
    """
    try:
        if stays:
            drafts.lay_aside(coverage_id)
        drafts.keep(coverage_id, draft)
    except OSError as error:
        raise Unavailable("draft_not_kept", reason=disk_words(error)) from error
