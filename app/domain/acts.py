"""What can be done to a coverage: the bodies of its events, past tense, as they are signed.

The same frozen values are proposed to `decide` and applied by `evolve`; design §3 says what each
means. Points, reasons and texts are plain text.
"""

from __future__ import annotations

from dataclasses import field

from app.domain.asides import (
    DocumentAttached,
    DocumentWaived,
    ItemsListed,
    ItemsRated,
    ItemTurned,
    LateReasonGiven,
    MarkPlaced,
    MarkRemoved,
    MediaListed,
    NoteWritten,
    OvertakenDropped,
    PointTicked,
    SheetIssued,
    WorkBegun,
)
from app.domain.media import Attachment, ChosenItem, MediaItem
from app.domain.record import record

# What a person adds beside the coverage is defined in `asides`, and done like any other act.
__all__ = [
    "ACTS",
    "OWN_STREAM",
    "QUIET",
    "VERSION",
    "Act",
    "ActWithdrawn",
    "Activity",
    "AdminDirected",
    "AdminReassigned",
    "ChosenItem",
    "CorrectionOpened",
    "CoverageApproved",
    "CoverageArchived",
    "CoverageCancelled",
    "CoverageHandedIn",
    "CoverageOpened",
    "CoverageReceived",
    "CoverageRejected",
    "CoverageReturned",
    "DocumentAttached",
    "DocumentWaived",
    "HeldActConfirmed",
    "ItemTurned",
    "ItemsListed",
    "ItemsRated",
    "LateReasonGiven",
    "MarkPlaced",
    "MarkRemoved",
    "MediaListed",
    "NoteWritten",
    "OvertakenDropped",
    "PointTicked",
    "PostTakenDown",
    "ResultRecorded",
    "SheetIssued",
    "WordingCorrected",
    "WorkBegun",
]


@record
class Activity:
    """What happened (ANRI: what, when, where, who)."""

    title: str
    leader: str  # key in the office's leaders: kdh, wkdh, sekda, ...
    starts_at: int  # ms since 1970 UTC
    place: str
    attendees: tuple[str, ...] = ()


@record
class Wording:
    """The text that goes out: the narrative, and a caption where a platform needs its own."""

    narrative: str
    captions: dict[str, str] = field(default_factory=dict)  # platform key -> caption


@record
class CoverageOpened:
    activity: Activity
    sop: str  # digest of the SOP version that it follows to its end


@record
class CoverageHandedIn:
    activity: Activity
    media: tuple[MediaItem, ...]
    wording: Wording
    equipment: dict[str, bool] = field(default_factory=dict)  # requirement key -> available
    listed: tuple[str, ...] = ()  # ids of the MediaListed whose media come before these


@record
class CoverageReceived:
    correction: Wording | None = None
    equipment: dict[str, bool] = field(default_factory=dict)


@record
class CoverageReturned:
    reason: str
    points: tuple[str, ...] = ()
    equipment: dict[str, bool] = field(default_factory=dict)
    marks: tuple[str, ...] = ()  # ids of the MarkPlaced that are points to mend as well


@record
class CoverageApproved:
    items: tuple[ChosenItem, ...]
    directive: str = ""
    correction: Wording | None = None
    equipment: dict[str, bool] = field(default_factory=dict)
    covers: str = ""  # filled in by decide: digest of exactly what this Ya covers
    listed: tuple[str, ...] = ()  # ids of the ItemsListed whose items come before these


@record
class CoverageRejected:
    reason: str
    points: tuple[str, ...] = ()
    equipment: dict[str, bool] = field(default_factory=dict)
    marks: tuple[str, ...] = ()  # ids of the MarkPlaced that are points to mend as well


@record
class AdminDirected:
    admin: str  # person id
    platforms: tuple[str, ...]
    note: str = ""
    equipment: dict[str, bool] = field(default_factory=dict)


@record
class AdminReassigned:
    admin: str
    platforms: tuple[str, ...]
    reason: str


@record
class WordingCorrected:
    wording: Wording
    reason: str = ""


@record
class ResultRecorded:
    platform: str
    outcome: str  # published, failed, postponed
    account: str = ""
    url: str = ""
    published_at: int = 0
    reason: str = ""
    screenshot: Attachment | None = None
    equipment: dict[str, bool] = field(default_factory=dict)


@record
class ActWithdrawn:
    withdrawn: str = ""  # filled in by decide: id of the act that is taken back


@record
class CoverageCancelled:
    reason: str


@record
class CorrectionOpened:
    """Ralat: what is published is wrong; a new Ya follows, and what is out is recorded anew.

    That is a new URL, or the same one where the platform let the post be edited in its place.
    """

    reason: str


@record
class PostTakenDown:
    platform: str
    url: str
    asked_by: str
    reason: str
    removed_at: int


@record
class CoverageArchived:
    classification: str = ""
    location: str = ""
    note: str = ""


@record
class HeldActConfirmed:
    """A present holder carries an act that arrived after its author's post had ended."""

    act: str  # id of the held event


Act = (
    CoverageOpened
    | CoverageHandedIn
    | CoverageReceived
    | CoverageReturned
    | CoverageApproved
    | CoverageRejected
    | AdminDirected
    | AdminReassigned
    | WordingCorrected
    | ResultRecorded
    | ActWithdrawn
    | CoverageCancelled
    | CorrectionOpened
    | PostTakenDown
    | CoverageArchived
    | HeldActConfirmed
    | WorkBegun
    | DocumentAttached
    | DocumentWaived
    | PointTicked
    | NoteWritten
    | LateReasonGiven
    | SheetIssued
    | OvertakenDropped
    | MediaListed
    | ItemsListed
    | ItemTurned
    | ItemsRated
    | MarkPlaced
    | MarkRemoved
)

OWN_STREAM: frozenset[type] = frozenset(
    {
        WorkBegun,
        DocumentAttached,
        DocumentWaived,
        PointTicked,
        NoteWritten,
        LateReasonGiven,
        SheetIssued,
        OvertakenDropped,
        MediaListed,
        ItemsListed,
        ItemTurned,
        ItemsRated,
        MarkPlaced,
        MarkRemoved,
    }
)
# Asides that the coverage itself shows, person by person: its history would drown in them.
QUIET: frozenset[type] = frozenset(
    {MediaListed, ItemsListed, ItemTurned, ItemsRated, MarkPlaced, MarkRemoved}
)
ACTS: dict[str, type] = {kind.__name__: kind for kind in Act.__args__}
VERSION = 1
