"""Shows the hints on the draft on the page, and does what a person wants because of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.media import MediaItem
from app.drafts import Draft
from ui.handin.alike_window import AlikeWindow
from ui.handin.hint_book import HintBook
from ui.handin.hint_words import alike_sentence, sentences, summary
from ui.handin.media_tiles import NO_HINTS, front_items, stacks
from ui.handin.media_zone import MediaZone
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs


class HintDesk(QObject):
    """The media themselves are the MediaDesk's: what is to be discarded is asked of it."""

    #: the sha256 of an item that is not to be handed in
    discard_requested = Signal(str)
    #: the item that was discarded last is to be handed in after all
    undo_requested = Signal()

    def __init__(
        self,
        zone: MediaZone,
        book: HintBook,
        theme: Theme,
        tasks: Tasks,
        thumbs: Thumbs,
        cache: Path,
    ) -> None:
        super().__init__(zone)
        self._zone = zone
        self._theme = theme
        self._tasks = tasks
        self._thumbs = thumbs
        self._cache = cache
        self._draft: Draft | None = None
        self._hints = NO_HINTS
        self._fronts: list[MediaItem] = []
        self.book = book
        self.window: AlikeWindow | None = None
        zone.again.compare_requested.connect(self.compare)
        zone.again.next_requested.connect(self._on_next_requested)
        zone.hints.compare_requested.connect(lambda: self.compare(zone.chosen))
        zone.hints.discard_requested.connect(lambda: self.discard_requested.emit(zone.chosen))
        zone.item_chosen.connect(lambda sha256: self._on_item_chosen())

    def show(self, draft: Draft) -> None:
        """Show what is worth a second look in this draft."""
        self._draft = draft
        hints = self.book.hints
        fronts = front_items(draft.media, hints)
        if hints is not self._hints or fronts != self._fronts:
            self._hints, self._fronts = hints, fronts
            self._zone.again.show_hints(stacks(self._cache, fronts, hints), summary(hints))
        self._show_chosen()
        if self.window is not None:
            members = self.window.members
            left = [item for item in draft.media if item.sha256 in members]
            self.window.show_items(left, self._sharpness())

    def compare(self, sha256: str) -> None:
        """Open a window on an item and its look-alikes."""
        items = self._compared(sha256)
        if len(items) < 2:
            return
        if self.window is not None:
            self.window.close()
        window = AlikeWindow(self._theme, self._tasks, self._thumbs, self._cache, self._zone)
        window.discard_requested.connect(self.discard_requested)
        window.undo_requested.connect(self.undo_requested)
        window.destroyed.connect(partial(self._on_window_destroyed, id(window)))
        window.show_items(items, self._sharpness())
        host = self._zone.window()
        window.resize(host.size() * 0.92)
        window.show()
        self.window = window

    def _compared(self, sha256: str) -> list[MediaItem]:
        group = self.book.hints.alike.get(sha256, ())
        media = self._draft.media if self._draft is not None else ()
        return [item for item in media if item.sha256 in group]

    def _sharpness(self) -> dict[str, float]:
        media = self._draft.media if self._draft is not None else ()
        return {item.sha256: self.book.looked(item.sha256).sharpness or 0.0 for item in media}

    def _show_chosen(self) -> None:
        media = self._draft.media if self._draft is not None else ()
        item = next((each for each in media if each.sha256 == self._zone.chosen), None)
        if item is None:
            told = self._zone.explained
            self._zone.hints.show_lines("", [told] if told else [])
            return
        names = {each.sha256: each.name for each in media}
        hints = self.book.hints
        self._zone.hints.show_lines(alike_sentence(item, hints, names), sentences(item, hints))

    def _on_item_chosen(self) -> None:
        self._show_chosen()
        # What is said takes room from the media: the chosen one stays in view.
        QTimer.singleShot(0, self._zone, self._zone.show_chosen)

    def _on_next_requested(self) -> None:
        hints = self.book.hints
        media = self._draft.media if self._draft is not None else ()
        ids = [item.sha256 for item in media]
        hinted = {*hints.codes, *hints.earlier, *hints.alike}
        told = [each for each in ids if each in hinted]
        if told:
            at = ids.index(self._zone.chosen) if self._zone.chosen in ids else -1
            after = [each for each in told if ids.index(each) > at]
            self._zone.choose((after or told)[0])

    def _on_window_destroyed(self, which: int) -> None:
        if id(self.window) == which:  # another one may be open by now
            self.window = None
