"""The media of a coverage in a row under the viewer: which is looked at, which are ticked."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QWidget

from ui.formats import number
from ui.models.media_model import TILE_ROLE, MediaModel, MediaTile
from ui.theme import Theme
from ui.widgets.film_delegate import GAP, HEIGHT, FilmDelegate
from ui.widgets.rating_keys import flag_of, stars_of
from ui.widgets.thumbs import Thumbs

TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilmView(QListView):
    """The frames; left and right step, Space or Enter ticks, digits, P and X rate."""

    #: the person gives the frame that is looked at so many stars
    stars_given = Signal(int)
    #: the person gives that frame this flag, or takes it away
    flag_given = Signal(str)
    #: frames were painted, so many of them without their picture, which comes later
    painted = Signal(int)

    def __init__(
        self, theme: Theme, thumbs: Thumbs, model: MediaModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._media = model
        self._theme = theme
        self._delegate = FilmDelegate(theme, thumbs)
        self.setObjectName("bare")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Media liputan")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFixedHeight(self.sizeHint().height())
        thumbs.arrived.connect(self.viewport().update)

    def lie_on_dark(self) -> None:
        """The ground is that of media, whatever the scheme."""
        self._delegate.ring = "on_media"

    def sizeHint(self) -> QSize:
        """One row of frames and room for the scroll bar."""
        return QSize(self._theme.px(300), self._theme.px(HEIGHT + GAP + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell what came of it."""
        self._delegate.missing = 0
        super().paintEvent(event)
        self.painted.emit(self._delegate.missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The frame that is looked at stays in view."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the other tick, where there is one, or rate; everything else as in any list."""
        stars, flag = stars_of(event), flag_of(event)
        if event.key() in TICKING and not event.modifiers():
            self._media.request_tick(self.currentIndex().row())
        elif stars is not None:
            self.stars_given.emit(stars)
        elif flag:
            self.flag_given.emit(flag)
        else:
            super().keyPressEvent(event)


class FilmStrip(QWidget):
    """Frames and "4/12". The choice survives new tiles; at first the first is chosen."""

    #: the media_id of the frame that is looked at now; "" when there is none any more
    frame_chosen = Signal(str)
    #: the media_id of a frame, and whether the person wants it ticked
    tick_requested = Signal(str, bool)

    def __init__(self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MediaModel()
        self.view = FilmView(theme, thumbs, self.model, self)
        self._chosen = ""
        self._place = QLabel("", self)
        self._place.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.view, 1)
        row.addWidget(self._place)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.tick_requested.connect(self.tick_requested)

    def set_tiles(self, tiles: list[MediaTile]) -> None:
        """Show these tiles; where the chosen one is gone, the one that took its place is next."""
        kept, before = self._chosen, self.view.currentIndex().row()
        self.model.set_rows(tiles)
        place = self.model.place_of(kept)
        if not tiles:
            self._chosen = ""
            self.frame_chosen.emit("")
        elif place < 0:
            self._select(min(max(before, 0), len(tiles) - 1) if kept else 0)
        elif self.view.currentIndex().row() != place:
            self._select(place)
        self._refresh_place()

    @property
    def chosen(self) -> str:
        """The media_id of the frame that is looked at; empty when there is none."""
        return self._chosen

    def choose(self, media_id: str) -> None:
        """Look at this one; an id that is not in the strip is ignored."""
        place = self.model.place_of(media_id)
        if place >= 0:
            self._select(place)

    def begin_anew(self) -> None:
        """Another coverage comes: its first frame is to be looked at first."""
        self._chosen = ""

    def step(self, by: int) -> None:
        """Look at the next (1) or the previous (-1) frame."""
        count = self.model.rowCount()
        if count:
            self._select(min(max(self.view.currentIndex().row() + by, 0), count - 1))

    def toggle_current(self) -> None:
        """Ask for the other tick of the frame that is looked at."""
        self.model.request_tick(self.view.currentIndex().row())

    def _select(self, place: int) -> None:
        index = self.model.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)
        self._on_current_changed(index)  # no change where it was current for another coverage

    def _on_current_changed(self, current: QModelIndex) -> None:
        tile: MediaTile | None = current.data(TILE_ROLE) if current.isValid() else None
        if tile is not None and tile.media_id != self._chosen:
            self._chosen = tile.media_id
            self.frame_chosen.emit(tile.media_id)
        self._refresh_place()

    def _refresh_place(self) -> None:
        count = self.model.rowCount()
        at = number(self.view.currentIndex().row() + 1, 0)
        self._place.setText(f"{at}/{number(count, 0)}" if count else "")
