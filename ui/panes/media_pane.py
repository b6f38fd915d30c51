"""The middle zone over one coverage: the media large, the strip under it, what a Ya would name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.acts import ChosenItem
from app.domain.media import MediaItem
from app.errors import Failure
from app.media.carrier import local_preview
from app.media.shelf import POSTER, SCREEN, THUMB
from ui import formats
from ui.messages import Messages
from ui.models.media_model import MediaTile
from ui.panes.draft import ReviewDraft
from ui.panes.marks_desk import MarksDesk
from ui.panes.marks_viewer import MarkedViewer
from ui.panes.media_troubles import MediaTroubles
from ui.theme import Theme
from ui.viewer.full_screen import open_full_screen
from ui.viewer.item import ViewerItem
from ui.viewer.marks_shown import ShownMark
from ui.viewer.media_viewer import MediaViewer
from ui.widgets.banner import BannerStack
from ui.widgets.film_strip import FilmStrip
from ui.widgets.thumbs import Thumbs
from ui.workplace import CoverageFile, Workplace

#: what Qt itself can show; other originals are looked at in their previews
SHOWN_BY_QT = frozenset({"jpg", "jpeg", "png", "webp"})


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
        self._workplace = workplace
        self._messages = messages
        self._file: CoverageFile | None = None
        self._draft = ReviewDraft()
        self._choosable = False
        self._originals: dict[str, Path] = {}
        self._asked: set[str] = set()
        self._watched = False
        self.viewer = MediaViewer(theme, workplace.tasks, self)
        self.original = self.viewer.add_tool("magnifying-glass-plus", "Asli", self._want_original)
        self.marks = MarksDesk(workplace, theme, messages, self)
        self.marked = MarkedViewer(self.marks, self.viewer, theme)
        self.strip = FilmStrip(theme, thumbs, self)
        self.troubles = MediaTroubles(workplace, messages, self)
        self.banners = BannerStack(theme, self)
        self.banners.setContentsMargins(-theme.px(12), -theme.px(8), -theme.px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.banners)
        column.addWidget(self.viewer, 1)
        column.addWidget(self.strip)
        self.troubles.changed.connect(self.choice_changed)
        self.marks.wanted.connect(self._on_mark_wanted)
        self.strip.frame_chosen.connect(lambda _: self._show_item())
        self.strip.tick_requested.connect(self._on_tick_requested)
        self.viewer.step_requested.connect(self.strip.step)
        self.viewer.rotation_changed.connect(self._on_rotation_changed)
        self.viewer.full_screen_requested.connect(
            lambda: open_full_screen(theme, workplace.tasks, self.viewer)
        )

    def show_file(self, file: CoverageFile, draft: ReviewDraft, choosable: bool) -> None:
        """Show the media of a coverage; `draft` is changed as the person chooses."""
        if self._file is not None and self._file.coverage.id != file.coverage.id:
            self._originals.clear()
            self._asked.clear()
            self.strip.begin_anew()
        self._file, self._draft, self._choosable = file, draft, choosable
        self.troubles.look_at(file)
        self.marks.show_file(file)
        self._refresh()

    @property
    def chosen_count(self) -> int:
        """How many items a Ya would name now."""
        return len(self.chosen)

    @property
    def chosen(self) -> tuple[ChosenItem, ...]:
        """The items that a Ya would name now: never one that is not as it was handed in."""
        sound = (item for item in self._media if not self.troubles.sentence_of(item))
        return self._draft.chosen(tuple(sound))

    @property
    def _media(self) -> tuple[MediaItem, ...]:
        return self._file.coverage.media if self._file else ()

    def _refresh(self) -> None:
        self.strip.set_tiles([self._tile(item) for item in self._media])
        self._show_item()

    def _tile(self, item: MediaItem) -> MediaTile:
        problem = self.troubles.sentence_of(item)
        return MediaTile(
            item.sha256,
            item.name,
            self._preview(item, THUMB),
            self._turn(item),
            formats.stopwatch(item.duration_ms) if item.kind == "video" else "",
            ("ada lokasi",) if item.has_position else (),
            problem=problem,
            ticked=self._ticked(item),
        )

    def _ticked(self, item: MediaItem) -> bool | None:
        if self._choosable:
            return item.sha256 not in self._draft.left_out
        approval = self._file.coverage.approval if self._file else None
        if approval is None:
            return None
        return item.sha256 in {chosen.sha256 for chosen in approval.items}

    def _turn(self, item: MediaItem) -> int:
        """A Ya that is made here takes the turn with it; elsewhere it is a way of looking."""
        approval = self._file.coverage.approval if self._file else None
        named = {c.sha256: c.rotation for c in approval.items} if approval else {}
        return self._draft.turned.get(item.sha256, named.get(item.sha256, item.rotation))

    def _show_item(self) -> None:
        item = self._current()
        self.viewer.show_item(None if item is None else self._viewed(item))
        notice = self.troubles.notice(item, self._choosable) if item else None
        self.banners.withdraw("media")
        if notice is not None:
            self.banners.show_notice(notice)
        self._watch_video()
        self.original.setVisible(item is not None and self._has_larger(item))
        if item is not None and item.kind == "video" and item.sha256 not in self._asked:
            self._want_original()

    def _viewed(self, item: MediaItem) -> ViewerItem:
        info = [item.name, f"{item.width} × {item.height}", item.captured_at[11:16]]
        video = item.kind == "video"
        path = self._originals.get(item.sha256) or (None if video else self._preview(item, SCREEN))
        return ViewerItem(
            item.sha256,
            item.kind,
            path,
            "   ".join(part.replace(":", ".") for part in info if part),
            self._preview(item, POSTER) if video else None,
            self._turn(item),
            self.troubles.sentence_of(item),
        )

    def _current(self) -> MediaItem | None:
        return next((item for item in self._media if item.sha256 == self.strip.chosen), None)

    def _has_larger(self, item: MediaItem) -> bool:
        larger = item.kind == "photo" and item.extension in SHOWN_BY_QT
        return larger and item.sha256 not in self._originals

    def _want_original(self) -> None:
        """Look for the original in staging or on the share, which may take its time."""
        item, file = self._current(), self._file
        if item is None or file is None:
            return
        self._asked.add(item.sha256)
        carrier, coverage_id = self._workplace.station.carrier, file.coverage.id
        self._workplace.tasks.look(
            lambda progress: carrier.original(coverage_id, item),
            lambda path: self._on_original_found(item, path),
            failed=lambda failure: self._on_original_missed(item, failure),
            owner=self,
        )

    def _on_original_found(self, item: MediaItem, path: Path) -> None:
        self._originals[item.sha256] = path
        if item.kind == "photo":
            self._draft.originals.add(item.sha256)
        if self._current() == item:
            self._show_item()

    def _on_original_missed(self, item: MediaItem, failure: Failure) -> None:
        """A video says so itself, where its picture would be."""
        if item.kind == "photo":
            self._messages.failure(failure)

    def _watch_video(self) -> None:
        if self.viewer.video is not None and not self._watched:
            self._watched = True
            self.viewer.video.playing_changed.connect(self._on_playing_changed)

    def _on_playing_changed(self, playing: bool) -> None:
        if playing and self.viewer.item is not None:
            self._draft.originals.add(self.viewer.item.media_id)

    def _on_mark_wanted(self, shown: ShownMark) -> None:
        self.strip.choose(shown.mark.sha256)
        self.marked.go_to(shown)

    def _on_tick_requested(self, sha256: str, chosen: bool) -> None:
        if self._choosable:
            self._draft.toggle(sha256, chosen)
            self._refresh()
            self.choice_changed.emit()

    def _on_rotation_changed(self, sha256: str, degrees: int) -> None:
        self._draft.turned[sha256] = degrees
        self._refresh()
        self.choice_changed.emit()

    def _preview(self, item: MediaItem, name: str) -> Path | None:
        cache = self._workplace.station.profile.cache
        return local_preview(cache, item.sha256, name)
