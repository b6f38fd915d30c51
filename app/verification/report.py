"""What a verification found, what it only lists, and what it counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.ledger.book import GENESIS, Head

Told = Callable[[str, int, int], None]
"""Told what is looked at now, how much of it is done, and of how much; may raise to end it all."""

READING, SIGNATURES = "Membaca buku kantor", "Memeriksa tanda tangan"
RESTORED = "file_restored"  # code of what was wrong with a file and is right again
JUDGING, FILES = "Memeriksa riwayat", "Memeriksa berkas"
COPIES = "Memeriksa salinan"


def untold(what: str, done: int, total: int) -> None:
    """Nobody waits for the end of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or only worth listing.

    `coverage` is its title (its id, where no title can be told; empty where it concerns none);
    `subject` names the event (id, or `baris <seq>`) or the file (path within the office folder).
    """

    code: str
    coverage: str = ""
    subject: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of `verify_office`. What is `listed` is no reason for alarm."""

    office: str  # id of the founding event
    root: str = ""  # the office's root key as its events leave it
    head: Head = GENESIS  # last genuine row, with the chain computed over the genuine ones
    findings: tuple[Finding, ...] = ()
    listed: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def titled(findings: Iterable[Finding], titles: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings with each coverage id replaced by the title it is known by."""
    return tuple(replace(f, coverage=titles.get(f.coverage, f.coverage)) for f in findings)


def report_table(report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "office": report.office,
        "root": report.root,
        "head": {"seq": report.head.seq, "chain": report.head.chain},
        "sound": report.is_sound,
        "findings": [_table(finding) for finding in report.findings],
        "listed": [_table(finding) for finding in report.listed],
        "counts": dict(report.counts),
    }


def _table(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "coverage": finding.coverage,
        "subject": finding.subject,
        "facts": {name: _plain(value) for name, value in finding.facts.items()},
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | list | dict | None) else str(value)
