"""What a person has prepared for a decision and not sealed: kept while the window is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.acts import ChosenItem, Wording
from app.domain.media import MediaItem


@dataclass(slots=True)
class ReviewDraft:
    """One coverage's; by default every item is chosen, turned as it was handed in."""

    left_out: set[str] = field(default_factory=set)  # SHA-256 of items that are not chosen
    turned: dict[str, int] = field(default_factory=dict)  # SHA-256 -> degrees clockwise
    originals: set[str] = field(default_factory=set)  # SHA-256 of items seen in the original
    directive: str = ""
    correction: Wording | None = None
    equipment: dict[str, bool] = field(default_factory=dict)
    forms: dict[str, Mapping[str, str]] = field(default_factory=dict)  # by the form's key

    def chosen(self, media: tuple[MediaItem, ...]) -> tuple[ChosenItem, ...]:
        """The items that a Ya would name now, in the order of the strip."""
        return tuple(
            ChosenItem(
                item.sha256,
                self.turned.get(item.sha256, item.rotation),
                "original" if item.sha256 in self.originals else "preview",
            )
            for item in media
            if item.sha256 not in self.left_out
        )

    def toggle(self, sha256: str, chosen: bool) -> None:
        """Choose an item, or leave it out."""
        if chosen:
            self.left_out.discard(sha256)
        else:
            self.left_out.add(sha256)
