"""Saves what is looked at, with the marks on it, as a PNG file."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.errors import Unavailable
from app.media.copying import target_trouble
from app.own_files import write_beside
from app.shown_name import shown_name
from ui import formats
from ui.messages import Messages
from ui.panes.marks_desk import MarksDesk
from ui.panes.marks_model import MarkRow
from ui.panes.marks_pane import MarksPane
from ui.panes.marks_rows import items_ever
from ui.panes.media_pane import MediaPane
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.marks_paint import MarkStyle
from ui.viewer.marks_picture import Caption, marked_picture, png_bytes
from ui.viewer.marks_shown import ShownMark
from ui.viewer.media_viewer import MediaViewer
from ui.viewer.pictures import picture_from
from ui.widgets.thumbs import read_image
from ui.workplace import Workplace

MOST_PIXELS = 50_000_000
SAVING = "Menyimpan gambar bertanda…"


def marks_pane(
    workplace: Workplace, theme: Theme, messages: Messages, media: MediaPane
) -> MarksPane:
    """The list of the marks on these media, which can be saved from it."""
    pane = MarksPane(theme, media.marks)
    export = MarksExport(workplace, theme, messages, media.marks, media.viewer)
    pane.export.clicked.connect(export.ask)
    return pane


class MarksExport(QObject):
    """A photo is saved from its original where that can be had, else from its preview here.

    A video is saved as the frame that is seen. Everything else is done off the interface thread.
    """

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        desk: MarksDesk,
        viewer: MediaViewer,
    ) -> None:
        super().__init__(viewer)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._desk = desk
        self._viewer = viewer

    def ask(self) -> None:
        """Let the person choose where to save."""
        item = self._item()
        if item is None or self._desk.file is None:
            return
        name = file_name(self._desk.file.coverage, item)
        dialog = self._messages.choose_target(
            "Simpan gambar bertanda", name, lambda paths: self.save_as(paths[0])
        )
        dialog.setNameFilter("Gambar PNG (*.png)")
        dialog.setDefaultSuffix("png")

    def save_as(self, path: Path) -> None:
        """Save it there; the person is told when it is done, or why not."""
        viewed, item, file = self._viewer.item, self._item(), self._desk.file
        if viewed is None or item is None or file is None:
            return
        here = {mark.key for mark in self._desk.overlay.here()}
        rows = [row for row in self._desk.rows if row.shown.key in here]
        caption = self._caption(file.coverage, item, rows)
        marks = tuple(row.shown for row in rows)
        style, seen = MarkStyle.of(self._theme), self._seen()
        coverage_id = file.coverage.id

        def work() -> None:
            image = seen or self._photo(coverage_id, item, viewed)
            made = marked_picture(image, marks, viewed.rotation, style, caption)
            content = png_bytes(made)
            with target_trouble(path.parent, len(content)):
                write_beside(path, content)

        self._viewer.say(SAVING)
        self._workplace.tasks.look(
            lambda progress: work(),
            lambda _: self._messages.tell(
                f"Gambar bertanda disimpan: {shown_name(path.name)}", "ok"
            ),
            failed=self._messages.failure,
            ended=lambda: self._viewer.say(""),
            owner=self,
        )

    def _item(self) -> MediaItem | None:
        viewed, file = self._viewer.item, self._desk.file
        known = items_ever(file.coverage).get(viewed.media_id) if file and viewed else None
        return known.item if known else None

    def _seen(self) -> QImage | None:
        """The frame of a video that is seen now; None for a photo."""
        if self._viewer.video is None or not self._viewer.is_video:
            return None
        return self._viewer.video.picture()

    def _photo(self, coverage_id: str, item: MediaItem, viewed: ViewerItem) -> QImage:
        """With all its pixels if that is possible, turned as a person chose."""
        station = self._workplace.station
        try:
            path = station.carrier.original(coverage_id, item)
            pixels = station.workers.decode(path, MOST_PIXELS)
        except Unavailable:
            image = read_image(viewed.path, 0, viewed.rotation) if viewed.path else QImage()
            if image.isNull():
                raise
            return image
        return picture_from(pixels, viewed.rotation).levels[0]

    def _caption(self, coverage: Coverage, item: MediaItem, rows: list[MarkRow]) -> Caption:
        zone = ZoneInfo(self._workplace.office.zone)
        day = formats.long_date(formats.local(coverage.activity.starts_at, zone).date())
        now = formats.long_time(self._workplace.now, zone)
        about = (shown_name(item.name), day, coverage.activity.place, f"disimpan {now}")
        told = tuple((row.words, _who(row.shown, zone)) for row in rows)
        return Caption(coverage.activity.title, " · ".join(part for part in about if part), told)


def _who(shown: ShownMark, zone: ZoneInfo) -> str:
    return f"{shown.name}, {formats.short_time(shown.at, zone)}"


def file_name(coverage: Coverage, item: MediaItem) -> str:
    """tanda-peninjauan-jalan-desa-kujan-IMG_2041.png."""
    title = re.sub(r"[^\w]+", "-", coverage.activity.title.lower()).strip("-")[:60].strip("-")
    stem = re.sub(r"[^\w.-]+", "_", Path(item.name).stem)[:60].strip("._")
    return f"tanda-{title}-{stem or 'media'}.png"
