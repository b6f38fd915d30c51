"""What a person has prepared for a decision and not sealed: kept while the window is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.acts import ChosenItem, Wording
from app.domain.media import MediaItem


@dataclass(slots=True)
class ReviewDraft:
    """One coverage's; an item of which nothing is said goes with what people think of it."""

    wishes: dict[str, bool] = field(default_factory=dict)  # SHA-256 -> whether a Ya takes it
    order: tuple[str, ...] = ()  # SHA-256 in the order of a Ya; what is missing comes after
    originals: set[str] = field(default_factory=set)  # SHA-256 of items seen in the original
    directive: str = ""
    correction: Wording | None = None
    equipment: dict[str, bool] = field(default_factory=dict)
    forms: dict[str, Mapping[str, str]] = field(default_factory=dict)  # by the form's key

    def takes(self, sha256: str, refused: bool) -> bool:
        """Whether a Ya takes an item; what is `refused` only where the person says so."""
        return self.wishes.get(sha256, not refused)

    def ordered(self, media: Iterable[MediaItem]) -> list[MediaItem]:
        """The items in the order of a Ya."""
        places = {sha256: place for place, sha256 in enumerate(self.order)}
        return sorted(media, key=lambda item: places.get(item.sha256, len(places)))

    def named(self, media: Iterable[MediaItem]) -> tuple[ChosenItem, ...]:
        """These items, turned as they are, as a Ya would name them now, in its order."""
        return tuple(
            ChosenItem(
                item.sha256,
                item.rotation,
                "original" if item.sha256 in self.originals else "preview",
            )
            for item in self.ordered(media)
        )
