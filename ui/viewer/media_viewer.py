"""The middle zone: shows a photo or a video, says what it is and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from ui.settings import WindowSettings
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.info_panel import InfoPanel
from ui.viewer.item import ViewerItem
from ui.viewer.media_keys import MediaKeys
from ui.viewer.overlay import Overlay
from ui.viewer.photo_view import PhotoView
from ui.viewer.pictures import Picture, Wanted
from ui.viewer.pills import Pill

if TYPE_CHECKING:
    from ui.viewer.video_view import VideoView

POSITION = "Lokasi ada di dalam berkas; dihapus dari salinan yang diterbitkan"
NOTHING = "Belum ada media. Tambahkan foto atau video untuk dilihat di sini."


class MediaViewer(QWidget):
    """Its keys are those of MediaKeys; what lies over the picture comes first."""

    #: the person wants to go so many items on (negative: back)
    step_requested = Signal(int)
    #: the media_id and the rotation (0, 90, 180, 270) that the person turned it to
    rotation_changed = Signal(str, int)
    #: another item is shown (ViewerItem or None)
    item_shown = Signal(object)
    #: the viewer was asked to fill the screen
    full_screen_requested = Signal()
    #: the person wants to compare what is shown with another photo
    compare_requested = Signal()
    #: more pixels of the photo could be shown than are here
    larger_wanted = Signal()
    #: media_id and Picture: more pixels of the photo are here now
    larger_shown = Signal(str, object)
    #: what may be looked at next (list of Wanted), the likeliest first
    expected = Signal(object)
    #: what is being done now; "" for nothing
    said = Signal(str)
    #: the media_id of a video that plays, from its own file
    played = Signal(str)
    #: the first video is shown: the VideoView, which stays from then on
    video_made = Signal(object)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self.settings: WindowSettings | None = None  # remember how loud videos are
        self._item: ViewerItem | None = None
        self._overlay: Overlay | None = None
        self._bare = False
        self.covered = False  # by a window that shows the same over the whole screen
        self.photo = PhotoView(theme, tasks, self)
        self._video: VideoView | None = None
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.photo)
        self.panel = InfoPanel(theme, self)
        self.panel.hide()
        self._info_pill, self._sign_pill, self._tools = (Pill(theme, self) for _ in range(3))
        self._info = self._info_pill.add_label("Berkas")
        self.position = self._info_pill.add_badge("map-pin", POSITION)
        self._sign = self._sign_pill.add_label("Sedang dikerjakan")
        self._sign_pill.hide()
        self._add_tools()
        self._keys = MediaKeys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Penampil media")
        self._tools.changed.connect(self._place_pills)
        self.photo.zoom_changed.connect(lambda zoom: self._on_zoom_changed())
        self.photo.larger_wanted.connect(self.larger_wanted)
        self.show_item(None)

    @property
    def item(self) -> ViewerItem | None:
        """What is shown."""
        return self._item

    @property
    def video(self) -> VideoView | None:
        """The video part; None until the first video was shown."""
        return self._video

    @property
    def pills(self) -> tuple[Pill, Pill]:
        """What lies over the picture: what it is, and the tools."""
        return self._info_pill, self._tools

    @property
    def overlay(self) -> Overlay | None:
        """What is drawn over photos and videos."""
        return self._overlay

    @property
    def sign(self) -> str:
        """What is said to be done now; empty for nothing."""
        return self._sign.text()

    @property
    def is_video(self) -> bool:
        """Whether a video is shown now."""
        return self._video is not None and self._pages.currentWidget() is self._video

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draw this over what is shown, and offer it the pointer and the keys first."""
        self._overlay = overlay
        self.photo.set_overlay(overlay)
        if self._video is not None:
            self._video.set_overlay(overlay)

    def show_item(self, item: ViewerItem | None) -> None:
        """Show this item, or that there is none."""
        if item is not None and item == self._item:
            return
        same = item is not None and item.is_still(self._item)
        self._item = item
        self._info.setText(item.info if item else "")
        self.position.setVisible(bool(item and item.has_position))
        self.panel.show_details(item.details if item else ())
        is_video = item is not None and item.kind == "video" and not item.problem
        self._show_tools(item, is_video)
        if self._video is not None and not is_video:
            self._video.leave()
        if item is None or item.problem:
            self._pages.setCurrentWidget(self.photo)
            self.photo.show_message(item.problem if item else NOTHING)
        elif is_video:
            self._show_video(item)
        else:
            self._pages.setCurrentWidget(self.photo)
            size = QSize(item.width, item.height)
            self.photo.show_photo(item.path, item.rotation, size, same)
        self.say("")
        self.item_shown.emit(item)

    def show_larger(self, media_id: str, picture: Picture) -> None:
        """Show more pixels of the photo, where it is still the one that is looked at."""
        if self._item is not None and self._item.media_id == media_id and not self.is_video:
            self.photo.show_larger(picture)
            self.larger_shown.emit(media_id, picture)

    def expect(self, ahead: list[Wanted]) -> None:
        """Have these photos ready, the likeliest first."""
        self.photo.pictures.expect([] if self.covered else ahead)
        self.expected.emit(ahead)

    def uncover(self) -> None:
        """The window that showed the same over the whole screen is gone."""
        self.covered = False

    def make_room(self, bare: bool) -> None:
        """Leave the picture to what is drawn on it, without information and tools; or no longer."""
        self._bare = bare
        self._show_tools(self._item, self.is_video)
        self._place_pills()

    def say(self, words: str) -> None:
        """A small sign of what is being done; "" takes it away."""
        self._sign.setText(words)
        self._sign_pill.setVisible(bool(words))
        self._place_pills()
        self.said.emit(words)

    def toggle_info(self) -> None:
        """Show what is known of the item, or no longer."""
        self.panel.setVisible(self.panel.isHidden() and self._item is not None)
        self._place_pills()

    def add_tool(
        self, icon: str, text: str, call: Callable[[], None], words: bool = True
    ) -> QPushButton:
        """A further tool in the pill at the lower right; without `words` the text is a tooltip."""
        button = self._tools.add_tool(icon, text, call, words, before=self.tell)
        self._place_pills()
        return button

    def stop(self) -> None:
        """Stop a playing video, as when the tab is left."""
        if self._video is not None:
            self._video.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The overlay may take it; see the class; anything else goes on to the page."""
        taken = self._overlay is not None and self._overlay.key(event)
        if self._video is not None and self.is_video:
            taken = taken or self._video.take_key(event)
        if not (taken or self._keys.take(event)):
            super().keyPressEvent(event)

    def toggle_play(self) -> None:
        """Play or pause, where a video is shown."""
        if self._video is not None and self.is_video:
            self._video.toggle()

    def turn_by(self, degrees: int) -> None:
        """Ask for what is shown to be turned clockwise."""
        if self._item is not None:
            turned = (self._item.rotation + degrees) % 360
            self.rotation_changed.emit(self._item.media_id, turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pills keep to their corners."""
        super().resizeEvent(event)
        self._place_pills()

    def _add_tools(self) -> None:
        add, photo = self._tools.add_tool, self.photo
        turn = "Putar (R, kembali dengan Shift+R)"
        self.turn = add("arrow-clockwise", turn, lambda: self.turn_by(90), words=False)
        self.fit = add("frame-corners", "Paskan (0)", photo.fit, words=False)
        self.own_size = add("", "1:1", lambda: photo.zoom_to(1.0))
        self.own_size.setToolTip("Ukuran sebenarnya: satu piksel foto, satu piksel layar (1)")
        self.zoomed = self._tools.add_label("Perbesaran")
        self.tell = add("info", "Informasi (I)", self.toggle_info, words=False)
        self.full = add("arrows-out", "Layar penuh (F)", self._on_full_clicked, words=False)

    def _show_video(self, item: ViewerItem) -> None:
        if self._video is None:
            from ui.viewer.video_view import VideoView  # Qt Multimedia is slow to load

            self._video = VideoView(self._theme, self._tasks, self, self.settings)
            self._video.set_overlay(self._overlay)
            self._video.stage.resized.connect(self._place_pills)
            self._video.playing_changed.connect(self._on_playing_changed)
            self._pages.addWidget(self._video)
            self.video_made.emit(self._video)
        self._pages.setCurrentWidget(self._video)
        self._video.show_video(item)

    def _show_tools(self, item: ViewerItem | None, is_video: bool) -> None:
        self._tools.setVisible(item is not None and not item.problem and not self._bare)
        for tool in (self.fit, self.own_size):
            tool.setVisible(not is_video)
        self.zoomed.setVisible(bool(self.photo.zoom) and not is_video)
        self.tell.setVisible(bool(item and item.details))
        if not (item and item.details):
            self.panel.hide()

    def _on_zoom_changed(self) -> None:
        percent = f"{self.photo.closeness:.0%}".replace("%", " %")
        self.zoomed.setText(percent)
        self.zoomed.setVisible(bool(self.photo.zoom) and not self.is_video)
        self._place_pills()

    def _on_playing_changed(self, playing: bool) -> None:
        if playing and self._item is not None:
            self.played.emit(self._item.media_id)

    def _place_pills(self) -> None:
        edge = self._theme.px(12)
        above = 0
        if self._video is not None and self.is_video:
            above = self._video.room_below
        self._tools.fit(self.width() - 2 * edge)
        bottom = self.height() - edge - above
        left = self.width() - self._tools.width() - edge
        self._tools.move(left, bottom - self._tools.height())
        self._info.setText(self._item.info if self._item else "")
        self._info_pill.shorten(self._info, self.width() - 2 * edge)
        self._info_pill.resize(self._info_pill.width(), self._tools.height())
        beside = edge + self._info_pill.width() + edge <= left
        self._info_pill.move(edge, bottom - self._info_pill.height() if beside else edge)
        self._sign_pill.adjustSize()
        under = 0 if beside else self._info_pill.height() + self._theme.px(8)
        self._sign_pill.move(edge, edge + under)
        self.panel.fit_into(self._tools.y() - edge - self._theme.px(8))
        self.panel.move(self.width() - self.panel.width() - edge, edge)
        has_room = (beside or self.panel.isHidden()) and not self._bare
        self._info_pill.setVisible(bool(self._info.text()) and has_room)
        for each in (self._info_pill, self._sign_pill, self._tools, self.panel):
            each.raise_()

    def _on_full_clicked(self) -> None:
        self.full_screen_requested.emit()
