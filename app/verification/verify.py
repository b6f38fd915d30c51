"""The verification of an office: everything that can be told from its folder, and from one PC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain as joined

from app.errors import Unavailable
from app.ledger.heads import heads
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.branches import links_of, shared_incidents
from app.verification.chain import Witnesses, former_chain, genuine_chain, stored_findings
from app.verification.files import Files
from app.verification.history import judgement, replay
from app.verification.pins import Confirmed, confirmed_by, confirmed_findings, pin_findings
from app.verification.report import Finding, Report, titled
from app.verification.rows import Reading, read_ledger, sift

_DEVICE = "verify"


def verify_office(folder: OfficeFolder, profile: Profile | None = None) -> Report:
    """Verify schema, rows, chain, `seen`, judgement, SOP rules and files (design §3, "verify").

    With a profile also what that PC pinned and confirmed, which alone proves the last rows.
    Nothing is changed. Raises Unavailable `office_offline`, `lock_busy` and what else keeps the
    folder from being read; Refusal `office_newer`, `ledger_newer`, `profile_without_office`.
    """
    confirmed = confirmed_by(profile) if profile else None
    named_office, unreadable = _office_named(folder)
    office = confirmed.membership.office if confirmed else named_office
    if not office:
        return Report("", findings=unreadable)
    reading = read_ledger(folder, profile.device if profile else _DEVICE)
    findings = (*unreadable, *reading.findings, *(confirmed.findings if confirmed else ()))
    report = Report(office, findings=findings)
    if confirmed:
        pins = tuple(pin_findings(confirmed, named_office, ""))
        report = replace(report, findings=(*report.findings, *pins))
    return _verify_rows(folder, reading, confirmed, report) if reading.legible else report


def _office_named(folder: OfficeFolder) -> tuple[str, tuple[Finding, ...]]:
    try:
        return folder.read().office_id, ()
    except Unavailable as failure:
        if failure.code != "office_unreadable":
            raise
        return "", (Finding(failure.code, "", folder.toml.name, failure.facts),)


def _verify_rows(
    folder: OfficeFolder, reading: Reading, confirmed: Confirmed | None, report: Report
) -> Report:
    office = report.office
    sifted = sift(reading.rows, office)
    genuine = sifted.genuine
    chain = genuine_chain(genuine)
    incidents = _incidents(folder, confirmed)
    ids = frozenset(each.event.id for each in genuine)
    links = links_of(incidents)
    witnesses = Witnesses(chain, former_chain(reading.rows), ids, links)
    seen = [told for each in genuine if (told := witnesses.ask(each.event)) is not None]
    contradicted, reordered = _parted(seen)
    found = [*report.findings, *sifted.findings, *stored_findings(reading.rows, chain)]
    found += contradicted
    if office not in ids:
        found.append(Finding("founding_missing", "", office))
        return replace(report, head=chain.head, findings=tuple(found))
    histories = replay(genuine, office)
    root = histories.office.office.root
    if confirmed:
        found += pin_findings(confirmed, "", root)
        found += confirmed_findings(confirmed, reading.rows, chain)
    judged = judgement(histories, sifted.named)
    files = Files(folder).check(histories)
    listed = joined(
        reordered, judged.listed, _unknown_heads(folder, witnesses), files.listed, _told(incidents)
    )
    return Report(
        office,
        root,
        chain.head,
        titled((*found, *judged.findings, *files.findings), histories.titles),
        titled(listed, histories.titles),
        {
            "rows": len(reading.rows),
            "genuine": len(genuine),
            "coverages": len(histories.coverages),
            "files": files.count,
            "witnessed": witnesses.witnessed(each.event for each in genuine),
            "confirmed": len(confirmed.rows) if confirmed else 0,
        },
    )


def _incidents(folder: OfficeFolder, confirmed: Confirmed | None) -> list[Incident]:
    own = confirmed.incidents if confirmed else ()
    return list({each.key: each for each in (*shared_incidents(folder), *own)}.values())


def _parted(seen: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    reordered = [each for each in seen if each.code == "reordered"]
    return [each for each in seen if each.code != "reordered"], reordered


def _unknown_heads(folder: OfficeFolder, witnesses: Witnesses) -> list[Finding]:
    """Heads that PCs wrote to the share. Anybody can write there: they are hints, no proof."""
    return [
        Finding("head_unknown", "", kept.device, {"seq": kept.head.seq, "at": kept.at})
        for kept in heads(folder)
        if not witnesses.knows(kept.head)
    ]


def _told(incidents: Sequence[Incident]) -> list[Finding]:
    return [
        Finding("incident", "", each.code, {"at": each.at, **each.facts})
        for each in sorted(incidents, key=lambda each: each.at)
    ]
