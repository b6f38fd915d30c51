"""The middle zone over one coverage: the media large, the strip under it, what a Ya would name."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.acts import ChosenItem
from app.domain.media import MediaItem
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.comparing import Comparing
from ui.panes.curation import Curation
from ui.panes.draft import ReviewDraft
from ui.panes.marks_desk import MarksDesk
from ui.panes.marks_viewer import MarkedViewer
from ui.panes.shown_media import ShownMedia
from ui.panes.whole_screen import WholeScreen
from ui.settings import WindowSettings
from ui.texts.rating import NOTHING_FITS
from ui.theme import Theme
from ui.viewer.marks_shown import ShownMark
from ui.viewer.media_keys import KeysFrom
from ui.viewer.media_viewer import MediaViewer
from ui.viewer.pictures import Picture
from ui.widgets.banner import BannerStack
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

#: how far from the photo that is looked at others are read ahead, the likeliest first
AHEAD = (1, -1, 2, 3)
TURN = "Putar (R, kembali dengan Shift+R)"
TURN_HERE = f"{TURN}\nHanya di layar ini: liputan ini tidak dapat diubah oleh Anda sekarang."
SOON_MS = 16  # first the photo itself is painted


class MediaPane(QWidget):
    """Ticks can be changed where `choosable`; afterwards they tell what the Ya in force names."""

    #: another choice or another turn of an item
    choice_changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file: CoverageFile | None = None
        self._draft = ReviewDraft()
        self._choosable = False
        self._heading = 1  # the way the person goes: 1 on, -1 back
        self._place = 0
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self.viewer = MediaViewer(theme, workplace.tasks, self)
        self.viewer.settings = WindowSettings(workplace.station.profile.root)
        self.original = self.viewer.add_tool("", "Asli", lambda: self._want_original(asked=True))
        self.original.setToolTip("Muat berkas asli, dengan semua pikselnya")
        self.marks = MarksDesk(workplace, theme, messages, self)
        self.marked = MarkedViewer(self.marks, self.viewer, theme)
        self.curation = Curation(workplace, theme, messages, thumbs, self)
        self.strip = self.curation.strip
        self.shown = ShownMedia(workplace, messages, self)
        self.troubles, self.turns = self.shown.troubles, self.shown.turns
        self.banners = BannerStack(theme, self)
        self.banners.setContentsMargins(-theme.px(12), -theme.px(8), -theme.px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.banners)
        column.addWidget(self.viewer, 1)
        column.addWidget(self.curation.grid, 1)
        column.addWidget(self.curation.bar)
        column.addWidget(self.strip)
        self.whole = WholeScreen(self, theme, workplace.tasks, thumbs)
        self.comparing = Comparing(self, workplace, theme)
        self.take_back(self.comparing.view)
        self.compare = self.viewer.add_tool("arrows-left-right", "Bandingkan", self.comparing.open)
        self.compare.setToolTip("Bandingkan dengan revisi atau foto lain (B)")
        self._connect()
        workplace.owed.gathering.connect(self._keep_said)

    def take_back(self, part: QWidget) -> None:
        """Put what takes the place of the viewer under it, shown or hidden as it is."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.viewer) + 1, part, 1)

    def _connect(self) -> None:
        viewer, strip, originals = self.viewer, self.strip, self.shown.originals
        self._soon.timeout.connect(self._read_ahead)
        self.troubles.changed.connect(self.choice_changed)
        self.troubles.changed.connect(viewer.photo.reload)
        self.turns.changed.connect(self._on_turned)
        self.marks.wanted.connect(self._on_mark_wanted)
        originals.photo_read.connect(self._on_original_read)
        self.shown.videos.changed.connect(lambda sha256: self._show_item())
        self.shown.videos.serve(viewer)
        originals.busy_changed.connect(lambda busy: viewer.say("Memuat asli…" if busy else ""))
        strip.frame_chosen.connect(lambda _: self._show_item())
        self.curation.choice_changed.connect(self.choice_changed)
        self.curation.grid_shown.connect(self._on_grid_shown)
        self.curation.listen(viewer)
        viewer.step_requested.connect(strip.step)
        viewer.played.connect(self._on_played)
        viewer.rotation_changed.connect(self.turns.turn)
        viewer.larger_wanted.connect(lambda: self._want_original(asked=False))
        viewer.photo.shown.connect(self._refresh_original)
        KeysFrom(viewer, strip.view)
        self.comparing.shown_changed.connect(lambda shown: viewer.setVisible(not shown))
        viewer.compare_requested.connect(self.comparing.open)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, the lock or the end of the program: what was said is kept now."""
        super().hideEvent(event)
        if not event.spontaneous():  # put out of sight by the system: the person comes back to it
            self._keep_said()

    def _keep_said(self) -> None:
        self.marked.editor.finish()
        self.curation.ratings.send()

    def show_file(self, file: CoverageFile, draft: ReviewDraft, choosable: bool) -> None:
        """Show the media of a coverage; `draft` is changed as the person chooses."""
        another = self._file is None or self._file.coverage.id != file.coverage.id
        self._file, self._draft, self._choosable = file, draft, choosable
        if another:
            self.comparing.close()
        self.shown.show_file(file)
        self.marks.show_file(file)
        self._refresh()

    @property
    def chosen_count(self) -> int:
        """How many items a Ya would name now."""
        choice = self.curation.choice
        return len(choice.taken) if choice else 0

    @property
    def chosen(self) -> tuple[ChosenItem, ...]:
        """The items that a Ya would name now: never one that is not as it was handed in."""
        return self.curation.chosen

    def _refresh(self) -> None:
        if self._file is not None:
            tiles = [self.shown.tile(item) for item in self.shown.media]
            self.curation.show_file(self._file, self._draft, self._choosable, tiles)
        self._show_item()

    def _show_item(self) -> None:
        item = self._current()
        if item is None or item.sha256 != self.shown.original:
            self.shown.original = ""  # who comes back sees the preview again
        self._soon.start()
        self.viewer.show_item(None if item is None else self.shown.viewed(item))
        if item is None and self.shown.media:
            self.viewer.photo.show_message(NOTHING_FITS)
        notice = self.troubles.notice(item, self._choosable) if item else None
        self.banners.withdraw("media")
        if notice is not None:
            self.banners.show_notice(notice)
        self._refresh_original()
        self.compare.setVisible(self.comparing.can_compare)
        self.viewer.turn.setToolTip(TURN if self.turns.are_kept else TURN_HERE)
        if item is not None and item.kind == "video":
            self.shown.videos.find(item)

    def _read_ahead(self) -> None:
        """What comes next if the person goes on the way they came."""
        ids = [tile.media_id for tile in self.strip.model.tiles()]
        place = self.strip.model.place_of(self.strip.chosen)
        if place != self._place:
            self._heading, self._place = (1 if place > self._place else -1), place
        near = (place + step * self._heading for step in (0, *AHEAD))
        wanted = (self.shown.wanted(ids[at]) for at in near if 0 <= at < len(ids))
        self.viewer.expect([each for each in wanted if each is not None])

    def _current(self) -> MediaItem | None:
        return self.shown.item(self.strip.chosen)

    def _want_original(self, asked: bool) -> None:
        item = self._current()
        if item is not None and item.kind == "photo":
            self.shown.originals.read_photo(item, self.turns.of(item), asked)

    def _refresh_original(self) -> None:
        self.original.setVisible(not self.viewer.is_video and self.viewer.photo.lacks_pixels)

    def _on_original_read(self, sha256: str, rotation: int, picture: Picture) -> None:
        item = self._current()
        if item is not None and (item.sha256, self.turns.of(item)) == (sha256, rotation):
            self._draft.originals.add(sha256)
            self.shown.original = sha256
            self.viewer.show_item(self.shown.viewed(item))
            self.viewer.show_larger(sha256, picture)
            self._refresh_original()

    def _on_turned(self) -> None:
        self.shown.original = ""
        self._refresh()
        self.choice_changed.emit()

    def _on_played(self, sha256: str) -> None:
        self._draft.originals.add(sha256)

    def _on_mark_wanted(self, shown: ShownMark) -> None:
        if self.shown.item(shown.mark.sha256) is not None:
            self.comparing.close()
            self.curation.look_at(shown.mark.sha256)
            self.marked.go_to(shown)

    def _on_grid_shown(self, shown: bool) -> None:
        if shown:
            self.comparing.close()
        self.viewer.setVisible(not shown)
        if shown:
            self.viewer.stop()
