"""Names of a draft that are nearly spelled right, in all its texts, and putting them right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.domain.acts import Wording
from app.drafts import Draft
from ui.handin.spelling import Misspelt, misspelt


def misspelt_in(draft: Draft, leaders: Iterable[str]) -> tuple[Misspelt, ...]:
    """What is nearly one of the office's leaders, or of those who were there by the fields."""
    listed = tuple(leaders)
    activity = draft.activity
    known = (*listed, *activity.attendees)
    told = [misspelt(text, known) for text in _running(draft.wording)]
    told += [misspelt(text, listed) for text in (activity.title, *activity.attendees)]
    return tuple(each for found in told for each in found)


def respelt(draft: Draft, written: str, meant: str) -> Draft:
    """The draft with a name put right wherever it stands."""

    def right(text: str) -> str:
        return in_place(written).sub(lambda found: meant, text)

    activity, wording = draft.activity, draft.wording
    return replace(
        draft,
        activity=replace(
            activity,
            title=right(activity.title),
            attendees=tuple(right(each) for each in activity.attendees),
        ),
        wording=Wording(
            right(wording.narrative),
            {platform: right(text) for platform, text in wording.captions.items()},
        ),
    )


def in_place(written: str) -> re.Pattern[str]:
    """Finds it as words of their own, never inside another word."""
    return re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")


def _running(wording: Wording) -> Iterable[str]:
    return (wording.narrative, *wording.captions.values())
