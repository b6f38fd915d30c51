"""What a verification of the whole office comes to, as lines."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import Failure
from app.health.checking import LOST, Outcome
from app.health.line import Area, HealthLine, State
from app.health.pc import LEDGER_UNFIT
from app.verification.report import RESTORED, Finding, Report
from app.verification.sentences import finding_line

MOST_NAMED = 200
_FILES = frozenset({"file_missing", "file_altered", "file_size_differs", "file_unreadable"})
_TIMES = frozenset({"time_backwards", "time_ahead"})


def whole_lines(report: Report) -> list[HealthLine]:
    """Whether every row and every file is as it was signed, and the times that cannot be."""
    facts: dict[str, object] = {
        "rows": report.counts.get("rows", 0),
        "files": report.counts.get("files", 0),
    }
    if report.is_sound:
        lines = [HealthLine(Area.WHOLE, State.OK, "whole_sound", facts)]
    else:
        facts["count"] = len(report.findings)
        named = tuple(
            HealthLine(Area.WHOLE, State.BAD, "finding", {"text": finding_line(each)})
            for each in report.findings[:MOST_NAMED]
        )
        lines = [HealthLine(Area.WHOLE, State.BAD, "whole_findings", facts, named)]
    return lines + _copies(report.listed) + _times(report.listed)


def files_lines(outcome: Outcome) -> list[HealthLine]:
    """The files by name: which are whole again, which can be put back, which are lost."""
    report = outcome.report
    lost = [each for each in report.findings if each.code in LOST]
    here = [each for each in lost if each.subject in outcome.here]
    away = [each for each in lost if each.subject not in outcome.here]
    back = [each for each in report.listed if each.code == RESTORED]
    told = (
        ("files_lost", State.BAD, away),
        ("files_stuck" if outcome.restores else "files_here", State.BAD, here),
        ("files_restored", State.OK, back),
    )
    return [_files_line(code, state, files) for code, state, files in told if files]


def _files_line(code: str, state: State, files: Iterable[Finding]) -> HealthLine:
    facts = dict.fromkeys(
        (str(each.facts.get("name", "")), each.coverage, each.facts.get("sha256")) for each in files
    )
    named = tuple(
        HealthLine(Area.WHOLE, state, "file_of_coverage", {"name": name, "title": title})
        for name, title, _ in list(facts)[:MOST_NAMED]
    )
    return HealthLine(Area.WHOLE, state, code, {"count": len(facts)}, named)


def hashed_line(report: Report) -> HealthLine:
    """The media files as a verification that has just read them all found them."""
    wrong = [each for each in report.findings if each.code in _FILES]
    if wrong:
        named = tuple(
            HealthLine(Area.MEDIA, State.BAD, "finding", {"text": finding_line(each)})
            for each in wrong[:MOST_NAMED]
        )
        return HealthLine(Area.MEDIA, State.BAD, "media_wrong", {"count": len(wrong)}, named)
    if "files" not in report.counts:  # it never came to them
        return HealthLine(Area.MEDIA, State.UNKNOWN, "media_not_checked")
    facts = {"count": report.counts["files"]}
    return HealthLine(Area.MEDIA, State.OK, "media_hashed", facts)


def ledger_lines(found: Iterable[str]) -> list[HealthLine]:
    """The ledger where these codes say that it is none: what a PC knows by heart does not."""
    wrong = [code for code in found if code in LEDGER_UNFIT]
    return [HealthLine(Area.LEDGER, State.BAD, code) for code in wrong[:1]]


def whole_failed(failure: Failure) -> HealthLine:
    """The verification came to no end."""
    return HealthLine(Area.WHOLE, State.ATTENTION, "whole_failed", {"why": failure.code})


def _copies(listed: Iterable[Finding]) -> list[HealthLine]:
    """The copies that could not be brought back; only looking into them tells."""
    wrong = [each.subject for each in listed if each.code == "copy_damaged"]
    if not wrong:
        return []
    named = tuple(
        HealthLine(Area.COPIES, State.ATTENTION, "copy_damaged", {"name": name}) for name in wrong
    )
    return [HealthLine(Area.COPIES, State.ATTENTION, "copies_unfit", {"count": len(wrong)}, named)]


def _times(listed: Iterable[Finding]) -> list[HealthLine]:
    noticed = [each for each in listed if each.code in _TIMES]
    if not noticed:
        return []
    named = tuple(
        HealthLine(
            Area.CLOCK,
            State.ATTENTION,
            each.code,
            {**each.facts, "title": each.coverage or "Tata kantor"},
        )
        for each in noticed[:MOST_NAMED]
    )
    facts = {"count": len(noticed)}
    return [HealthLine(Area.CLOCK, State.ATTENTION, "times_noticed", facts, named)]
