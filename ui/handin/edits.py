"""What a person does to a draft, as functions from a draft to the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.acts import CoverageHandedIn, Wording
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.drafts import Draft


def prefilled(coverage: Coverage, equipment: Mapping[str, bool]) -> Draft:
    """Where a draft begins: with what was handed in last, or with the activity alone."""
    return Draft(coverage.activity, coverage.media, coverage.wording, dict(equipment))


def same_file(draft: Draft, item: MediaItem) -> MediaItem | None:
    """The item of the draft that has the very same bytes, if there is one."""
    return next((each for each in draft.media if each.sha256 == item.sha256), None)


def with_item(draft: Draft, item: MediaItem, place: int | None = None) -> Draft:
    """The draft with one more item, at its end or where it was before."""
    at = len(draft.media) if place is None else place
    return replace(draft, media=(*draft.media[:at], item, *draft.media[at:]))


def without(draft: Draft, sha256: str) -> Draft:
    """The draft without one item."""
    return replace(draft, media=tuple(i for i in draft.media if i.sha256 != sha256))


def moved(draft: Draft, sha256: str, by: int) -> Draft:
    """The draft with one item so many places further on; it stops at either end."""
    media = list(draft.media)
    place = place_of(draft, sha256)
    item = media.pop(place)
    media.insert(min(max(place + by, 0), len(media)), item)
    return replace(draft, media=tuple(media))


def turned(draft: Draft, sha256: str) -> Draft:
    """The draft with one item turned clockwise by a quarter."""
    return _with_changed(draft, sha256, lambda i: replace(i, rotation=(i.rotation + 90) % 360))


def marked_edited(draft: Draft, sha256: str, edited: bool) -> Draft:
    """The draft with one item said to be an edited work, or raw media after all."""
    return _with_changed(draft, sha256, lambda item: replace(item, edited=edited))


def with_caption(draft: Draft, platform: str, text: str) -> Draft:
    """The draft with another caption for a platform; an empty one is left out."""
    captions = {key: each for key, each in draft.wording.captions.items() if key != platform}
    if text.strip():
        captions[platform] = text
    return replace(draft, wording=Wording(draft.wording.narrative, captions))


def with_narrative(draft: Draft, text: str) -> Draft:
    """The draft with another narrative."""
    return replace(draft, wording=Wording(text, draft.wording.captions))


def place_of(draft: Draft, sha256: str) -> int:
    """Where an item stands; ValueError where it does not."""
    return [item.sha256 for item in draft.media].index(sha256)


def hand_in_of(draft: Draft) -> CoverageHandedIn:
    """The act that hands this draft in."""
    return CoverageHandedIn(draft.activity, draft.media, draft.wording, dict(draft.equipment))


def _with_changed(draft: Draft, sha256: str, change: Callable[[MediaItem], MediaItem]) -> Draft:
    media = (change(item) if item.sha256 == sha256 else item for item in draft.media)
    return replace(draft, media=tuple(media))
