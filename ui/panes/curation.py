"""Looking through the media of a coverage: strip or grid, filtered, sorted, rated, chosen."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QWidget

from app.domain.acts import ChosenItem, ItemsRated
from app.domain.asides import Rating
from app.domain.media import MediaItem
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.models.media_model import MediaTile
from ui.panes.curation_bar import CurationBar
from ui.panes.curation_choice import Choice
from ui.panes.curation_ratings import OwnRatings, with_flag, with_stars
from ui.panes.curation_rules import Filter, Seen, in_order
from ui.panes.curation_tiles import rated, turned_as
from ui.panes.draft import ReviewDraft
from ui.panes.naming import why_closed
from ui.texts.rating import NOTHING_FITS
from ui.theme import Theme
from ui.viewer.marks_shown import colours_of
from ui.widgets.film_strip import FilmStrip
from ui.widgets.media_grid import MediaGrid
from ui.widgets.rating_keys import MOST, flag_of, stars_of
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace


class Curation(QObject):
    """Its parts are `bar`, `strip` and `grid`; the grid takes the place of the viewer."""

    #: a Ya would take something else now, or in another order
    choice_changed = Signal()
    #: everything was shown anew
    refreshed = Signal()
    #: the grid takes the place of the viewer (True), or gives it back
    grid_shown = Signal(bool)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._file: CoverageFile | None = None
        self._tiles: dict[str, MediaTile] = {}
        self._media: tuple[MediaItem, ...] = ()
        self._draft = ReviewDraft()
        self._choice: Choice | None = None
        self._choosable = False
        self._filter, self._order = Filter(), "handed_in"
        self._told: tuple[ChosenItem, ...] = ()
        self._of = ("", "")  # the coverage and the Ya that filter and order are for
        self.ratings = OwnRatings(workplace, messages, self)
        self.bar = CurationBar(theme, parent)
        self.strip = FilmStrip(theme, thumbs, parent)
        self.grid = MediaGrid(theme, thumbs, parent, several=True)
        self.grid.empty_words = NOTHING_FITS
        self.grid.hide()
        self._connect()
        self._bind(parent)

    def show_file(
        self, file: CoverageFile, draft: ReviewDraft, choosable: bool, tiles: Sequence[MediaTile]
    ) -> None:
        """Show a coverage; `tiles` of its media as handed in, those with a problem marked."""
        self._file, self._draft, self._choosable = file, draft, choosable
        self._tiles = {tile.media_id: tile for tile in tiles}
        self._media = tuple(
            turned_as(self._tiles[each.sha256], each) for each in file.coverage.media
        )
        self.ratings.show_coverage(file.coverage)
        self._choose_anew()
        self._told = self.chosen
        self._begin_anew(file)
        self.refresh()

    @property
    def choice(self) -> Choice | None:
        """What a Ya takes; None before a coverage was shown."""
        return self._choice

    @property
    def chosen(self) -> tuple[ChosenItem, ...]:
        """The items that a Ya would name now."""
        return self._choice.named if self._choice else ()

    @property
    def is_grid(self) -> bool:
        """Whether the grid stands in the place of the viewer."""
        return not self.grid.isHidden()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        choice = self._choice
        if choice is None:
            return
        every = list(choice.every.values())
        ordered = choice.in_order_of_ya() if self._order == "named" else every
        shown = [seen for seen in in_order(ordered, self._order) if self._filter.lets(seen)]
        office, told = self._workplace.office, choice.is_told
        colours = colours_of(office.people, self._theme.mark_colours)
        tiles = [rated(self._tiles[s.item.sha256], s, office, colours, told) for s in shown]
        self.strip.set_tiles(tiles)
        self.grid.set_tiles(tiles, discardable=False)
        self.bar.show_media(every, self._filter, self._order, len(shown))
        self._show_targets()
        self.bar.setVisible(bool(every))
        self.refreshed.emit()

    def listen(self, viewer: QWidget) -> None:
        """Take the keys that rate from a viewer, where it leaves them."""
        viewer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """G, where there is a grid; P, X and Alt with a digit, for a bare one zooms in a viewer."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        here = not isinstance(watched, QWidget) or watched.window() is self.bar.window()
        if event.key() == Qt.Key.Key_G and not event.modifiers() and here:
            self.toggle_grid()
        elif watched in (self.strip.view, self.grid):
            return False
        elif flag := flag_of(event):
            self.flag(flag)
        elif (stars := stars_of(event, bare=False)) is not None:
            self.give_stars(stars)
        else:
            return False
        return True

    # What the person does

    def toggle_grid(self) -> None:
        """The grid in the place of the viewer, or the viewer again."""
        self._show_grid(not self.is_grid)

    def give_stars(self, stars: int) -> None:
        """So many stars for what is selected or looked at."""
        if not self._closed:
            self.ratings.rate(self._target_ids, with_stars(stars))

    def flag(self, flag: str) -> None:
        """This flag for what is selected or looked at; taken away where all have it."""
        own = self.ratings.ratings.get(self._workplace.person, {})
        ids = self._target_ids
        off = all(own.get(sha256, Rating(sha256)).flag == flag for sha256 in ids)
        if not self._closed:
            self.ratings.rate(ids, with_flag(flag, off))

    def tick(self) -> None:
        """Take what is selected or looked at into the Ya, or all of it out again."""
        targets = self._targets()
        if self._choosable and targets:
            self.take([t.item.sha256 for t in targets], not all(t.chosen for t in targets))

    def take(self, items: Sequence[str], taken: bool) -> None:
        """Take these items (SHA-256) into the Ya, or leave them out."""
        if self._choice is not None and self._choosable:
            self._choice.take(items, taken)
            self._on_choice_changed()

    def look_at(self, sha256: str) -> None:
        """Look at this item large, whatever is shown now."""
        if self.strip.model.place_of(sha256) < 0:
            self._on_filter_chosen(Filter())
        self._show_grid(False)
        self.strip.choose(sha256)

    def put_in_order(self, order: Sequence[str]) -> None:
        """A Ya names its items in this order (SHA-256)."""
        self._draft.order = tuple(order)
        self._on_choice_changed()

    def take_picked_only(self) -> None:
        """A Ya takes what is picked, and nothing else."""
        if self._choice is not None:
            self._choice.take_picked_only()
            self._on_choice_changed()

    def take_all_usable(self) -> None:
        """A Ya takes everything that nobody refuses."""
        if self._choice is not None:
            self._choice.take_all_usable()
            self._on_choice_changed()

    # How it goes on from there

    def _begin_anew(self, file: CoverageFile) -> None:
        """Who does not choose sees at first what the Ya names, in its order."""
        approval = file.coverage.approval
        of = (file.coverage.id, approval.event if approval and not self._choosable else "")
        if of == self._of:
            return
        if of[0] != self._of[0]:
            self.strip.begin_anew()
            self._show_grid(False)
        self._of = of
        told = bool(of[1]) and len(file.coverage.chosen) < len(file.coverage.media)
        self._filter = Filter(verdict="chosen") if told else Filter()
        self._order = "named" if of[1] else "handed_in"

    def _show_grid(self, shown: bool) -> None:
        if shown == self.is_grid:
            return
        had_focus = any(part.hasFocus() for part in (self.strip.view, self.grid))
        looked_at = (self.grid.selected or [""])[0] if self.is_grid else self.strip.chosen
        self.grid.setVisible(shown)
        self.strip.setVisible(not shown)
        self.grid_shown.emit(shown)
        if shown:
            self.grid.choose(looked_at)
        else:
            self.strip.choose(looked_at)
        if had_focus or shown:
            (self.grid if shown else self.strip).setFocus()
        self._show_targets()

    def _targets(self) -> list[Seen]:
        every = self._choice.every if self._choice else {}
        return [every[sha256] for sha256 in self._target_ids if sha256 in every]

    @property
    def _target_ids(self) -> list[str]:
        if self.is_grid:
            return self.grid.selected
        return [self.strip.chosen] if self.strip.chosen else []

    @property
    def _closed(self) -> str:
        option = self._file.options.get(ItemsRated) if self._file else None
        return why_closed(self._workplace, option)

    def _show_targets(self) -> None:
        targets = self._targets()
        self.bar.show_targets(targets, self._choosable, self._closed)
        self.bar.show_view(self.is_grid, len(targets))

    def _connect(self) -> None:
        self.ratings.changed.connect(self._on_choice_changed)
        self.strip.frame_chosen.connect(lambda _: self._show_targets())
        self.strip.tick_requested.connect(lambda item, taken: self.take([item], taken))
        self.grid.media.tick_requested.connect(lambda item, taken: self.take([item], taken))
        self.grid.selection_changed.connect(self._show_targets)
        self.grid.tile_opened.connect(self.look_at)
        self.grid.ticks_given.connect(self.tick)
        self.bar.tick.clicked.connect(self.tick)
        self.bar.grid.clicked.connect(self.toggle_grid)
        self.bar.filter_chosen.connect(self._on_filter_chosen)
        self.bar.order_chosen.connect(self._on_order_chosen)
        for part in (self.strip.view, self.grid, self.bar.stars):
            part.stars_given.connect(self.give_stars)
        for part in (self.strip.view, self.grid):
            part.flag_given.connect(self.flag)
            part.installEventFilter(self)
        self.bar.pick.clicked.connect(lambda: self.flag("pick"))
        self.bar.reject.clicked.connect(lambda: self.flag("reject"))

    def _bind(self, parent: QWidget) -> None:
        for stars in range(MOST + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{stars}"), parent)
            shortcut.activated.connect(lambda stars=stars: self.give_stars(stars))

    def _choose_anew(self) -> None:
        if self._file is None:
            return
        unsound = frozenset(key for key, tile in self._tiles.items() if tile.problem)
        ratings, person = self.ratings.ratings, self._workplace.person
        coverage, media = self._file.coverage, self._media
        zone = ZoneInfo(self._workplace.office.zone)
        self._choice = Choice(
            coverage, media, self._draft, ratings, person, zone, self._choosable, unsound
        )

    def _on_choice_changed(self) -> None:
        self._choose_anew()
        self.refresh()
        if self._told != self.chosen:  # a star changes nothing that others show
            self._told = self.chosen
            self.choice_changed.emit()

    def _on_filter_chosen(self, chosen: Filter) -> None:
        self._filter = chosen
        self.refresh()

    def _on_order_chosen(self, order: str) -> None:
        self._order = order
        self.refresh()
