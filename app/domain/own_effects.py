"""What each act of a person's own stream does to a coverage: it adds, and overtakes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.acts import (
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
from app.domain.coverage import Coverage, Document, Entry, PlacedMark, Visit, turned
from app.domain.sop import Sop


def begin(sop: Sop, c: Coverage, act: WorkBegun, entry: Entry) -> Coverage:
    return _visited(c, act.step, act.visit, begun_at=entry.at)


def give_late_reason(sop: Sop, c: Coverage, act: LateReasonGiven, entry: Entry) -> Coverage:
    return _visited(c, act.step, act.visit, late_reason=act.reason)


def _visited(c: Coverage, step: int, ordinal: int, **change: Any) -> Coverage:
    def changed(visit: Visit) -> Visit:
        if (visit.step, visit.ordinal) != (step, ordinal):
            return visit
        if "begun_at" in change and visit.begun_at is not None:
            return visit
        return replace(visit, **change)

    return c.having(visits=tuple(changed(visit) for visit in c.visits))


def attach(sop: Sop, c: Coverage, act: DocumentAttached, entry: Entry) -> Coverage:
    document = Document(act.file, "", entry.person)
    return c.having(documents={**c.documents, act.requirement: document})


def waive(sop: Sop, c: Coverage, act: DocumentWaived, entry: Entry) -> Coverage:
    document = Document(None, act.reason, entry.person)
    return c.having(documents={**c.documents, act.requirement: document})


def tick(sop: Sop, c: Coverage, act: PointTicked, entry: Entry) -> Coverage:
    points = tuple(replace(p, done=act.done) if p.id == act.point else p for p in c.points)
    return c.having(points=points)


def drop(sop: Sop, c: Coverage, act: OvertakenDropped, entry: Entry) -> Coverage:
    rest = {event: other for event, other in c.held.items() if event != act.act}
    return c.having(held=rest)


def note(sop: Sop, c: Coverage, act: NoteWritten | SheetIssued, entry: Entry) -> Coverage:
    return c  # notes and issued sheets live in the history alone


def list_media(sop: Sop, c: Coverage, act: MediaListed, entry: Entry) -> Coverage:
    return c.having(listed={**c.listed, entry.event: act.media})


def list_items(sop: Sop, c: Coverage, act: ItemsListed, entry: Entry) -> Coverage:
    return c.having(listed_items={**c.listed_items, entry.event: act.items})


def turn(sop: Sop, c: Coverage, act: ItemTurned, entry: Entry) -> Coverage:
    turns = {**c.turns, act.sha256: act.rotation}
    return c.having(turns=turns, media=turned(c.media, turns))


def rate(sop: Sop, c: Coverage, act: ItemsRated, entry: Entry) -> Coverage:
    own = {**c.ratings.get(entry.person, {}), **{each.sha256: each for each in act.ratings}}
    return c.having(ratings={**c.ratings, entry.person: own})


def mark(sop: Sop, c: Coverage, act: MarkPlaced, entry: Entry) -> Coverage:
    placed = PlacedMark(entry.event, entry.person, entry.at, c.revision, act.mark)
    return c.having(marks={**c.marks, entry.event: placed})


def unmark(sop: Sop, c: Coverage, act: MarkRemoved, entry: Entry) -> Coverage:
    removed = replace(c.marks[act.mark], removed=True)
    return c.having(marks={**c.marks, act.mark: removed})
