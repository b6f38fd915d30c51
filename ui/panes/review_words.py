"""The words over a coverage that is reviewed: where it comes from, and the Ya it has."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.domain import acts
from app.domain.coverage import Coverage, Entry
from app.domain.office import Office
from ui import formats
from ui.coverage_file import CoverageFile
from ui.panes.naming import signer_words
from ui.panes.remark import RemarkView
from ui.texts.acts import act_name


def subtitle(office: Office, coverage: Coverage) -> str:
    """Bupati · Minggu, 22 November 2026 · Kujan · revisi 2 · diserahkan 10.02, Pelaksana."""
    zone = ZoneInfo(office.zone)
    activity = coverage.activity
    parts = [
        office.leaders.get(activity.leader, activity.leader),
        formats.long_date(formats.local(activity.starts_at, zone).date()),
        activity.place,
    ]
    if coverage.revision > 1:
        parts.append(f"revisi {coverage.revision}")
    handed_in = _last(coverage, acts.CoverageHandedIn)
    if handed_in is not None:
        who = signer_words(office, handed_in.person, handed_in.post)
        parts.append(f"diserahkan {formats.clock(handed_in.at, zone)}, {who}")
    return " · ".join(part for part in parts if part)


def approval_remark(office: Office, coverage: Coverage, now: int) -> RemarkView | None:
    """The Ya in force: whose, when, on how many, with what directive."""
    approval = coverage.approval
    if approval is None:
        return None
    who = signer_words(office, approval.person, approval.post)
    at = formats.moment(approval.at, now, ZoneInfo(office.zone))
    count, every = (formats.number(len(of), 0) for of in (approval.items, coverage.media))
    told = f"Ya dari {who} · {at} · {count} dari {every} media"
    if approval.directive:
        told += f"\n“{approval.directive}”"
    return RemarkView(told, "ok")


def kept_remark(file: CoverageFile, event: str) -> RemarkView | None:
    """How far an act that was made here has come; None where it did not take effect."""
    entry = next((each for each in file.coverage.history if each.event == event), None)
    if entry is None:
        return None
    name = act_name(entry.kind)
    if event in file.undelivered:
        told = f"{name} sudah tersimpan di PC ini, menunggu dikirim."
        return RemarkView(told, "info", icon="check-bold")
    return RemarkView(f"{name} sudah terkirim, tercatat di buku kantor.", "ok", icon="checks-bold")


def _last(coverage: Coverage, kind: type) -> Entry | None:
    entries = (entry for entry in reversed(coverage.history) if isinstance(entry.body, kind))
    return next(entries, None)
