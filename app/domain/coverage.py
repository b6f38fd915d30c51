"""A liputan as its events leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.acts import (
    Activity,
    CoverageApproved,
    CoverageHandedIn,
    CoverageRejected,
    CoverageReturned,
    ResultRecorded,
    Wording,
)
from app.domain.asides import Rating
from app.domain.events import canonical, digest
from app.domain.marks import Mark
from app.domain.media import Attachment, ChosenItem, MediaItem
from app.domain.record import record


class Stage(StrEnum):
    """Where a coverage is in its life; the step says where in the procedure."""

    UNDER_WAY = "under_way"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


@record
class Visit:
    """One stay at a step: its own clock, from the act before to the act that ends it."""

    step: int
    ordinal: int  # the how-manieth stay at that step
    entered_at: int
    estimated: bool = False  # an end of it was not read from the server's clock
    begun_at: int | None = None  # when a holder of the role opened it
    ended_at: int | None = None
    ended_by: str = ""
    late_reason: str = ""


@record
class Approval:
    """A Ya, and the digest of exactly what it covers."""

    event: str
    person: str
    post: str  # appointment id
    at: int
    items: tuple[ChosenItem, ...]
    directive: str
    covers: str
    wording: Wording


@record
class Lapse:
    """An approval that a later change took the ground from, and what changed."""

    approval: Approval
    by: str  # event id
    changed: tuple[str, ...]  # of "media", "narrative", "captions"; "correction" for a Ralat


@record
class Point:
    """A thing to mend, from a Tidak or a return, ticked off by Pelaksana."""

    id: str  # <event id>:<index>
    text: str
    done: bool = False
    mark: str = ""  # id of the mark that shows where, where one does


@record
class PlacedMark:
    """A mark and whose it is; a removed one is kept, for a point may speak of it."""

    event: str
    person: str
    at: int
    revision: int  # the hand-in that it was placed on
    mark: Mark
    removed: bool = False


@record
class Document:
    """How a required document was met."""

    file: Attachment | None
    waived: str  # the reason, where there is no file
    person: str


@record
class Result:
    """What became of the post on one platform; the last record counts."""

    event: str
    person: str
    at: int
    record: ResultRecorded
    taken_down: str = ""  # event id
    superseded: bool = False  # by a Ralat

    @property
    def is_live(self) -> bool:
        """Whether it was published and, as far as is recorded, still is."""
        return self.record.outcome == "published" and not self.taken_down


@record
class HeldAct:
    """An act whose author's post had ended before it arrived."""

    event: str
    person: str
    at: int
    body: object


@record
class Entry:
    """A line of the history, which is the record that PermenPANRB 35/2012 asks for."""

    event: str
    kind: str
    at: int
    estimated: bool
    person: str
    post: str
    step: int
    body: object


@dataclass(frozen=True)  # without slots, for `having`
class Coverage:
    """One liputan. `step` is 0 once the procedure has ended."""

    id: str
    sop: str
    activity: Activity
    opening: Activity  # as it was opened: the folder on the share is named after it for good
    opened_by: str
    opened_at: int
    stage: Stage = Stage.UNDER_WAY
    step: int = 1
    revision: int = 0  # number of hand-ins
    media: tuple[MediaItem, ...] = ()
    wording: Wording = field(default_factory=lambda: Wording(""))
    handed_in_by: tuple[str, ...] = ()
    former_wordings: tuple[Wording, ...] = ()  # of earlier hand-ins and corrections, oldest first
    visits: tuple[Visit, ...] = ()
    approval: Approval | None = None
    lapsed: Lapse | None = None
    points: tuple[Point, ...] = ()
    verdict_reason: str = ""  # of the last Tidak or return, while it is being mended
    equipment: Mapping[int, Mapping[str, bool]] = field(default_factory=dict)  # by step
    documents: Mapping[str, Document] = field(default_factory=dict)
    admin: str = ""
    platforms: tuple[str, ...] = ()
    direction: str = ""  # Kasubag's note to the admin
    results: tuple[Result, ...] = ()
    held: Mapping[str, HeldAct] = field(default_factory=dict)
    # What people added beside it, which no later act takes away
    listed: Mapping[str, tuple[MediaItem, ...]] = field(default_factory=dict)  # for a hand-in
    listed_items: Mapping[str, tuple[ChosenItem, ...]] = field(default_factory=dict)  # for a Ya
    turns: Mapping[str, int] = field(default_factory=dict)  # since the last hand-in, by item
    ratings: Mapping[str, Mapping[str, Rating]] = field(default_factory=dict)  # person -> item
    marks: Mapping[str, PlacedMark] = field(default_factory=dict)  # by event id, oldest first
    archived: Entry | None = None
    history: tuple[Entry, ...] = ()
    last: Entry | None = None  # last act of the shared stream, the only one that can be withdrawn
    before: Coverage | None = None  # the state that withdrawing it restores, where it can be

    def having(self, **changes: object) -> Coverage:
        """A copy with these fields changed; TypeError for one that it does not have.

        dataclasses.replace goes through every field by name, and a replay copies several times
        per event: this takes a tenth of its time.
        """
        new = object.__new__(Coverage)
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        if len(new.__dict__) != len(self.__dict__):
            raise TypeError(f"a coverage has no {changes.keys() - self.__dict__.keys()}")
        return new

    def handed_in(self, act: CoverageHandedIn) -> tuple[MediaItem, ...]:
        """All that a hand-in names and that is known here: what was listed for it, then its own."""
        listed = (item for each in act.listed for item in self.listed.get(each, ()))
        return (*listed, *act.media)

    def approved_by(self, act: CoverageApproved) -> tuple[ChosenItem, ...]:
        """All that a Ya names: what was listed for it and is known here, then its own."""
        listed = (item for each in act.listed for item in self.listed_items.get(each, ()))
        return (*listed, *act.items)

    def asked_by(self, act: object) -> tuple[str, ...]:
        """What a Tidak or a return asks for, point by point; what its marks say comes last."""
        if not isinstance(act, CoverageRejected | CoverageReturned):
            return ()
        drawn = (self.marks[mark].mark.text for mark in act.marks if mark in self.marks)
        return (*act.points, *(text for text in drawn if text))

    @property
    def visit(self) -> Visit | None:
        """The stay under way."""
        if self.visits and self.visits[-1].ended_at is None:
            return self.visits[-1]
        return None

    @property
    def chosen(self) -> tuple[MediaItem, ...]:
        """The media that the Ya in force names, in its order; empty without one."""
        by_hash = {item.sha256: item for item in self.media}
        items = self.approval.items if self.approval else ()
        return tuple(by_hash[item.sha256] for item in items if item.sha256 in by_hash)

    @property
    def standing_results(self) -> Mapping[str, Result]:
        """The last record of each platform since the Ya in force."""
        return {r.record.platform: r for r in self.results if not r.superseded}


def turned(media: tuple[MediaItem, ...], turns: Mapping[str, int]) -> tuple[MediaItem, ...]:
    """The items, turned as people chose since they were handed in (degrees by SHA-256)."""
    if not turns:
        return media
    return tuple(replace(each, rotation=turns.get(each.sha256, each.rotation)) for each in media)


def covers(items: tuple[ChosenItem, ...], wording: Wording, sop: str) -> str:
    """The digest of what a Ya covers: chosen media in order with rotation, texts, the SOP."""
    return digest(
        canonical(
            {
                "captions": wording.captions,
                "media": [[item.sha256, item.rotation] for item in items],
                "narrative": wording.narrative,
                "sop": sop,
            }
        )
    )
