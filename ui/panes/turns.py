"""How people turned the media of a coverage: shown at once, kept as an act where it may be."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.acts import ItemTurned
from app.domain.media import MediaItem
from app.errors import Failure
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.workplace import Workplace


class Turns(QObject):
    """The files stay as they are. Where nobody may turn, it is a way of looking at this window."""

    #: something is turned otherwise now
    changed = Signal()

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._file: CoverageFile | None = None
        self._wished: dict[str, int] = {}  # SHA-256 -> degrees, until they are read back
        self._under_way: Counter[str] = Counter()
        self._approved: dict[str, int] = {}  # SHA-256 -> degrees, as the Ya in force says

    def show_file(self, file: CoverageFile) -> None:
        """Another coverage, or the same one as it was read anew."""
        if self._file is None or self._file.coverage.id != file.coverage.id:
            self._wished.clear()
        elif self._is_kept(file):
            self._wished = {sha: way for sha, way in self._wished.items() if self._under_way[sha]}
        approval = file.coverage.approval
        self._approved = {i.sha256: i.rotation for i in (approval.items if approval else ())}
        self._file = file

    def of(self, item: MediaItem) -> int:
        """Degrees clockwise as it stands now, after what the Ya in force says of it."""
        if item.sha256 in self._wished or self._file is None:
            return self._wished.get(item.sha256, item.rotation)
        approved = self._approved.get(item.sha256, item.rotation)
        return self._file.coverage.turns.get(item.sha256, approved)

    @property
    def are_kept(self) -> bool:
        """Whether a turn is kept as an act, for everybody."""
        return self._file is not None and self._is_kept(self._file)

    def turn(self, sha256: str, degrees: int) -> None:
        """Turn an item; turning it back is the way to undo it."""
        if self._file is None:
            return
        self._wished[sha256] = degrees
        if self._is_kept(self._file):
            self._keep(self._file.coverage.id, sha256, degrees)
        self.changed.emit()

    def _keep(self, coverage_id: str, sha256: str, degrees: int) -> None:
        self._under_way[sha256] += 1

        def ended() -> None:
            self._under_way[sha256] -= 1

        def failed(failure: Failure) -> None:
            self._messages.failure(failure)
            if isValid(self):
                ended()
                self._wished.pop(sha256, None)
                self.changed.emit()

        self._workplace.act(coverage_id, ItemTurned(sha256, degrees), lambda done: ended(), failed)

    @staticmethod
    def _is_kept(file: CoverageFile) -> bool:
        option = file.options.get(ItemTurned)
        return option is not None and option.is_open
