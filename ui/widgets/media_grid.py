"""Media as tiles that fill the width they are given: being handed in, or looked through."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.grid_delegate import CAPTION, GAP, PICTURE, GridDelegate
from ui.widgets.rating_keys import flag_of, stars_of
from ui.widgets.thumbs import Thumbs

NARROWEST = 132


class MediaGrid(QListView):
    """Enter or a double click opens a tile, Delete or "buang" asks to discard it.

    Where `several` can be selected, Space ticks, and digits, P and X rate what is selected.
    """

    #: the media_id of a tile that is to be looked at large
    tile_opened = Signal(str)
    #: the media_id of the tile that was chosen
    tile_chosen = Signal(str)
    #: the media_id of a tile that is not to be handed in
    discard_requested = Signal(str)
    #: other tiles are selected
    selection_changed = Signal()
    #: the person wants what is selected ticked, or no longer
    ticks_given = Signal()
    #: the person gives what is selected so many stars
    stars_given = Signal(int)
    #: the person gives what is selected this flag, or takes it away
    flag_given = Signal(str)
    #: tiles were painted, so many of them without their picture, which comes later
    painted = Signal(int)

    def __init__(
        self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None, several: bool = False
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._theme = theme
        self.media = MediaModel()
        self.empty_words = ""  # said where there is nothing to show
        self._delegate = GridDelegate(theme, thumbs)
        self.setObjectName("bare")
        self.setModel(self.media)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Media liputan" if several else "Media yang diserahkan")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._delegate.discard_requested.connect(self.discard_requested)
        thumbs.arrived.connect(self.viewport().update)

    def set_tiles(self, tiles: list[MediaTile], discardable: bool = True) -> None:
        """Show these tiles; once handed in they are no longer discardable."""
        self._delegate.discardable = discardable
        kept, current = self.selected, self._id_of(self.currentIndex())
        self.media.set_rows(tiles)
        self._spread()
        if kept != self.selected:
            self._select_again(kept, current)

    @property
    def selected(self) -> list[str]:
        """The media_ids that are selected, in the order that is shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._id_of(self.media.index(row)) for row in rows]

    def choose(self, media_id: str) -> None:
        """Select this one alone, and show it; an id that is not shown is ignored."""
        place = self.media.place_of(media_id)
        if place >= 0:
            self.setCurrentIndex(self.media.index(place))
            self.scrollTo(self.media.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to discard, other keys rate; everything else as in any list."""
        if not (self._discards(event) or (self._several and self._rates(event))):
            super().keyPressEvent(event)

    def _discards(self, event: QKeyEvent) -> bool:
        asked = self._id_of(self.currentIndex())
        if event.key() != Qt.Key.Key_Delete or not asked or not self._delegate.discardable:
            return False
        self.discard_requested.emit(asked)
        return True

    def _rates(self, event: QKeyEvent) -> bool:
        stars, flag = stars_of(event), flag_of(event)
        if stars is not None:
            self.stars_given.emit(stars)
        elif flag:
            self.flag_given.emit(flag)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ticks_given.emit()
        else:
            return False
        return True

    def _select_again(self, kept: list[str], current: str) -> None:
        """After other tiles came: what is still there stays selected."""
        model, found = self.selectionModel(), QItemSelection()
        for place in filter(lambda place: place >= 0, map(self.media.place_of, kept)):
            found.select(self.media.index(place), self.media.index(place))
        model.select(found, model.SelectionFlag.ClearAndSelect)
        if self.media.place_of(current) >= 0:
            index = self.media.index(self.media.place_of(current))
            model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def _id_of(self, index: QModelIndex) -> str:
        tile: MediaTile | None = index.data(TILE_ROLE) if index.isValid() else None
        return tile.media_id if tile else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell what came of it."""
        self._delegate.missing = 0
        super().paintEvent(event)
        if self.empty_words and not self.media.rowCount():
            self._paint_empty()
        self.painted.emit(self._delegate.missing)

    def _paint_empty(self) -> None:
        painter, edge = QPainter(self.viewport()), self._theme.px(32)
        area = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("soft"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, self.empty_words)
        painter.end()

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
        chosen = self._id_of(current)
        if chosen:
            self.tile_chosen.emit(chosen)
