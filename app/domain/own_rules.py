"""The rules of a person's own stream: additions that stay right however late they arrive."""

from __future__ import annotations

from dataclasses import replace

from app.domain import acts
from app.domain.case import Case, said
from app.domain.coverage import Stage
from app.domain.marks import is_well_drawn
from app.domain.media import ROTATIONS, is_hash
from app.domain.office import Post
from app.domain.roles import Role
from app.domain.rules import check_files, check_media
from app.domain.sop import RequirementKind, StepKind
from app.errors import Refusal

MOST_STARS = 5
FLAGS = ("", "pick", "reject")


def may_add(case: Case) -> Post:
    """Anybody with a post, at any time."""
    return case.post(*Role)


def may_begin(case: Case) -> Post:
    """A holder of the role of the step under way; at publication the admin alone."""
    step = case.at_step(*StepKind)
    post = case.post(step.role)
    if step.kind is StepKind.PUBLISH and case.by.person != case.coverage.admin:
        raise Refusal("not_the_admin", admin=case.coverage.admin)
    return post


def check_begin(case: Case, act: acts.WorkBegun) -> acts.WorkBegun:
    visit = case.coverage.visit
    if visit is None or (visit.step, visit.ordinal) != (act.step, act.visit):
        raise Refusal("visit_over", step=act.step)
    return act


def may_add_document(case: Case) -> Post:
    """Pelaksana or Kasubag, until the coverage is archived or cancelled."""
    case.in_stage(Stage.UNDER_WAY, Stage.PUBLISHED)
    return case.post(Role.PELAKSANA, Role.KASUBAG)


def check_attach(case: Case, act: acts.DocumentAttached) -> acts.DocumentAttached:
    _require_document(case, act.requirement)
    check_files(act.file)
    return act


def check_waive(case: Case, act: acts.DocumentWaived) -> acts.DocumentWaived:
    _require_document(case, act.requirement)
    return replace(act, reason=said(act.reason, "reason_missing"))


def _require_document(case: Case, key: str) -> None:
    known = {
        requirement.key
        for step in case.sop.steps
        for requirement in step.requirements
        if requirement.kind is RequirementKind.DOCUMENT
    }
    if key not in known:
        raise Refusal("document_unknown", requirement=key)


def may_tick(case: Case) -> Post:
    """Who mends what was asked for."""
    return case.post(Role.PELAKSANA, Role.KASUBAG)


def check_note(case: Case, act: acts.NoteWritten) -> acts.NoteWritten:
    return acts.NoteWritten(said(act.text, "text_missing"))


def check_late_reason(case: Case, act: acts.LateReasonGiven) -> acts.LateReasonGiven:
    return replace(act, reason=said(act.reason, "reason_missing"))


def check_drop(case: Case, act: acts.OvertakenDropped) -> acts.OvertakenDropped:
    held = case.coverage.held.get(act.act)
    if held is not None and held.person != case.by.person:
        raise Refusal("not_your_act", person=held.person)
    return act


def may_list(case: Case) -> Post:
    """Whoever hands in."""
    return case.post(case.role_of(StepKind.HAND_IN))


def check_list(case: Case, act: acts.MediaListed) -> acts.MediaListed:
    check_media(act.media)
    return act


def may_list_items(case: Case) -> Post:
    """Whoever decides."""
    return case.post(case.role_of(StepKind.DECIDE))


def check_items(case: Case, act: acts.ItemsListed) -> acts.ItemsListed:
    if not act.items:
        raise Refusal("nothing_chosen")
    for item in act.items:
        _require_hash(item.sha256)
    return act


def may_turn(case: Case) -> Post:
    """Anybody with a post, while it matters what a Ya will cover."""
    case.in_stage(Stage.UNDER_WAY)
    return case.post(*Role)


def check_turn(case: Case, act: acts.ItemTurned) -> acts.ItemTurned:
    _require_hash(act.sha256)
    if act.rotation not in ROTATIONS:
        raise Refusal("rotation_unknown", rotation=act.rotation)
    return act


def check_ratings(case: Case, act: acts.ItemsRated) -> acts.ItemsRated:
    for rating in act.ratings:
        _require_hash(rating.sha256)
        if rating.stars > MOST_STARS or rating.flag not in FLAGS:
            raise Refusal("rating_unknown", stars=rating.stars, flag=rating.flag[:20])
    return act


def check_mark(case: Case, act: acts.MarkPlaced) -> acts.MarkPlaced:
    """A mark may speak of a revision that others do not see any more: it never lapses."""
    _require_hash(act.mark.sha256)
    if not is_well_drawn(act.mark):
        raise Refusal("mark_malformed")
    return act


def check_unmark(case: Case, act: acts.MarkRemoved) -> acts.MarkRemoved:
    mark = case.coverage.marks.get(act.mark)
    if mark is None:
        raise Refusal("mark_unknown")
    if mark.person != case.by.person:
        raise Refusal("not_your_act", person=mark.person)
    return act


def _require_hash(sha256: str) -> None:
    if not is_hash(sha256):
        raise Refusal("file_malformed", name=sha256[:80])
