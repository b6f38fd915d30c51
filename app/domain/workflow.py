"""What may be done to a coverage: `decide` judges one act, `options` explains all of them.

Pure: no clock, no storage. The same `decide` runs when an act is made and, at every PC, when it
is replayed, so a rule holds wherever an event came from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain import acts, own_rules, rules
from app.domain.case import Case
from app.domain.coverage import Coverage
from app.domain.office import Actor, Post
from app.domain.record import record
from app.domain.sop import Sop, StepKind
from app.errors import Refusal


@record
class Decision:
    """An act that the rules allow, completed, and the post it is done in."""

    act: acts.Act
    post: Post


@record
class Option:
    """Whether a person may do a kind of act now; where not, the rule that says no."""

    post: Post | None
    refusal: Refusal | None

    @property
    def is_open(self) -> bool:
        """Whether a button for it may be pressed."""
        return self.refusal is None


@record
class Rule:
    """When an act may be done (by state alone), and what it must contain."""

    may: Callable[[Case], Post]
    check: Callable[[Case, Any], acts.Act] = lambda case, act: act


def decide_opening(sop: Sop, act: acts.CoverageOpened, by: Actor) -> Decision:
    """The opening of a new coverage: whoever hands in under the SOP may."""
    role = next(step.role for step in sop.steps if step.kind is StepKind.HAND_IN)
    post = by.post_for(role)
    if post is None:
        raise Refusal("wrong_role", roles=(role.value,))
    if not act.activity.title.strip():
        raise Refusal("title_missing")
    return Decision(act, post)


def decide(sop: Sop, coverage: Coverage, act: acts.Act, by: Actor) -> Decision:
    """The act completed, with the post it is done in; Refusal where a rule says no."""
    case = Case(sop, coverage, by)
    if isinstance(act, acts.HeldActConfirmed):
        return _decide_confirmation(case, act)
    rule = RULES.get(type(act))
    if rule is None:
        raise Refusal("not_an_act", kind=type(act).__name__)
    post = rule.may(case)
    return Decision(rule.check(case, act), post)


def options(sop: Sop, coverage: Coverage, by: Actor) -> dict[type, Option]:
    """For each kind of act: open, or closed and why, and who could."""
    case = Case(sop, coverage, by)
    return {kind: _option(rule, case) for kind, rule in RULES.items()}


def _option(rule: Rule, case: Case) -> Option:
    try:
        return Option(rule.may(case), None)
    except Refusal as refusal:
        return Option(None, refusal)


def _decide_confirmation(case: Case, act: acts.HeldActConfirmed) -> Decision:
    held = case.coverage.held.get(act.act)
    if held is None:
        raise Refusal("nothing_held")
    body: Any = held.body
    if isinstance(body, acts.CoverageApproved) and held.person in case.coverage.handed_in_by:
        raise Refusal("own_hand_in")
    carried = decide(case.sop, case.coverage, body, case.by)
    if carried.act != body:
        raise Refusal("act_incomplete")
    return Decision(act, carried.post)


def _may_confirm(case: Case) -> Post:
    """Whoever could do now what is held; where nobody asked could, the first reason why not."""
    refusals: list[Refusal] = []
    for event in case.coverage.held:
        try:
            return _decide_confirmation(case, acts.HeldActConfirmed(event)).post
        except Refusal as refusal:
            refusals.append(refusal)
    raise refusals[0] if refusals else Refusal("nothing_held")


RULES: dict[type, Rule] = {
    acts.CoverageHandedIn: Rule(rules.may_hand_in, rules.check_hand_in),
    acts.CoverageReceived: Rule(rules.may_receive, rules.check_receive),
    acts.CoverageReturned: Rule(rules.may_receive, rules.check_return),
    acts.CoverageApproved: Rule(rules.may_approve, rules.check_approve),
    acts.CoverageRejected: Rule(rules.may_decide, rules.check_reject),
    acts.AdminDirected: Rule(rules.may_direct, rules.check_direct),
    acts.AdminReassigned: Rule(rules.may_reassign, rules.check_reassign),
    acts.WordingCorrected: Rule(rules.may_correct, rules.check_correct),
    acts.ResultRecorded: Rule(rules.may_record, rules.check_record),
    acts.ActWithdrawn: Rule(rules.may_withdraw, rules.check_withdraw),
    acts.CoverageCancelled: Rule(rules.may_cancel, rules.check_cancel),
    acts.CorrectionOpened: Rule(rules.may_open_correction, rules.check_open_correction),
    acts.PostTakenDown: Rule(rules.may_take_down, rules.check_take_down),
    acts.CoverageArchived: Rule(rules.may_archive),
    acts.HeldActConfirmed: Rule(_may_confirm),
    acts.WorkBegun: Rule(own_rules.may_begin, own_rules.check_begin),
    acts.DocumentAttached: Rule(own_rules.may_add_document, own_rules.check_attach),
    acts.DocumentWaived: Rule(own_rules.may_add_document, own_rules.check_waive),
    acts.PointTicked: Rule(own_rules.may_tick),
    acts.NoteWritten: Rule(own_rules.may_add, own_rules.check_note),
    acts.LateReasonGiven: Rule(own_rules.may_add, own_rules.check_late_reason),
    acts.SheetIssued: Rule(own_rules.may_add),
    acts.OvertakenDropped: Rule(own_rules.may_add, own_rules.check_drop),
    acts.MediaListed: Rule(own_rules.may_list, own_rules.check_list),
    acts.ItemsListed: Rule(own_rules.may_list_items, own_rules.check_items),
    acts.ItemTurned: Rule(own_rules.may_turn, own_rules.check_turn),
    acts.ItemsRated: Rule(own_rules.may_add, own_rules.check_ratings),
    acts.MarkPlaced: Rule(own_rules.may_add, own_rules.check_mark),
    acts.MarkRemoved: Rule(own_rules.may_add, own_rules.check_unmark),
}
