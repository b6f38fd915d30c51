"""Which files an act names: they must lie in the coverage's folder before it is delivered."""

from __future__ import annotations

from app.domain.acts import Act, CoverageHandedIn, DocumentAttached, MediaListed, ResultRecorded
from app.domain.coverage_history import read_act
from app.domain.events import Event
from app.domain.media import Attachment, MediaItem
from app.errors import Refusal

NAMING: frozenset[str] = frozenset(
    kind.__name__ for kind in (CoverageHandedIn, MediaListed, DocumentAttached, ResultRecorded)
)
"""The kinds of acts that can name any."""


def files_of(act: Act) -> tuple[MediaItem | Attachment, ...]:
    """The files that an act names itself, not those of another act that it refers to."""
    match act:
        case CoverageHandedIn() | MediaListed():
            return act.media
        case DocumentAttached():
            return (act.file,)
        case ResultRecorded(screenshot=Attachment() as screenshot):
            return (screenshot,)
    return ()


def files_named(event: Event) -> tuple[MediaItem | Attachment, ...]:
    """The files that an event names; a malformed one names none."""
    if event.envelope.kind not in NAMING:
        return ()
    try:
        return files_of(read_act(event))
    except Refusal:
        return ()
