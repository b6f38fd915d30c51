"""The verification of an office: everything that can be told from its folder, and from one PC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.office import Office
from app.errors import Unavailable
from app.ledger.book import Row
from app.ledger.branches import links_of
from app.ledger.heads import heads
from app.ledger.incidents import Incident
from app.ledger.lock import ShareLock
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from app.ledger.profile import Profile
from app.verification.chain import HEALED, Witnesses, former_chain, genuine_chain, stored_findings
from app.verification.copies import copy_findings
from app.verification.files import Files
from app.verification.history import judgement, replay
from app.verification.pins import Confirmed, confirmed_by, confirmed_findings, pin_findings
from app.verification.report import (
    JUDGING,
    READING,
    SIGNATURES,
    Finding,
    Report,
    Told,
    titled,
    untold,
)
from app.verification.rows import read_ledger, sift
from app.verification.times import time_notices
from app.verification.traces import shared_incidents

_DEVICE = "verify"
_TOLD_EVERY = 100  # rows


def verify_office(
    folder: OfficeFolder,
    profile: Profile | None = None,
    told: Told = untold,
    now: int | None = None,
) -> Report:
    """Verify schema, rows, chain, `seen`, judgement, SOP rules and files (design §3, "verify").

    With a profile also what that PC pinned and confirmed, which alone proves the last rows; with
    office time `now` (ms) also acts that lie in the future. `told` hears how far it is: rows,
    then bytes of files (FILES). Nothing is changed. Raises Unavailable `office_offline`,
    `lock_busy` and what else keeps the folder from being read; Refusal `office_newer`,
    `ledger_newer`, `not_joined`.
    """
    confirmed = confirmed_by(profile) if profile else None
    facts, unreadable = _facts(folder)
    named = facts.office_id if facts else ""
    office = confirmed.membership.office if confirmed else named
    if not office:
        return Report("", findings=unreadable)
    device = profile.device if profile else _DEVICE
    told(READING, 0, 0)
    reading = read_ledger(folder, ShareLock(folder.lock, device))
    findings = [*unreadable, *reading.findings]
    if confirmed:
        findings += [*confirmed.findings, *pin_findings(confirmed, named, "")]
    copies = tuple(copy_findings(folder, office, profile, told))
    if not reading.legible:
        return Report(office, findings=tuple(findings), listed=copies)
    examination = _Examination(folder, office, reading.rows, confirmed, findings, told)
    report = examination.report(facts, now)
    return replace(report, listed=(*report.listed, *copies))


def _facts(folder: OfficeFolder) -> tuple[OfficeFacts | None, tuple[Finding, ...]]:
    try:
        return folder.read(), ()
    except Unavailable as failure:
        if failure.code != "office_unreadable":
            raise
        return None, (Finding(failure.code, "", folder.toml.name, failure.facts),)


class _Examination:
    """One look at rows that could be read; findings gather in the order of their causes."""

    def __init__(
        self,
        folder: OfficeFolder,
        office: str,
        rows: tuple[Row, ...],
        confirmed: Confirmed | None,
        findings: list[Finding],
        told: Told,
    ) -> None:
        self._told_of = told
        self._folder = folder
        self._office = office
        self._rows = rows
        self._confirmed = confirmed
        self._findings = findings
        self._listed: list[Finding] = []
        self._sifted = sift(_counting(rows, told), office)
        self._genuine = self._sifted.genuine
        self._chain = genuine_chain(self._genuine)
        self._counts = {"rows": len(rows), "genuine": len(self._genuine)}
        self._counts["confirmed"] = len(confirmed.rows) if confirmed else 0

    def report(self, facts: OfficeFacts | None, now: int | None) -> Report:
        """What is wrong with the rows, then with what they say, then with the files."""
        self._findings += self._sifted.findings
        self._examine_order()
        self._listed += time_notices([each.event for each in self._genuine], now)
        if self._confirmed:
            self._findings += confirmed_findings(self._confirmed, self._rows, self._chain)
        if all(each.event.id != self._office for each in self._genuine):
            # Without the founding there is no key, no post and no rule to judge by.
            self._findings.append(Finding("founding_missing", "", self._office))
            return self._told("", {})
        self._told_of(JUDGING, 0, 0)
        histories = replay(self._genuine, self._office)
        known = histories.office.office
        self._findings += _office_findings(facts, known, self._confirmed)
        judged = judgement(histories, self._sifted.named)
        files = Files(self._folder, self._told_of).check(histories)
        self._findings += [*judged.findings, *files.findings]
        self._listed += [*judged.listed, *files.listed]
        self._counts |= {"coverages": len(histories.coverages), "files": files.count}
        return self._told(known.root, histories.titles)

    def _examine_order(self) -> None:
        events = [each.event for each in self._genuine]
        ids = frozenset(event.id for event in events)
        incidents = _incidents(self._folder, self._confirmed)
        former = former_chain(self._rows)
        witnesses = Witnesses(self._chain, former, ids, links_of(incidents))
        told = [
            *stored_findings(self._rows, self._chain, witnesses.was_so, witnesses.moved),
            *(finding for event in events if (finding := witnesses.ask(event)) is not None),
        ]
        self._findings += [each for each in told if each.code not in HEALED]
        self._listed += [each for each in told if each.code in HEALED]
        self._listed += _unknown_heads(self._folder, witnesses)
        self._listed += [_listed_incident(each) for each in incidents]
        self._counts["witnessed"] = witnesses.witnessed(events)

    def _told(self, root: str, titles: dict[str, str]) -> Report:
        return Report(
            self._office,
            root,
            self._chain.head,
            titled(self._findings, titles),
            titled(self._listed, titles),
            self._counts,
        )


def _counting(rows: tuple[Row, ...], told: Told) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % _TOLD_EVERY == 0:
            told(SIGNATURES, done, len(rows))
        yield row


def _office_findings(
    facts: OfficeFacts | None, known: Office, confirmed: Confirmed | None
) -> Iterator[Finding]:
    """mejasiar.toml is signed by nobody: it must say what the founding event says."""
    if (
        facts
        and facts.office_id == known.id
        and (facts.name, facts.demo)
        != (
            known.name,
            known.demo,
        )
    ):
        yield Finding("office_file_differs", "", "mejasiar.toml", {"name": facts.name})
    if confirmed:
        yield from pin_findings(confirmed, "", known.root)


def _incidents(folder: OfficeFolder, confirmed: Confirmed | None) -> list[Incident]:
    """What PCs recorded, on the share and in the profile, oldest first."""
    own = confirmed.incidents if confirmed else ()
    every = {each.key: each for each in (*shared_incidents(folder), *own)}
    return sorted(every.values(), key=lambda each: each.at)


def _unknown_heads(folder: OfficeFolder, witnesses: Witnesses) -> list[Finding]:
    """Heads that PCs wrote to the share. Anybody can write there: they are hints, no proof."""
    return [
        Finding("head_unknown", "", kept.device, {"seq": kept.head.seq, "at": kept.at})
        for kept in heads(folder)
        if not witnesses.knows(kept.head)
    ]


def _listed_incident(incident: Incident) -> Finding:
    return Finding("incident", "", incident.code, {"at": incident.at, **incident.facts})
