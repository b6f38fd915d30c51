"""The middle zone: shows a photo or a video, says what it is and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.photo_view import PhotoView

if TYPE_CHECKING:
    from ui.viewer.video_view import VideoView

NOTHING = "Belum ada media. Tambahkan foto atau video untuk dilihat di sini."


class MediaViewer(QWidget):
    """Keys: F full screen, Space plays, 0 fits, 1 own size, R turns, left and right step."""

    #: the person wants the next (1) or the previous (-1) item
    step_requested = Signal(int)
    #: the media_id and the rotation (0, 90, 180, 270) that the person turned it to
    rotation_changed = Signal(str, int)
    #: another item is shown (ViewerItem or None)
    item_shown = Signal(object)
    #: the viewer was asked to fill the screen
    full_screen_requested = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._item: ViewerItem | None = None
        self.photo = PhotoView(theme, tasks, self)
        self._video: VideoView | None = None
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.photo)
        self._info = QLabel(self)
        self._info_pill = _pill(theme, [self._info], self)
        self._tools = _pill(theme, [], self)
        self.turn = self.add_tool("arrow-clockwise", "Putar", self._on_turn_clicked, words=False)
        self.fit = self.add_tool("frame-corners", "Paskan", self.photo.fit, words=False)
        self.own_size = self.add_tool("", "1:1", lambda: self.photo.zoom_to(1.0))
        self.full = self.add_tool("arrows-out", "Layar penuh (F)", self._on_full_clicked, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Penampil media")
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
    def pills(self) -> tuple[QFrame, QFrame]:
        """What lies over the picture: what it is, and the tools."""
        return self._info_pill, self._tools

    def show_item(self, item: ViewerItem | None) -> None:
        """Show this item, or that there is none."""
        if item is not None and item == self._item:
            return
        self._item = item
        self._info.setText(item.info if item else "")
        self._info_pill.setVisible(bool(item and item.info))
        is_video = item is not None and item.kind == "video" and not item.problem
        self._show_tools(item, is_video)
        if self._video is not None:
            self._video.stop()
        if item is None or item.problem:
            self._pages.setCurrentWidget(self.photo)
            self.photo.show_message(item.problem if item else NOTHING)
        elif is_video:
            self._show_video(item)
        else:
            self._pages.setCurrentWidget(self.photo)
            self.photo.show_photo(item.path, item.rotation, QSize(item.width, item.height))
        self._place_pills()
        self.item_shown.emit(item)

    def add_tool(
        self, icon: str, text: str, call: Callable[[], None], words: bool = True
    ) -> QPushButton:
        """A further tool in the pill at the lower right; without `words` the text is a tooltip."""
        button = QPushButton(text if words else "", self._tools)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if icon:
            button.setIcon(self._theme.icon(icon, "on_media", 15))
            button.setIconSize(self._theme.icon_size(15))
        button.clicked.connect(lambda: call())
        row = self._tools.layout()
        if row is not None:
            row.addWidget(button)
        self._place_pills()
        return button

    def stop(self) -> None:
        """Stop a playing video, as when the tab is left."""
        if self._video is not None:
            self._video.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; anything else goes on to the page."""
        calls: dict[int, Callable[[], None]] = {
            Qt.Key.Key_F: self._on_full_clicked,
            Qt.Key.Key_Space: self.toggle_play,
            Qt.Key.Key_0: self.photo.fit,
            Qt.Key.Key_1: lambda: self.photo.zoom_to(1.0),
            Qt.Key.Key_R: self._on_turn_clicked,
            Qt.Key.Key_Left: lambda: self.step_requested.emit(-1),
            Qt.Key.Key_Right: lambda: self.step_requested.emit(1),
        }
        call = calls.get(event.key()) if not event.modifiers() else None
        if call is None:
            super().keyPressEvent(event)
        else:
            call()

    def toggle_play(self) -> None:
        """Play or pause, where a video is shown."""
        if self._video is not None and self._pages.currentWidget() is self._video:
            self._video.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pills keep to their corners."""
        super().resizeEvent(event)
        self._place_pills()

    def _show_video(self, item: ViewerItem) -> None:
        if self._video is None:
            from ui.viewer.video_view import VideoView  # Qt Multimedia is slow to load

            self._video = VideoView(self._theme, self._tasks, self)
            self._pages.addWidget(self._video)
        self._pages.setCurrentWidget(self._video)
        self._video.show_video(item.path, item.poster, item.rotation)

    def _show_tools(self, item: ViewerItem | None, is_video: bool) -> None:
        self._tools.setVisible(item is not None and not item.problem)
        for tool in (self.fit, self.own_size):
            tool.setVisible(not is_video)

    def _place_pills(self) -> None:
        edge = self._theme.px(12)
        above = 0
        if self._video is not None and self._pages.currentWidget() is self._video:
            above = self._video.controls.sizeHint().height() + self._theme.px(8)
        self._tools.adjustSize()
        bottom = self.height() - edge - above
        left = self.width() - self._tools.width() - edge
        self._tools.move(left, bottom - self._tools.height())
        self._info_pill.adjustSize()
        self._info_pill.resize(self._info_pill.width(), self._tools.height())
        beside = edge + self._info_pill.width() + edge <= left
        self._info_pill.move(edge, bottom - self._info_pill.height() if beside else edge)
        for pill in (self._info_pill, self._tools):
            pill.raise_()

    def _on_turn_clicked(self) -> None:
        if self._item is not None:
            turned = (self._item.rotation + 90) % 360
            self.rotation_changed.emit(self._item.media_id, turned)

    def _on_full_clicked(self) -> None:
        self.full_screen_requested.emit()


def _pill(theme: Theme, parts: list[QWidget], parent: QWidget) -> QFrame:
    pill = QFrame(parent)
    pill.setObjectName("pill")
    row = QHBoxLayout(pill)
    row.setContentsMargins(theme.px(9), theme.px(4), theme.px(9), theme.px(4))
    row.setSpacing(theme.px(2))
    for part in parts:
        row.addWidget(part)
    return pill
