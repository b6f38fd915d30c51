"""The rule of each act of the shared stream: who may do it when, and what it must contain.

A `may_*` looks at the state alone (buttons follow it); a `check_*` at what is proposed, and
returns it completed. Both raise Refusal. Sources: sop.md and design §3, "fine print".
"""

from __future__ import annotations

from dataclasses import replace

from app.domain import acts
from app.domain.address import host_of
from app.domain.case import Case, said, said_each
from app.domain.coverage import Stage, covers
from app.domain.media import Attachment, MediaItem, is_well_formed
from app.domain.office import Post
from app.domain.roles import Role
from app.domain.sop import RequirementKind, StepKind
from app.errors import Refusal

WITHDRAWABLE = frozenset(
    kind.__name__
    for kind in (
        acts.CoverageHandedIn,
        acts.CoverageReceived,
        acts.CoverageReturned,
        acts.CoverageApproved,
        acts.CoverageRejected,
        acts.AdminDirected,
        acts.CorrectionOpened,
    )
)


def may_hand_in(case: Case) -> Post:
    """Pelaksana, at the first step; a new revision also later, until something is published."""
    if case.coverage.stage is not Stage.UNDER_WAY:
        raise Refusal("coverage_ended", stage=case.coverage.stage.value)
    if is_out(case):
        raise Refusal("already_published")
    return case.post(case.role_of(StepKind.HAND_IN))


def is_out(case: Case) -> bool:
    """Whether what the Ya in force covers was published anywhere, taken down since or not."""
    results = case.coverage.standing_results.values()
    return any(result.record.outcome == "published" for result in results)


def check_hand_in(case: Case, act: acts.CoverageHandedIn) -> acts.CoverageHandedIn:
    said(act.activity.title, "title_missing")
    if not case.coverage.listed.keys() >= set(act.listed):
        raise Refusal("listing_unknown")
    check_media(case.coverage.handed_in(act))
    return replace(act, wording=check_wording(act.wording))


def check_media(media: tuple[MediaItem, ...]) -> None:
    """Something is named, in a way that paths can be computed from, and nothing twice."""
    if not media:
        raise Refusal("media_missing")
    check_files(*media)
    if len({item.sha256 for item in media}) != len(media):
        raise Refusal("media_twice")


def check_files(*files: MediaItem | Attachment) -> None:
    """Every screen and every PC computes paths from what is named here."""
    for file in files:
        if not is_well_formed(file):
            raise Refusal("file_malformed", name=file.name[:80])


def check_wording(wording: acts.Wording) -> acts.Wording:
    """The texts without blank captions; a narrative there must be."""
    captions = {key: text.strip() for key, text in wording.captions.items() if text.strip()}
    return acts.Wording(said(wording.narrative, "narrative_missing"), captions)


def check_correction(case: Case, wording: acts.Wording | None) -> acts.Wording | None:
    """A correction that changes something, or None."""
    if wording is None:
        return None
    checked = check_wording(wording)
    return None if checked == case.coverage.wording else checked


def may_receive(case: Case) -> Post:
    return case.post_at_step(StepKind.RECEIVE)


def check_receive(case: Case, act: acts.CoverageReceived) -> acts.CoverageReceived:
    return replace(act, correction=check_correction(case, act.correction))


def check_return(case: Case, act: acts.CoverageReturned) -> acts.CoverageReturned:
    require_marks(case, act.marks)
    return replace(act, reason=said(act.reason, "reason_missing"), points=said_each(act.points))


def require_marks(case: Case, marks: tuple[str, ...]) -> None:
    """Marks that are to be points are marks of this coverage, each named once."""
    if len(set(marks)) != len(marks) or not case.coverage.marks.keys() >= set(marks):
        raise Refusal("mark_unknown")


def may_decide(case: Case) -> Post:
    return case.post_at_step(StepKind.DECIDE)


def may_approve(case: Case) -> Post:
    post = may_decide(case)
    if case.by.person in case.coverage.handed_in_by:
        raise Refusal("own_hand_in")
    return post


def check_approve(case: Case, act: acts.CoverageApproved) -> acts.CoverageApproved:
    if not case.coverage.listed_items.keys() >= set(act.listed):
        raise Refusal("listing_unknown")
    known = {item.sha256 for item in case.coverage.media}
    items = case.coverage.approved_by(act)
    chosen = [item.sha256 for item in items]
    if not chosen:
        raise Refusal("nothing_chosen")
    if len(set(chosen)) != len(chosen) or not known.issuperset(chosen):
        raise Refusal("items_unknown")
    correction = check_correction(case, act.correction)
    wording = correction or check_wording(case.coverage.wording)
    covered = covers(items, wording, case.coverage.sop)
    if act.covers not in ("", covered):
        raise Refusal("covers_mismatch")
    return replace(act, correction=correction, covers=covered, directive=act.directive.strip())


def check_reject(case: Case, act: acts.CoverageRejected) -> acts.CoverageRejected:
    require_marks(case, act.marks)
    return replace(act, reason=said(act.reason, "reason_missing"), points=said_each(act.points))


def may_direct(case: Case) -> Post:
    post = case.post_at_step(StepKind.DIRECT)
    require_approval(case)
    return post


def require_approval(case: Case) -> None:
    """Nothing is published without a Ya on exactly what would go out."""
    approval, coverage = case.coverage.approval, case.coverage
    if approval is None:
        raise Refusal("not_approved")
    if approval.covers != covers(approval.items, coverage.wording, coverage.sop):
        raise Refusal("approval_lapsed")


