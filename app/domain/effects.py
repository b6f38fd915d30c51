"""What each act of the shared stream does to a coverage, once it is in effect."""

from __future__ import annotations

from dataclasses import replace

from app.domain.acts import (
    ActWithdrawn,
    AdminDirected,
    AdminReassigned,
    CorrectionOpened,
    CoverageApproved,
    CoverageArchived,
    CoverageCancelled,
    CoverageHandedIn,
    CoverageReceived,
    CoverageRejected,
    CoverageReturned,
    PostTakenDown,
    ResultRecorded,
    Wording,
    WordingCorrected,
)
from app.domain.coverage import (
    Approval,
    Coverage,
    Entry,
    Lapse,
    Point,
    Result,
    Stage,
    Visit,
    turned,
)
from app.domain.sop import Sop, StepKind


def next_step(sop: Sop, number: int) -> int:
    """The step that follows when one goes well: `yes` of a decision, else the next number."""
    step = sop.step(number)
    return step.yes if step.yes is not None else number + 1


def _go(coverage: Coverage, step: int, entry: Entry) -> Coverage:
    """Ends the stay under way and begins one at `step` (0: the procedure has ended)."""
    estimated = entry.estimated
    ended = tuple(
        replace(v, ended_at=entry.at, ended_by=entry.event, estimated=v.estimated or estimated)
        if v.ended_at is None
        else v
        for v in coverage.visits
    )
    if step:
        ordinal = 1 + sum(visit.step == step for visit in ended)
        ended = (*ended, Visit(step, ordinal, entry.at, estimated=estimated))
    return coverage.having(step=step, visits=ended)


def _ticked(coverage: Coverage, equipment: dict[str, bool]) -> Coverage:
    if not equipment:
        return coverage
    return coverage.having(equipment={**coverage.equipment, coverage.step: equipment})


def _worded(coverage: Coverage, wording: Wording | None) -> Coverage:
    if wording is None or wording == coverage.wording:
        return coverage
    former = (*coverage.former_wordings, coverage.wording)
    return coverage.having(wording=wording, former_wordings=former)


def _lapsed(coverage: Coverage, entry: Entry, changed: tuple[str, ...]) -> Coverage:
    if coverage.approval is None:
        return coverage
    lapse = Lapse(coverage.approval, entry.event, changed)
    return coverage.having(approval=None, lapsed=lapse)


def _changes(old: Wording, new: Wording) -> tuple[str, ...]:
    pairs = {
        "narrative": (old.narrative, new.narrative),
        "captions": (old.captions, new.captions),
    }
    return tuple(name for name, (was, becomes) in pairs.items() if was != becomes)


def _points(c: Coverage, event: str, act: CoverageRejected | CoverageReturned) -> tuple[Point, ...]:
    said = [(text, "") for text in act.points]
    drawn = [(c.marks[mark].mark.text, mark) for mark in act.marks]
    numbered = enumerate([*said, *drawn])
    return tuple(Point(f"{event}:{index}", text, mark=mark) for index, (text, mark) in numbered)


def hand_in(sop: Sop, c: Coverage, act: CoverageHandedIn, entry: Entry) -> Coverage:
    changed = _changes(c.wording, act.wording)
    media = c.handed_in(act)
    if [m.sha256 for m in c.media] != [m.sha256 for m in media]:
        changed = ("media", *changed)
    c = _lapsed(_ticked(c, act.equipment), entry, changed)
    first = c.revision == 0
    worded = c.having(wording=act.wording) if first else _worded(c, act.wording)
    c = worded.having(
        activity=act.activity,
        media=media,
        turns={},
        revision=c.revision + 1,
        handed_in_by=tuple(dict.fromkeys((*c.handed_in_by, entry.person))),
        verdict_reason="",
    )
    return _go(c, sop.only(StepKind.HAND_IN).number + 1, entry)


def receive(sop: Sop, c: Coverage, act: CoverageReceived, entry: Entry) -> Coverage:
    c = _ticked(c, act.equipment)
    if act.correction is not None and c.approval is not None:  # a step that lies after the Ya
        return correct(sop, c, WordingCorrected(act.correction), entry)
    return _go(_worded(c, act.correction), next_step(sop, c.step), entry)


def send_back(sop: Sop, c: Coverage, act: CoverageReturned, entry: Entry) -> Coverage:
    points = _points(c, entry.event, act) or tuple(p for p in c.points if not p.done)
    c = _ticked(c, act.equipment).having(points=points, verdict_reason=act.reason)
    return _go(c, sop.only(StepKind.HAND_IN).number, entry)


