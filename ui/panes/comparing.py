"""Compares the photos of a coverage: with an earlier revision of the same shot, or two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.media import MediaItem
from app.errors import Failure
from app.shown_name import shown_name
from ui.theme import Theme
from ui.viewer.compare import Comparison, Side
from ui.viewer.compare_pairs import counterpart
from ui.viewer.item import ViewerItem
from ui.viewer.marks_layer import MarksLayer
from ui.viewer.photo_view import LOADING
from ui.viewer.pictures import Picture
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.panes.media_pane import MediaPane

LEFT, RIGHT = 0, 1
MOST_LOOKED = 60  # of a revision's pictures are looked at for likeness


class Comparing(QObject):
    """The comparison takes the place of the viewer; the strip chooses what is on the right."""

    #: the comparison takes the place of the viewer (True), or gives it back
    shown_changed = Signal(bool)

    def __init__(self, pane: MediaPane, workplace: Workplace, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._workplace = workplace
        self._theme = theme
        self._items: list[MediaItem | None] = [None, None]
        self._origins = ["", ""]
        self._likeness: dict[str, int] = {}
        self._looked: set[str] = set()  # SHA-256 of what was looked at for likeness
        self._coming: set[str] = set()  # SHA-256 of what is being fetched, and of what was
        self._fetched: set[str] = set()
        self._window: CompareWindow | None = None
        self.view = Comparison(theme, workplace.tasks, pane)
        self.view.hide()
        self.layers = (MarksLayer(theme), MarksLayer(theme))
        for view, layer in zip(self.view.views, self.layers, strict=True):
            layer.setParent(self)
            view.set_overlay(layer)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether something is compared now."""
        return not self.view.isHidden()

    @property
    def can_compare(self) -> bool:
        """Whether there are two photos, of this revision or of two."""
        every = {item.sha256 for media in self._sources().values() for item in media}
        return len(every) > 1 and bool(self._pane.shown.media)

    def open(self) -> None:
        """Compare what is looked at: with its earlier revision, else with its neighbour."""
        if not self.can_compare:
            return
        names = list(self._sources())
        self._origins = [names[-2] if len(names) > 1 else names[-1], names[-1]]
        self._items = [None, None]
        self._pane.viewer.stop()
        self.view.show()
        self.shown_changed.emit(True)
        self.follow()
        self.view.setFocus()

    def close(self) -> None:
        """Give the place back to the viewer."""
        if self._window is not None:
            self._window.close()
        if self.is_open:
            self.view.hide()
            self.shown_changed.emit(False)
            self._pane.viewer.setFocus()

    def follow(self) -> None:
        """Another photo is chosen in the strip: it comes to the right, its like to the left."""
        chosen = self._pane.shown.item(self._pane.strip.chosen)
        if not self.is_open or chosen is None:
            return
        self._origins[RIGHT] = list(self._sources())[-1]
        self._items[RIGHT] = chosen
        if self._origins[LEFT] != self._origins[RIGHT]:
            self._items[LEFT] = self._like(chosen)
        elif self._items[LEFT] is None:
            self._items[LEFT] = self._neighbour(chosen)
        self._refresh()
        self._doubt(chosen)

    # What is shown

    def _sources(self) -> dict[str, tuple[MediaItem, ...]]:
        """By origin, the oldest first; what is looked at now is the last."""
        shown = self._pane.shown
        past = {f"Revisi {each.number}": each.media for each in shown.revisions[:-1]}
        number = shown.revisions[-1].number if shown.revisions else 1
        return {**past, f"Revisi {number}": shown.media}

    def _like(self, item: MediaItem) -> MediaItem | None:
        others = self._sources().get(self._origins[LEFT], ())
        return counterpart(item, self._pane.shown.place_of(item), others, self._likeness)

    def _neighbour(self, item: MediaItem) -> MediaItem:
        media = self._pane.shown.media
        place = self._pane.shown.place_of(item)
        return media[place + 1] if place + 1 < len(media) else media[max(0, place - 1)]

    def _refresh(self) -> None:
        sources = tuple(self._sources())
        several = len(sources) > 1
        sides = []
        for item, origin in zip(self._items, self._origins, strict=True):
            viewed = self._viewed(item) if item is not None else None
            name = shown_name(item.name) if item is not None else ""
            sides.append(Side(viewed, name, origin if several else "", sources))
        self.view.show_pair(sides[LEFT], sides[RIGHT])
        self._show_marks()

    def _show_marks(self) -> None:
        """What was marked on either of them; drawn upon in the viewer, not here."""
        marks = self._pane.marks.marks if self._pane.marks.seen else ()
        for item, layer in zip(self._items, self.layers, strict=True):
            if item is not None and self.is_open:
                layer.show_item(item.sha256, self._pane.turns.of(item))
                layer.show_marks(marks)

    def _viewed(self, item: MediaItem) -> ViewerItem:
        """Previews of an earlier revision may never have come to this PC."""
        shown = self._pane.shown
        if not shown.has_previews(item) and item.sha256 not in self._fetched:
            self._fetch(item)
            return replace(shown.viewed(item), problem=LOADING)
        return shown.viewed(item)

    def _fetch(self, item: MediaItem) -> None:
        if item.sha256 in self._coming:
            return
        self._coming.add(item.sha256)
        carrier = self._workplace.station.carrier
        self._workplace.tasks.look(
            lambda progress: carrier.fetch_previews([item]),
            lambda fetched: None,
            failed=_say_nothing,
            ended=lambda: self._on_fetched(item),
            owner=self,
        )

    def _on_fetched(self, item: MediaItem) -> None:
        self._coming.discard(item.sha256)
        self._fetched.add(item.sha256)
        if self.is_open:
            self._refresh()

    def _doubt(self, item: MediaItem) -> None:
        """Where names say nothing, see what looks alike: the pair may be another one then."""
        found = self._items[LEFT]
        if found is None or found.name == item.name or self._origins[LEFT] == self._origins[RIGHT]:
            return
        others = self._sources().get(self._origins[LEFT], ())[:MOST_LOOKED]
        wanted = [each for each in (item, *others) if each.sha256 not in self._looked]
        self._looked.update(each.sha256 for each in wanted)
        if wanted:
            self._workplace.tasks.look(
                lambda progress: self._likenesses(wanted), self._on_looked_at, owner=self
            )

    def _likenesses(self, items: list[MediaItem]) -> dict[str, int]:
        """By SHA-256; blocks on the share and the workers. What cannot be seen is left out."""
        station, found = self._workplace.station, {}
        for item in items:
            try:
                station.carrier.fetch_previews([item])
                likeness = station.workers.look(None, item.sha256, station.profile.cache).likeness
            except Failure:
                continue
            if likeness is not None:
                found[item.sha256] = likeness
        return found

    def _on_looked_at(self, found: dict[str, int]) -> None:
        self._likeness.update(found)
        self.follow()

    # What the person does

    def _connect(self) -> None:
        view, pane = self.view, self._pane
        view.closed.connect(self.close)
        view.step_requested.connect(pane.strip.step)
        view.other_wanted.connect(self._on_other_wanted)
        view.origin_wanted.connect(self._on_origin_wanted)
        view.larger_wanted.connect(self._on_larger_wanted)
        view.full_screen_requested.connect(self._on_full_screen_requested)
        pane.strip.frame_chosen.connect(lambda _: self.follow())
        pane.shown.turns.changed.connect(self.follow)
        pane.marks.changed.connect(self._show_marks)
        pane.shown.originals.photo_read.connect(self._on_photo_read)

    def _on_other_wanted(self, side: int, by: int) -> None:
        media, item = self._sources().get(self._origins[side], ()), self._items[side]
        if not media:
            return
        ids = [each.sha256 for each in media]
        place = ids.index(item.sha256) if item is not None and item.sha256 in ids else 0
        self._items[side] = media[min(max(place + by, 0), len(media) - 1)]
        self._refresh()

    def _on_origin_wanted(self, side: int, origin: str) -> None:
        other = self._items[1 - side]
        media = self._sources().get(origin, ())
        self._origins[side] = origin
        if other is not None and media:
            place = self._pane.shown.place_of(other)
            self._items[side] = counterpart(other, place, media, self._likeness)
        self._refresh()

    def _on_larger_wanted(self, side: int) -> None:
        item = self._items[side]
        if item is not None and item.kind == "photo":
            shown = self._pane.shown
            shown.originals.read_photo(item, shown.turns.of(item), asked=False)

    def _on_photo_read(self, sha256: str, rotation: int, picture: Picture) -> None:
        for side, item in enumerate(self._items):
            if item is not None and self._pane.turns.of(item) == rotation:
                self.view.show_larger(side, sha256, picture)

    def _on_full_screen_requested(self) -> None:
        if self._window is not None:
            self._window.close()
            return
        self._window = CompareWindow(self.view, self._pane)
        self._window.closed.connect(self._on_window_closed)
        self._window.showFullScreen()

    def _on_window_closed(self) -> None:
        self._window = None
        self._pane.take_back(self.view)
        self.view.show()  # another parent hides it
        self.view.setFocus()


class CompareWindow(QWidget):
    """The comparison over the whole screen; F takes it back into its place."""

    #: it is closed; the comparison is to go elsewhere
    closed = Signal()

    def __init__(self, view: Comparison, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("whole")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The comparison outlives it."""
        self.closed.emit()
        super().closeEvent(event)


def _say_nothing(failure: Failure) -> None:
    """The side says itself that its picture is not here."""
