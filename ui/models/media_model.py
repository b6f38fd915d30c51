"""The media of a coverage as a list, for the film strip and for the grid."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.plain_tip import plain_tip
from ui.texts.rating import rating_words

#: gives the MediaTile of an index
TILE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OtherRating:
    """What somebody else thinks of an item."""

    initials: str
    name: str
    colour: str  # "#rrggbb", that person's
    stars: int = 0
    flag: str = ""  # "pick", "reject" or neither


@dataclass(frozen=True, slots=True)
class MediaTile:
    """One photo or video as a tile."""

    media_id: str  # the sha256, or any other key for a file that was not taken
    name: str
    thumb_path: Path | None = None
    rotation: int = 0
    duration_text: str = ""  # "0:42", empty for photos
    badges: tuple[str, ...] = ()  # "ada lokasi", "mirip IMG_2041", "agak buram"
    problem: str = ""  # why the file cannot be used; makes it an error tile
    explained: str = ""  # the problem in a whole sentence, with what to do
    ticked: bool | None = None  # None: there is nothing to tick
    stars: int = 0  # the signed-in person's, 0 (none) to 5
    flag: str = ""  # the same person's: "pick", "reject" or neither
    others: tuple[OtherRating, ...] = ()


class MediaModel(QAbstractListModel):
    """Plain tiles; the tick is the person's wish, told by `tick_requested`, never changed here."""

    #: the media_id of a tile and whether it is to be ticked
    tick_requested = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[MediaTile] = []
        self._places: dict[str, int] = {}

    def set_rows(self, tiles: list[MediaTile]) -> None:
        """Show these tiles; the same ids in the same order keep selection and scrolling."""
        if [tile.media_id for tile in tiles] != [tile.media_id for tile in self._tiles]:
            self.beginResetModel()
            self._tiles = list(tiles)
            self._places = {tile.media_id: place for place, tile in enumerate(tiles)}
            self.endResetModel()
            return
        before, self._tiles = self._tiles, list(tiles)
        for place, (old, new) in enumerate(zip(before, tiles, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def tiles(self) -> list[MediaTile]:
        """What is shown."""
        return list(self._tiles)

    def place_of(self, media_id: str) -> int:
        """The row of a tile, or -1."""
        return self._places.get(media_id, -1)

    def request_tick(self, place: int) -> None:
        """Ask for the other state of a tile that can be ticked."""
        if 0 <= place < len(self._tiles):
            tile = self._tiles[place]
            if tile.ticked is not None and not tile.problem:
                self.tick_requested.emit(tile.media_id, not tile.ticked)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per tile."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name for display, everything in words for the screen reader."""
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == TILE_ROLE:
            return tile
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_spoken(tile))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(tile)
        return None


def _spoken(tile: MediaTile) -> str:
    ticked = {True: "dipilih", False: "tidak dipilih", None: ""}[tile.ticked]
    own = rating_words(tile.stars, tile.flag)
    others = [f"{other.name}: {rating_words(other.stars, other.flag)}" for other in tile.others]
    parts = [tile.name, tile.duration_text, ticked, own, *others, *tile.badges]
    parts += [tile.problem, tile.explained]
    return "\n".join(part for part in parts if part)
