"""What a Ya takes of a coverage: what is prepared for one, or what the one in force names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from functools import cached_property

from app.domain.acts import ChosenItem
from app.domain.coverage import Coverage
from app.domain.media import MediaItem, taken_at
from ui.panes.curation_rules import Ratings, Seen, opinion
from ui.panes.draft import ReviewDraft
from ui.panes.told_apart import told_apart


class Choice:
    """`choosable`: a Ya is prepared here, in `draft`; items in `unsound` it never takes.

    `media` are those of the coverage, turned as they are shown. Made anew where anything is
    thought or wanted otherwise, so that it is worked out once and not for everybody who asks.
    """

    def __init__(
        self,
        coverage: Coverage,
        media: tuple[MediaItem, ...],
        draft: ReviewDraft,
        ratings: Ratings,
        person: str,
        zone: tzinfo,
        choosable: bool,
        unsound: frozenset[str] = frozenset(),
    ) -> None:
        self._media = media
        self._approval = coverage.approval
        self._draft = draft
        self._ratings = ratings
        self._person = person
        self._zone = zone
        self.choosable = choosable
        self._unsound = unsound
        chosen = coverage.approval.items if coverage.approval else ()
        self._places = {item.sha256: place for place, item in enumerate(chosen)}

    @cached_property
    def every(self) -> Mapping[str, Seen]:
        """All media by SHA-256, as they were handed in."""
        return {item.sha256: self._seen(item) for item in self._media}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of all media by SHA-256, told apart where several have the same."""
        return told_apart(self._media, self._zone)

    def in_order_of_ya(self) -> list[Seen]:
        """All media, in the order in which a Ya names what it takes."""
        if self.choosable:
            return [self.every[item.sha256] for item in self._draft.ordered(self._media)]
        last = len(self._places)
        ordered = sorted(self.every, key=lambda sha256: self._places.get(sha256, last))
        return [self.every[sha256] for sha256 in ordered]

    @cached_property
    def taken(self) -> list[MediaItem]:
        """What a Ya takes, in its order."""
        return [seen.item for seen in self.in_order_of_ya() if seen.chosen]

    @property  # not kept: an original may be looked at any time
    def named(self) -> tuple[ChosenItem, ...]:
        """The items that a Ya would name now."""
        return self._draft.named(self.taken)

    @property
    def is_told(self) -> bool:
        """Whether there is a choice to show: one being made, or that of the Ya in force."""
        return self.choosable or self._approval is not None

    def take(self, items: Iterable[str], taken: bool) -> None:
        """The person wants these items (SHA-256) in the Ya, or not."""
        for sha256 in items:
            self._draft.wishes[sha256] = taken

    def take_picked_only(self) -> None:
        """The person wants what is picked, and nothing else."""
        for seen in self.every.values():
            self._draft.wishes[seen.item.sha256] = seen.opinion.is_picked

    def take_all_usable(self) -> None:
        """The person wants everything that is not to be left out."""
        self._draft.wishes.clear()

    def _seen(self, item: MediaItem) -> Seen:
        said = opinion(self._ratings, self._person, item.sha256)
        taken = taken_at(item, self._zone)
        return Seen(item, said, self._takes(item, said.is_refused), taken)

    def _takes(self, item: MediaItem, refused: bool) -> bool:
        if self.choosable:
            return item.sha256 not in self._unsound and self._draft.takes(item.sha256, refused)
        return item.sha256 in self._places
