"""How an act that takes effect changes a coverage; whether it may is `workflow`'s question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain import acts, effects, own_effects
from app.domain.coverage import Coverage, Entry, Visit
from app.domain.rules import WITHDRAWABLE
from app.domain.sop import Sop, StepKind

Change = Callable[[Sop, Coverage, Any, Entry], Coverage]


def open_coverage(coverage_id: str, sop: Sop, act: acts.CoverageOpened, entry: Entry) -> Coverage:
    """The coverage that a CoverageOpened begins; its first step's clock starts there."""
    first = sop.only(StepKind.HAND_IN).number
    return Coverage(
        id=coverage_id,
        sop=act.sop,
        activity=act.activity,
        opening=act.activity,
        opened_by=entry.person,
        opened_at=entry.at,
        step=first,
        visits=(Visit(first, 1, entry.at, estimated=entry.estimated),),
        history=(replace(entry, step=first),),
    )


def evolve(sop: Sop, coverage: Coverage, act: acts.Act, entry: Entry) -> Coverage:
    """The coverage after an act in effect; `entry` becomes its line in the history.

    A hand-in or a Ya stands there with all that it names, what was listed for it included.
    """
    entry = replace(entry, step=coverage.step, body=_whole(coverage, act))
    after = _CHANGES[type(act)](sop, coverage, act, entry)
    if type(act) in acts.QUIET:
        return after
    history = (*coverage.history, entry)
    if type(act) in acts.OWN_STREAM:
        return after.having(history=history)
    # Copies of a whole coverage are most of what replay costs: the past is kept where it is of use.
    kept = entry.kind in WITHDRAWABLE
    before = coverage.having(before=None, last=None) if kept else None
    return after.having(history=history, last=entry, before=before)


def _whole(coverage: Coverage, act: acts.Act) -> acts.Act:
    if isinstance(act, acts.CoverageHandedIn) and act.listed:
        return replace(act, media=coverage.handed_in(act), listed=())
    if isinstance(act, acts.CoverageApproved) and act.listed:
        return replace(act, items=coverage.approved_by(act), listed=())
    return act


def _confirm(sop: Sop, c: Coverage, act: acts.HeldActConfirmed, entry: Entry) -> Coverage:
    held = c.held[act.act]
    rest = {event: other for event, other in c.held.items() if event != act.act}
    after = _CHANGES[type(held.body)](sop, c.having(held=rest), held.body, entry)
    if after.revision <= c.revision:
        return after
    # A hand-in is its author's as well as the confirmer's: neither may approve it.
    return after.having(handed_in_by=tuple(dict.fromkeys((*after.handed_in_by, held.person))))


_CHANGES: dict[type, Change] = {
    acts.CoverageHandedIn: effects.hand_in,
    acts.CoverageReceived: effects.receive,
    acts.CoverageReturned: effects.send_back,
    acts.CoverageApproved: effects.approve,
    acts.CoverageRejected: effects.reject,
    acts.AdminDirected: effects.direct,
    acts.AdminReassigned: effects.reassign,
    acts.WordingCorrected: effects.correct,
    acts.ResultRecorded: effects.record,
    acts.ActWithdrawn: effects.withdraw,
    acts.CoverageCancelled: effects.cancel,
    acts.CorrectionOpened: effects.reopen,
    acts.PostTakenDown: effects.take_down,
    acts.CoverageArchived: effects.archive,
    acts.HeldActConfirmed: _confirm,
    acts.WorkBegun: own_effects.begin,
    acts.DocumentAttached: own_effects.attach,
    acts.DocumentWaived: own_effects.waive,
    acts.PointTicked: own_effects.tick,
    acts.NoteWritten: own_effects.note,
    acts.LateReasonGiven: own_effects.give_late_reason,
    acts.SheetIssued: own_effects.note,
    acts.OvertakenDropped: own_effects.drop,
    acts.MediaListed: own_effects.list_media,
    acts.ItemsListed: own_effects.list_items,
    acts.ItemTurned: own_effects.turn,
    acts.ItemsRated: own_effects.rate,
    acts.MarkPlaced: own_effects.mark,
    acts.MarkRemoved: own_effects.unmark,
}