def check_platforms(platforms: tuple[str, ...]) -> None:
    if not platforms or len(set(platforms)) != len(platforms) or not all(platforms):
        raise Refusal("platforms_missing")


def check_direct(case: Case, act: acts.AdminDirected) -> acts.AdminDirected:
    said(act.admin, "admin_missing")
    check_platforms(act.platforms)
    return act


def may_reassign(case: Case) -> Post:
    case.at_step(StepKind.PUBLISH)
    return case.post(case.role_of(StepKind.DIRECT))


def check_reassign(case: Case, act: acts.AdminReassigned) -> acts.AdminReassigned:
    said(act.admin, "admin_missing")
    check_platforms(act.platforms)
    return replace(act, reason=said(act.reason, "reason_missing"))


def may_correct(case: Case) -> Post:
    return case.post_at_step(StepKind.RECEIVE, StepKind.DIRECT)


def check_correct(case: Case, act: acts.WordingCorrected) -> acts.WordingCorrected:
    wording = check_wording(act.wording)
    if wording == case.coverage.wording:
        raise Refusal("nothing_changed")
    return replace(act, wording=wording)


def may_record(case: Case) -> Post:
    post = case.post_at_step(StepKind.PUBLISH)
    if case.by.person != case.coverage.admin:
        raise Refusal("not_the_admin", admin=case.coverage.admin)
    require_approval(case)
    return post


def check_record(case: Case, act: acts.ResultRecorded) -> acts.ResultRecorded:
    if act.platform not in case.coverage.platforms:
        raise Refusal("platform_not_directed", platform=act.platform)
    standing = case.coverage.standing_results.get(act.platform)
    if standing and standing.record.outcome == "published":
        raise Refusal("already_published", platform=act.platform)
    if act.screenshot is not None:
        check_files(act.screenshot)
    if act.outcome in ("failed", "postponed"):
        return replace(act, reason=said(act.reason, "reason_missing"))
    if act.outcome != "published":
        raise Refusal("outcome_unknown", outcome=act.outcome)
    require_documents(case)
    said(act.account, "account_missing")
    if not host_of(act.url.strip()):
        raise Refusal("url_missing")
    return replace(act, account=act.account.strip(), url=act.url.strip())


def require_documents(case: Case) -> None:
    """A required document (undangan) is attached or waived before anything is published."""
    for requirement in case.sop.step(case.coverage.step).requirements:
        met = requirement.key in case.coverage.documents
        if requirement.kind is RequirementKind.DOCUMENT and not met:
            raise Refusal("document_missing", requirement=requirement.name)


def may_withdraw(case: Case) -> Post:
    """The author's own last act, until the next person opened the coverage or acted."""
    last, visit = case.coverage.last, case.coverage.visit
    if last is None or last.kind not in WITHDRAWABLE or case.coverage.before is None:
        raise Refusal("nothing_to_withdraw")
    if last.person != case.by.person:
        raise Refusal("not_your_act", person=last.person)
    if visit is None or visit.begun_at is not None:
        raise Refusal("opened_already", step=case.coverage.step)
    return case.post(*Role)


def check_withdraw(case: Case, act: acts.ActWithdrawn) -> acts.ActWithdrawn:
    last = case.coverage.last.event if case.coverage.last else ""
    if act.withdrawn not in ("", last):
        raise Refusal("nothing_to_withdraw")
    return acts.ActWithdrawn(last)


def may_cancel(case: Case) -> Post:
    case.in_stage(Stage.UNDER_WAY)
    if any(result.is_live for result in case.coverage.results):
        raise Refusal("already_published")
    if case.coverage.revision == 0 and case.by.person == case.coverage.opened_by:
        return case.post(*Role)
    return case.post(Role.KASUBAG, Role.KABAG)


def check_cancel(case: Case, act: acts.CoverageCancelled) -> acts.CoverageCancelled:
    return replace(act, reason=said(act.reason, "reason_missing"))


def may_open_correction(case: Case) -> Post:
    """From the first platform on: the others shall not get what is wrong."""
    case.in_stage(Stage.UNDER_WAY, Stage.PUBLISHED, Stage.ARCHIVED)
    if not is_out(case):
        raise Refusal("nothing_out")
    return case.post(Role.KASUBAG, Role.KABAG)


def check_open_correction(case: Case, act: acts.CorrectionOpened) -> acts.CorrectionOpened:
    return replace(act, reason=said(act.reason, "reason_missing"))


def may_take_down(case: Case) -> Post:
    if not any(result.is_live for result in case.coverage.results):
        raise Refusal("nothing_published")
    if case.by.person == case.coverage.admin:
        return case.post(*Role)
    return case.post(Role.KASUBAG, Role.KABAG)


def check_take_down(case: Case, act: acts.PostTakenDown) -> acts.PostTakenDown:
    live = {(r.record.platform, r.record.url) for r in case.coverage.results if r.is_live}
    if (act.platform, act.url) not in live:
        raise Refusal("nothing_published", platform=act.platform)
    asked_by = said(act.asked_by, "asked_by_missing")
    return replace(act, asked_by=asked_by, reason=said(act.reason, "reason_missing"))


def may_archive(case: Case) -> Post:
    case.in_stage(Stage.PUBLISHED)
    return case.post(Role.KASUBAG, Role.PELAKSANA)