def approve(sop: Sop, c: Coverage, act: CoverageApproved, entry: Entry) -> Coverage:
    c = _worded(_ticked(c, act.equipment), act.correction)
    approval = Approval(
        entry.event,
        entry.person,
        entry.post,
        entry.at,
        c.approved_by(act),
        act.directive,
        act.covers,
        c.wording,
    )
    c = c.having(approval=approval, lapsed=None, points=(), verdict_reason="")
    return _go(c, next_step(sop, c.step), entry)


def reject(sop: Sop, c: Coverage, act: CoverageRejected, entry: Entry) -> Coverage:
    back_to = sop.step(c.step).no or sop.only(StepKind.HAND_IN).number
    points = _points(c, entry.event, act)
    c = _ticked(c, act.equipment).having(points=points, verdict_reason=act.reason)
    return _go(c, back_to, entry)


def direct(sop: Sop, c: Coverage, act: AdminDirected, entry: Entry) -> Coverage:
    c = _ticked(c, act.equipment).having(
        admin=act.admin, platforms=act.platforms, direction=act.note
    )
    return _go(c, next_step(sop, c.step), entry)


def reassign(sop: Sop, c: Coverage, act: AdminReassigned, entry: Entry) -> Coverage:
    return _finished(c.having(admin=act.admin, platforms=act.platforms), entry)


def correct(sop: Sop, c: Coverage, act: WordingCorrected, entry: Entry) -> Coverage:
    changed = _changes(c.wording, act.wording)
    had_approval = c.approval is not None
    c = _lapsed(_worded(c, act.wording), entry, changed)
    return _go(c, sop.only(StepKind.DECIDE).number, entry) if had_approval else c


def record(sop: Sop, c: Coverage, act: ResultRecorded, entry: Entry) -> Coverage:
    result = Result(entry.event, entry.person, entry.at, act)
    c = _ticked(c, act.equipment).having(results=(*c.results, result))
    return _finished(c, entry)


def _finished(c: Coverage, entry: Entry) -> Coverage:
    """Step 5 is over once the last record of every platform says published."""
    standing = c.standing_results
    done = all(p in standing and standing[p].record.outcome == "published" for p in c.platforms)
    if not (done and c.platforms):
        return c
    return _go(c, 0, entry).having(stage=Stage.PUBLISHED)


def withdraw(sop: Sop, c: Coverage, act: ActWithdrawn, entry: Entry) -> Coverage:
    """As it was before; what people added beside it since stays."""
    if c.before is None:
        raise ValueError("nothing to withdraw")
    reasons = {(visit.step, visit.ordinal): visit.late_reason for visit in c.visits}
    done = {point.id: point.done for point in c.points}
    return c.before.having(
        visits=tuple(
            replace(v, late_reason=reasons.get((v.step, v.ordinal), v.late_reason))
            for v in c.before.visits
        ),
        points=tuple(replace(p, done=done.get(p.id, p.done)) for p in c.before.points),
        media=turned(c.before.media, c.turns),
        documents=c.documents,
        held=c.held,
        listed=c.listed,
        listed_items=c.listed_items,
        turns=c.turns,
        ratings=c.ratings,
        marks=c.marks,
    )


def cancel(sop: Sop, c: Coverage, act: CoverageCancelled, entry: Entry) -> Coverage:
    return _go(c, 0, entry).having(stage=Stage.CANCELLED, verdict_reason=act.reason)


def reopen(sop: Sop, c: Coverage, act: CorrectionOpened, entry: Entry) -> Coverage:
    results = tuple(replace(result, superseded=True) for result in c.results)
    c = _lapsed(c, entry, ("correction",)).having(
        stage=Stage.UNDER_WAY,
        results=results,
        archived=None,
        verdict_reason=act.reason,
    )
    return _go(c, sop.only(StepKind.HAND_IN).number, entry)


def take_down(sop: Sop, c: Coverage, act: PostTakenDown, entry: Entry) -> Coverage:
    results = tuple(
        replace(r, taken_down=entry.event)
        if (r.record.platform, r.record.url) == (act.platform, act.url)
        else r
        for r in c.results
    )
    return c.having(results=results)


def archive(sop: Sop, c: Coverage, act: CoverageArchived, entry: Entry) -> Coverage:
    return c.having(stage=Stage.ARCHIVED, archived=entry)
