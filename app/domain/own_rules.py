"""The rules of a person's own stream: additions that stay right however late they arrive."""

from __future__ import annotations

from dataclasses import replace

from app.domain import acts
from app.domain.case import Case, said
from app.domain.coverage import Stage
from app.domain.office import Post
from app.domain.roles import Role
from app.domain.rules import check_files
from app.domain.sop import RequirementKind, StepKind
from app.errors import Refusal


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
