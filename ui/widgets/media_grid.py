"""The media that are being handed in, as tiles that fill the width they are given."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.grid_delegate import CAPTION, GAP, PICTURE, GridDelegate
from ui.widgets.thumbs import Thumbs

NARROWEST = 132


class MediaGrid(QListView):
    """Enter or a double click opens a tile, Delete or "buang" asks to discard it."""

    #: the media_id of a tile that is to be looked at large
    tile_opened = Signal(str)
    #: the media_id of the tile that was chosen
    tile_chosen = Signal(str)
    #: the media_id of a tile that is not to be handed in
    discard_requested = Signal(str)

    def __init__(self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.media = MediaModel()
        self._delegate = GridDelegate(theme, thumbs)
        self.setObjectName("bare")
        self.setModel(self.media)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Media yang diserahkan")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._delegate.discard_requested.connect(self.discard_requested)
        thumbs.arrived.connect(self.viewport().update)

    def set_tiles(self, tiles: list[MediaTile], discardable: bool = True) -> None:
        """Show these tiles; once handed in they are no longer discardable."""
        self._delegate.discardable = discardable
        self.media.set_rows(tiles)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to discard; everything else as in any list."""
        tile: MediaTile | None = self.currentIndex().data(TILE_ROLE)
        if event.key() == Qt.Key.Key_Delete and tile is not None and self._delegate.discardable:
            self.discard_requested.emit(tile.media_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles share the width evenly."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        gap = self._theme.px(GAP)
        height = self._theme.px(PICTURE + CAPTION) + gap
        columns = max(1, (self.width() - 1 + gap) // (self._theme.zone(NARROWEST) + gap))
        overflowing = -(-self.media.rowCount() // columns) * height > self.height()
        # Qt keeps room for a scroll bar that may come, even where none is needed
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if overflowing else policy.ScrollBarAlwaysOff
        )
        room = self.width() - 1 - self.verticalScrollBar().sizeHint().width() * overflowing
        size = QSize(room // columns, height)
        self._delegate.columns = columns
        if size != self._delegate.tile or self.gridSize() != size:
            self._delegate.tile = size
            self.setGridSize(size)

    def _on_activated(self, index: QModelIndex) -> None:
        tile: MediaTile = index.data(TILE_ROLE)
        self.tile_opened.emit(tile.media_id)

    def _on_current_changed(self, current: QModelIndex) -> None:
        tile: MediaTile | None = current.data(TILE_ROLE) if current.isValid() else None
        if tile is not None:
            self.tile_chosen.emit(tile.media_id)
