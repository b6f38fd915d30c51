"""Brings the previews of what people here will look at, and remembers which are not genuine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.cards import Card
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.domain.office import Actor
from app.errors import Failure
from app.media.carrier import Carrier
from app.media.shelf import THUMB, Shelf
from app.queries import Queries

NOT_GENUINE = "preview_altered"
AT_ONCE = 30  # previews that come before anybody hears of them
Make = Callable[[Path, str, Path], object]  # of an original, its SHA-256, a shelf's root


class PreviewFetch:
    """One lane fetches; `trouble` may be asked from anywhere."""

    def __init__(
        self, carrier: Carrier, queries: Queries, make: Make, cache: Path, remade: Path
    ) -> None:
        """`make` draws previews as `Workers.make_previews`, those of this PC alone in `remade`."""
        self._carrier = carrier
        self._queries = queries
        self._make = make
        self._own = Shelf(cache)
        self._remade = remade
        self._fetched: set[tuple[str, int]] = set()
        self._stale = True
        self._troubles: dict[str, str] = {}

    def trouble(self, sha256: str) -> str:
        """The code of what is wrong with the previews of an item, "" where nothing is known."""
        return self._troubles.get(sha256, "")

    def expect(self) -> None:
        """There may be something new to fetch."""
        self._stale = True

    def fetch(
        self,
        actor: Actor,
        coverage_of: Callable[[str], Coverage | None],
        goes_on: Callable[[], bool] = lambda: True,
        told: Callable[[str], None] = lambda coverage_id: None,
    ) -> frozenset[str]:
        """Bring what is new, what waits for the actor first; the coverages that look different.

        The small pictures of all of them come before the large ones of any, so that whichever is
        opened shows its tiles at once; `told` hears of each coverage as it looks different. One
        item's trouble (a preview that is gone or altered) does not keep the others away: it is
        tried again the next time.
        """
        if not self._stale:
            return frozenset()
        self._stale = False
        changed = set[str]()
        cards = [card for card in self._wanted(actor) if _revision(card) not in self._fetched]
        for card, whole in [*((card, False) for card in cards), *((card, True) for card in cards)]:
            if not goes_on():
                self._stale = True
                break
            coverage = coverage_of(card.id)
            if coverage is None:
                continue
            sound = True
            for media in _batches(coverage.media):
                before = self._told(media)
                brought, failed = self._bring(media, whole, goes_on)
                sound = sound and not failed
                if brought or before != self._told(media):
                    changed.add(card.id)
                    told(card.id)
            self._stale = self._stale or not sound
            if whole and sound:
                self._fetched.add(_revision(card))
        return frozenset(changed)

    def recheck(self, media: Iterable[MediaItem]) -> bool:
        """Whether what is shown of these items differs now, after reading it all once more.

        A preview that was altered on this PC's own disk is brought anew.
        """
        items = list(media)
        before = self._told(items)
        brought, _ = self._bring(items)
        return bool(brought) or before != self._told(items)

    def remake(self, coverage_id: str, item: MediaItem) -> bool:
        """Draw an item's previews anew from its original; whether they are those handed in.

        Others than those (another version of the program drew them) are for this PC's eyes alone.
        Raises Unavailable `original_missing`, `file_altered`, and as `Workers.make_previews`.
        """
        original = self._carrier.genuine(coverage_id, item)
        self._remade.mkdir(parents=True, exist_ok=True)
        self._make(original, item.sha256, self._remade)
        made = Shelf(self._remade)
        same = made.holds(item.sha256, item.previews)
        if same:
            self._own.bring(made, item.sha256, item.previews)
        self._troubles.pop(item.sha256, None)
        return same

    def _bring(
        self,
        media: Iterable[MediaItem],
        whole: bool = True,
        goes_on: Callable[[], bool] = lambda: True,
    ) -> tuple[int, bool]:
        """How many items were not here before, and whether one could not be brought."""
        brought, failed = 0, False
        for item in media if whole else map(_small, media):
            if not goes_on():
                return brought, True
            try:
                brought += self._carrier.fetch_previews([item])
            except Failure as failure:
                failed = True
                drawn = Shelf(self._remade).path(item.sha256, THUMB).is_file()
                if failure.code == NOT_GENUINE and not drawn:
                    self._troubles[item.sha256] = failure.code
            else:
                if whole:  # the small one alone says nothing of the others
                    self._troubles.pop(item.sha256, None)
        return brought, failed

    def _told(self, media: Iterable[MediaItem]) -> list[str]:
        return [self.trouble(item.sha256) for item in media]

    def _wanted(self, actor: Actor) -> Iterator[Card]:
        seen, roles = set[str](), {post.role for post in actor.posts}
        waiting = self._queries.waiting_for(actor.person, roles)
        for card in (*waiting, *self._queries.shown_cards()):
            if card.id not in seen:
                seen.add(card.id)
                yield card


def _revision(card: Card) -> tuple[str, int]:
    return card.id, card.revision


def _small(item: MediaItem) -> MediaItem:
    """The item with the one preview that tiles show."""
    return replace(item, previews={n: each for n, each in item.previews.items() if n == THUMB})


def _batches(media: tuple[MediaItem, ...]) -> Iterator[tuple[MediaItem, ...]]:
    """So many at a time as a screen shows."""
    return (media[at : at + AT_ONCE] for at in range(0, len(media), AT_ONCE))
