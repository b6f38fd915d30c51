"""A coverage's media as the strip and the viewer show them: previews, turns, what is wrong."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from app.media.shelf import POSTER, SCREEN, STRIPS, THUMB
from app.shown_name import shown_name
from ui import formats
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.models.media_model import MediaTile
from ui.panes.item_facts import details, info_line
from ui.panes.media_troubles import MediaTroubles
from ui.panes.originals import Originals
from ui.panes.revisions import Revision, revisions
from ui.panes.turns import Turns
from ui.panes.video_files import VideoFiles
from ui.viewer.item import ViewerItem
from ui.viewer.pictures import Wanted
from ui.workplace import Workplace


class ShownMedia(QObject):
    """Knows nothing of who chooses what; `troubles`, `turns`, `originals` and `videos` tell."""

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._file: CoverageFile | None = None
        self.original = ""  # SHA-256 of the photo whose original the viewer shows now
        self.revisions: tuple[Revision, ...] = ()
        self.troubles = MediaTroubles(workplace, messages, self)
        self.turns = Turns(workplace, messages, self)
        self.originals = Originals(workplace, messages, self)
        self.videos = VideoFiles(workplace, self)

    def show_file(self, file: CoverageFile) -> None:
        """The coverage as it was read."""
        self._file = file
        self.revisions = revisions(file.coverage)
        self.troubles.look_at(file)
        self.turns.show_file(file)
        self.originals.show_coverage(file.coverage.id)
        self.videos.show_coverage(file.coverage.id)

    @property
    def media(self) -> tuple[MediaItem, ...]:
        """The items of the revision in force."""
        return self._file.coverage.media if self._file else ()

    def item(self, sha256: str) -> MediaItem | None:
        """An item of the revision in force."""
        return next((item for item in self.media if item.sha256 == sha256), None)

    def place_of(self, item: MediaItem) -> int:
        """Where an item stands in its revision, counted from 0; 0 where it is nowhere."""
        for media in (self.media, *(each.media for each in self.revisions)):
            ids = [each.sha256 for each in media]
            if item.sha256 in ids:
                return ids.index(item.sha256)
        return 0

    def has_previews(self, item: MediaItem) -> bool:
        """Whether a large preview of it is on this PC."""
        return self.preview(item, POSTER if item.kind == "video" else SCREEN) is not None

    def tile(self, item: MediaItem) -> MediaTile:
        """An item as a frame of the strip."""
        return MediaTile(
            item.sha256,
            shown_name(item.name),
            self._file.thumbs.get(item.sha256) if self._file else None,
            self.turns.of(item),
            formats.stopwatch(max(item.duration_ms, formats.SECOND))
            if item.kind == "video"
            else "",
            ("ada lokasi",) if item.has_position else (),
            problem=self.troubles.sentence_of(item),
        )

    def viewed(self, item: MediaItem) -> ViewerItem:
        """An item as the viewer shows it."""
        video, zone = item.kind == "video", ZoneInfo(self._workplace.office.zone)
        coverage = self._file.coverage if self._file else None
        return ViewerItem(
            item.sha256,
            item.kind,
            self.videos.path(item.sha256) if video else self.large(item),
            info_line(item, zone, item.sha256 == self.original),
            self.preview(item, POSTER) if video else None,
            self.turns.of(item),
            self.troubles.sentence_of(item),
            item.width,
            item.height,
            details(self._workplace, coverage, self.revisions, item) if coverage else (),
            self._strip(item) if video else (),
            item.duration_ms,
            item.size,
            self.videos.note(item.sha256),
            video and self.videos.is_sought(item.sha256),
            has_position=item.has_position,
        )

    def _strip(self, item: MediaItem) -> tuple[Path | None, ...]:
        return tuple(self.preview(item, name) for name in STRIPS if name in item.previews)

    def wanted(self, sha256: str) -> Wanted | None:
        """What the viewer will ask for, for this photo; None where there is nothing to read."""
        item = self.item(sha256)
        if item is None or item.kind != "photo" or self.troubles.sentence_of(item):
            return None
        path = self.large(item)
        return Wanted(path, self.turns.of(item)) if path else None

    def large(self, item: MediaItem) -> Path | None:
        """The photo as large as this PC has it: the small picture comes first."""
        return self.preview(item, SCREEN) or self.preview(item, THUMB)

    def preview(self, item: MediaItem, name: str) -> Path | None:
        """A preview on this PC, None where it was not fetched yet."""
        return local_preview(self._workplace.station.profile.cache, item.sha256, name)
