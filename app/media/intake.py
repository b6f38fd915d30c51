"""Taking in what a person hands over: recognised, copied, shown small; all on this PC."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from app.domain.media import Attachment, MediaItem
from app.errors import Refusal
from app.media.copying import Progress
from app.media.kinds import kind_of
from app.media.vault import Vault
from app.media.workers import Workers

DOCUMENT_KINDS = frozenset({"document", "photo"})


class Intake:
    """Copies files into this PC's staging; previews go to its own shelf."""

    def __init__(self, workers: Workers, staging: Vault, shelf_root: Path) -> None:
        self._workers = workers
        self._staging = staging
        self._shelf_root = shelf_root

    def take_media(
        self, source: Path, folder: PurePosixPath, progress: Progress, *, edited: bool = False
    ) -> MediaItem:
        """A photo or video, staged, with its previews; blocks, so call it off the window.

        Raises as `Workers.inspect`, `Vault.store` and `Workers.make_previews`.
        """
        facts = self._workers.inspect(source)
        stored = self._staging.store(source, folder, facts.extension, progress)
        kept = self._staging.path(folder, stored.sha256, stored.extension)
        previews = self._workers.make_previews(kept, stored.sha256, self._shelf_root)
        return MediaItem(
            sha256=stored.sha256,
            extension=stored.extension,
            name=_written(source),
            kind=facts.kind,
            size=stored.size,
            width=facts.width,
            height=facts.height,
            duration_ms=facts.duration_ms,
            captured_at=facts.captured_at,
            camera=facts.camera,
            has_position=facts.has_position,
            edited=edited,
            previews=previews,
        )

    def take_document(self, source: Path, folder: PurePosixPath, progress: Progress) -> Attachment:
        """An undangan, letter or screenshot (PDF or picture), staged.

        Raises Refusal `not_a_document`, and as `kind_of` and `Vault.store`.
        """
        kind = kind_of(source)
        if kind.kind not in DOCUMENT_KINDS:
            raise Refusal("not_a_document", name=source.name)
        stored = self._staging.store(source, folder, kind.extension, progress)
        return Attachment(stored.sha256, stored.extension, _written(source), stored.size)


def _written(source: Path) -> str:
    """Its name as events can hold it: file systems know names that are no text."""
    return source.name.encode(errors="replace").decode()
