"""Choosing a document or a screenshot and taking it into this PC's staging."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.media import Attachment
from app.media.kinds import PDF, PHOTOS, patterns
from ui.messages import Messages
from ui.workplace import Workplace

FILTERS = f"Dokumen dan gambar ({patterns((PDF, *PHOTOS))});;Semua berkas (*)"


class Attaching(QObject):
    """The copying does not hold up acts; what it gives is named by an act afterwards."""

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages

    def ask(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Let the person choose one file."""
        self._messages.choose_files(title, FILTERS, lambda paths: chosen(paths[0]))

    def take(self, coverage_id: str, source: Path, taken: Callable[[Attachment], None]) -> None:
        """Take a file in; a failure is told."""
        station = self._workplace.station

        def work() -> Attachment:
            folder = station.bag_of(coverage_id)
            return station.intake.take_document(source, folder, lambda done: True)

        self._workplace.tasks.ask(
            lambda progress: work(), taken, failed=self._messages.failure, owner=self
        )
