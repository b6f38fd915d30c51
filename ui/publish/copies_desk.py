"""Copies of the approved media in a folder of the admin's choice, for uploading."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.media import MediaItem
from app.errors import Failure
from app.publication.clean_copy import Material, save_copies
from ui.messages import Messages
from ui.progress import Progress
from ui.publish.material_zone import MaterialZone
from ui.tasks import Task
from ui.workplace import Workplace


class CopiesDesk(QObject):
    """The originals stay as they are; the copies carry no position."""

    def __init__(self, workplace: Workplace, messages: Messages, zone: MaterialZone) -> None:
        super().__init__(zone)
        self._workplace = workplace
        self._messages = messages
        self._zone = zone
        self._task: Task[int] | None = None
        zone.progress.cancel_requested.connect(self._on_cancel_requested)

    def save(self, coverage_id: str, media: tuple[MediaItem, ...]) -> None:
        """Let the person choose a folder, and copy these media into it."""
        self._messages.choose_folder(
            "Simpan media ke folder", lambda paths: self.copy(coverage_id, media, paths[0])
        )

    def copy(self, coverage_id: str, media: tuple[MediaItem, ...], folder: Path) -> None:
        """Copy these media into the folder, with progress."""
        self._zone.save.setEnabled(False)
        self._task = self._workplace.tasks.ask(
            lambda progress: self._work(coverage_id, media, folder, progress),
            lambda count: self._on_copied(count, folder),
            failed=lambda failure: self._on_failed(failure, folder),
            progress=self._zone.progress.show_advance,
            ended=self._on_ended,
            owner=self,
        )

    def _work(
        self, coverage_id: str, media: tuple[MediaItem, ...], folder: Path, progress: Progress
    ) -> int:
        carrier, cache = self._workplace.station.carrier, self._workplace.station.profile.cache
        materials = [Material(item, carrier.original(coverage_id, item)) for item in media]
        total = sum(item.size for item in media)

        def told(place: int, done: int) -> bool:
            if not progress.cancelled:
                progress(f"Menyimpan {place + 1} dari {len(media)}", done, total)
            return not progress.cancelled

        return save_copies(materials, cache, folder, told)

    def _on_copied(self, count: int, folder: Path) -> None:
        told = f"{count} berkas tersimpan di {folder}, tanpa data lokasi."
        self._messages.tell(told, "ok")

    def _on_failed(self, failure: Failure, folder: Path) -> None:
        if failure.code == "copy_cancelled":
            self._messages.tell(f"Dibatalkan. Salinan yang sudah jadi ada di {folder}.", "late")
        else:
            self._messages.failure(failure)

    def _on_ended(self) -> None:
        self._task = None
        self._zone.progress.finish()
        self._zone.save.setEnabled(True)

    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.stop()
