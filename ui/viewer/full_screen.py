"""The viewer over the whole screen, with a strip of its own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.media_viewer import MediaViewer
from ui.widgets.film_strip import FilmView
from ui.widgets.thumbs import Thumbs


class FullScreen(QWidget):
    """A window that fills the screen with a viewer of its own; F and Escape close it."""

    #: the person wants to go so many items on (negative: back)
    step_requested = Signal(int)
    #: the media_id of a frame of the strip that the person wants to look at
    frame_chosen = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("whole")
        self.viewer = MediaViewer(theme, tasks, self)
        self.strip: FilmView | None = None
        self.origin: MediaViewer | None = None  # the viewer whose media are shown
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self.viewer, 1)
        self.viewer.full_screen_requested.connect(self.close)
        self.viewer.step_requested.connect(self.step_requested)
        self.viewer.setFocus()

    def add_strip(self, thumbs: Thumbs, model: MediaModel) -> FilmView:
        """A film strip under the picture; it shares the model of another one."""
        strip = FilmView(self._theme, thumbs, model, self)
        strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        strip.lie_on_dark()
        edge = self._theme.px(10)
        self._column.addWidget(strip)
        self._column.setContentsMargins(0, 0, 0, self._theme.px(4))
        strip.setViewportMargins(edge, 0, edge, 0)
        strip.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._choose_shown)
        self.viewer.item_shown.connect(lambda item: self._choose_shown())
        self.strip = strip
        self._choose_shown()
        return strip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A video goes on where it was before."""
        if self.origin is not None:
            _hand_over(self.viewer, self.origin)
        super().closeEvent(event)

    def _choose_shown(self) -> None:
        item, strip = self.viewer.item, self.strip
        model = strip.model() if strip is not None else None
        if item is None or strip is None or not isinstance(model, MediaModel):
            return
        index = model.index(model.place_of(item.media_id))
        if index.isValid() and index != strip.currentIndex():
            strip.setCurrentIndex(index)
        strip.scrollTo(index)

    def _on_current_changed(self, current: QModelIndex) -> None:
        tile: MediaTile | None = current.data(TILE_ROLE) if current.isValid() else None
        if tile is not None and (
            self.viewer.item is None or self.viewer.item.media_id != tile.media_id
        ):
            self.frame_chosen.emit(tile.media_id)


def open_full_screen(theme: Theme, tasks: Tasks, viewer: MediaViewer) -> FullScreen:
    """Show what `viewer` shows over the whole screen, and go on following it until it is closed.

    What is drawn over it, its information and what may come next go along.
    """
    window = FullScreen(theme, tasks, viewer)
    whole = window.viewer
    whole.settings = viewer.settings
    whole.set_overlay(viewer.overlay)
    whole.show_item(viewer.item)
    viewer.item_shown.connect(whole.show_item)
    viewer.expected.connect(whole.expect)
    viewer.larger_shown.connect(whole.show_larger)
    viewer.said.connect(whole.say)
    window.step_requested.connect(viewer.step_requested)
    whole.rotation_changed.connect(viewer.rotation_changed)
    whole.played.connect(viewer.played)
    whole.larger_wanted.connect(viewer.larger_wanted)
    if viewer.panel.isVisible():
        whole.toggle_info()
    _hand_over(viewer, whole)
    window.origin = viewer
    viewer.covered = True
    window.destroyed.connect(viewer.uncover)
    window.showFullScreen()
    return window


def _hand_over(viewer: MediaViewer, other: MediaViewer) -> None:
    """A video goes on in the other viewer, where it shows the same one."""
    if viewer.is_video and other.is_video and viewer.video is not None and other.video is not None:
        other.video.take_over(viewer.video)
