"""The sheet's table of steps: what the SOP wants beside how this coverage went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType

from app.archive.deeds import late_delivery
from app.archive.sheet import StepRow
from app.domain.acts import ActWithdrawn, CoverageRejected, CoverageReturned
from app.domain.coverage import Approval, Coverage, Entry, Visit
from app.domain.sop import RequirementKind, Sop, Step, StepKind
from app.domain.timing import VisitTime, visit_time
from app.formats import duration, minutes, stamp

NBSP = "\u00a0"
_SAID_NO = {CoverageRejected: "Tidak", CoverageReturned: "Dikembalikan"}


def step_rows(
    sop: Sop,
    coverage: Coverage,
    approval: Approval,
    zone: tzinfo,
    now: int,
    delivered_after: Mapping[str, int] = MappingProxyType({}),
) -> tuple[StepRow, ...]:
    """A row per step of the SOP, with every stay at it (*ke-2* from the second on).

    `delivered_after`, as `app.ledger.delays` finds it, marks what was done at a step offline.
    """
    rows = (_row(sop, step, coverage, approval, zone, now) for step in sop.steps)
    return tuple(_with_delays(row, coverage, zone, delivered_after) for row in rows)


def _with_delays(
    row: StepRow, coverage: Coverage, zone: tzinfo, delivered_after: Mapping[str, int]
) -> StepRow:
    delayed = [
        late_delivery(entry.body, stamp(delivered_after[entry.event], zone))
        for entry in standing(coverage)
        if entry.step == row.number and entry.event in delivered_after
    ]
    parts = [row.remark, *delayed[-1:]]
    return replace(row, remark="; ".join(part for part in parts if part))


def standing(coverage: Coverage) -> tuple[Entry, ...]:
    """The history without acts that their author took back, and without the taking back."""
    taken_back = {e.body.withdrawn for e in coverage.history if isinstance(e.body, ActWithdrawn)}
    return tuple(
        entry
        for entry in coverage.history
        if entry.event not in taken_back and not isinstance(entry.body, ActWithdrawn)
    )


def _row(
    sop: Sop, step: Step, coverage: Coverage, approval: Approval, zone: tzinfo, now: int
) -> StepRow:
    stays = [visit_time(sop, v, now) for v in coverage.visits if v.step == step.number]
    decides = step.kind is StepKind.DECIDE
    return StepRow(
        number=step.number,
        activity=step.short,
        role=step.role.value.capitalize(),
        requirements=_requirements(step, coverage),
        limit=minutes(step.time_limit_ms),
        output=step.standard.output,
        actual=", ".join(_actual(stay, len(stays)) for stay in stays) or "–",
        verdict=f"Ya, {stamp(approval.at, zone)}" if decides else "",
        remark="; ".join(_remarks(step, coverage, stays, zone)),
    )


def _actual(stay: VisitTime, stays: int) -> str:
    took = duration(stay.elapsed_ms)
    if stay.visit.ended_at is None:
        took = f"{took} (berjalan)"
    if stay.visit.estimated:
        took = f"{took} (perkiraan)"
    if stays == 1:
        return took
    return f"ke-{stay.visit.ordinal} {took}".replace(" ", NBSP)  # each stay on a line of its own


def _requirements(step: Step, coverage: Coverage) -> str:
    said = coverage.equipment.get(step.number, {})
    kinds = {kind: [r for r in step.requirements if r.kind is kind] for kind in RequirementKind}
    equipment = kinds[RequirementKind.EQUIPMENT]
    lacking = [each.name.lower() for each in equipment if said.get(each.key) is False]
    parts = [f"tanpa {name}" for name in lacking]
    if equipment and not lacking:
        answered = all(each.key in said for each in equipment)
        parts.append("lengkap" if answered else "tidak dicatat")
    for each in kinds[RequirementKind.DOCUMENT]:
        document = coverage.documents.get(each.key)
        attached = document is not None and document.file is not None
        parts.append(each.name.lower() if attached else f"tanpa {each.name.lower()}")
    return ", ".join(parts)


def _remarks(step: Step, coverage: Coverage, stays: list[VisitTime], zone: tzinfo) -> list[str]:
    found = [step.standard.note] if step.standard.note else []
    if step.kind is StepKind.HAND_IN and coverage.revision > 1:
        found.append(f"revisi {coverage.revision}")
    found += [_late(stay, len(stays)) for stay in stays if stay.late_ms]
    for entry in standing(coverage):
        act = entry.body
        if entry.step == step.number and isinstance(act, CoverageRejected | CoverageReturned):
            found.append(f"{_SAID_NO[type(act)]}, {stamp(entry.at, zone)}: {act.reason}")
    waived = [
        coverage.documents[r.key].waived for r in step.requirements if r.key in coverage.documents
    ]
    return found + [reason for reason in waived if reason]


def _late(stay: VisitTime, stays: int) -> str:
    visit: Visit = stay.visit
    which = f" (ke-{visit.ordinal})" if stays > 1 else ""
    said = f": {visit.late_reason}" if visit.late_reason else ""
    return f"Terlambat {duration(stay.late_ms)}{which}{said}"
