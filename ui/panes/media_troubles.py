"""Which media of the coverage on the screen are not what was handed in, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.media import MediaItem
from app.errors import Failure, Unavailable
from app.ledger.checked_files import CheckedFile
from app.shown_name import shown_name
from ui.coverage_file import CoverageFile
from ui.messages import Action, Messages, Notice
from ui.texts import sentence
from ui.workplace import Workplace

LOST = "file_lost"
STATES = {"altered": "file_altered", "missing": LOST, "unreadable": LOST}
RECHECK_MS = 1000
REMAKE = "Buat ulang pratinjau"
DOUBTED = "“{name}” tidak sama dengan yang diserahkan."
LEFT_OUT = "“{name}” tidak dapat dipercaya, jadi tidak ikut disetujui."
GONE = "“{name}” tidak dapat dibaca lagi di folder kantor."
GONE_AND_LEFT_OUT = "“{name}” tidak dapat dibaca lagi di folder kantor, jadi tidak ikut disetujui."
REMADE = "Pratinjau “{name}” dibuat ulang dari berkas aslinya, yang masih utuh."


class MediaTroubles(QObject):
    """Looked for once for each revision that is shown, off the window; red until it is mended."""

    #: something is red that was not, or no longer
    changed = Signal()

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._file: CoverageFile | None = None
        self._coverage = ""
        self._looked: set[tuple[str, int]] = set()
        self._files: dict[str, str] = {}  # SHA-256 -> code, of the originals on the share

    def look_at(self, file: CoverageFile) -> None:
        """Another coverage is shown, or the same one anew."""
        if file is self._file:
            return
        self._file, coverage = file, file.coverage
        if coverage.id != self._coverage:
            self._coverage, self._files = coverage.id, {}
        care, looked = self._workplace.station.care, (coverage.id, coverage.revision)
        self._workplace.tasks.look(
            lambda progress: _codes(care.table.troubled_of(coverage.id)),
            lambda files: self._on_files_looked_at(coverage.id, files),
            failed=lambda failure: None,
            owner=self,
        )
        if looked not in self._looked:
            self._looked.add(looked)
            # The first pictures come first: to read all of them again takes the disk for a while.
            QTimer.singleShot(RECHECK_MS, self, lambda: self._recheck(file))

    def sentence_of(self, item: MediaItem) -> str:
        """Why an item is red; "" where nothing is known to be wrong with it."""
        preview = self._workplace.station.previews.trouble(item.sha256)
        code = self._files.get(item.sha256, "") or preview
        return sentence(Unavailable(code, name=item.name)) if code else ""

    def notice(self, item: MediaItem, deciding: bool) -> Notice | None:
        """What it means (for a Ya, where one is `deciding`) and a way out; None if all is well."""
        if not self.sentence_of(item):
            return None
        drawable = item.sha256 not in self._files
        action = Action(REMAKE, lambda: self.remake(item)) if drawable else None
        if self._files.get(item.sha256) == LOST:
            words = GONE_AND_LEFT_OUT if deciding else GONE
        else:
            words = LEFT_OUT if deciding else DOUBTED
        return Notice(words.format(name=shown_name(item.name)), "problem", action, key="media")

    def remake(self, item: MediaItem) -> None:
        """Draw its previews anew from the original, wherever that is whole."""
        previews, coverage = self._workplace.station.previews, self._coverage
        self._workplace.tasks.look(
            lambda progress: previews.remake(coverage, item),
            lambda same: self._on_remade(item),
            failed=self._on_failed,
            owner=self,
        )

    def _recheck(self, file: CoverageFile) -> None:
        if file.coverage.id != self._coverage:
            self._looked.discard((file.coverage.id, file.coverage.revision))
            return
        previews = self._workplace.station.previews
        self._workplace.tasks.look(
            lambda progress: previews.recheck(file.coverage.media),
            lambda differs: self.changed.emit() if differs else None,
            failed=lambda failure: None,
            owner=self,
        )

    def _on_files_looked_at(self, coverage: str, files: dict[str, str]) -> None:
        if coverage == self._coverage and files != self._files:
            self._files = files
            self.changed.emit()

    def _on_remade(self, item: MediaItem) -> None:
        told = REMADE.format(name=shown_name(item.name))
        self._messages.told.emit(Notice(told, "ok", passing=True))
        self.changed.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._messages.failure(failure)
        self.changed.emit()


def _codes(troubled: list[CheckedFile]) -> dict[str, str]:
    return {each.sha256: STATES[each.state] for each in troubled if each.state in STATES}
