"""The report as JSON: what scripts and other offices' tests read."""

from __future__ import annotations

import json
from pathlib import Path

from app.ledger.book import Head
from app.verification.report import Finding, Report, report_table, titled


def test_the_table_survives_json_whatever_the_facts_are() -> None:
    facts = {"seq": 3, "path": Path("/x"), "ids": ["a"], "none": None}
    finding = Finding("file_missing", "Rapat", "berkas/x.jpg", facts)
    table = report_table(Report("0f", "aa", Head(9, "cc"), (finding,), (), {"rows": 9}))
    assert json.loads(json.dumps(table)) == {
        "office": "0f",
        "root": "aa",
        "head": {"seq": 9, "chain": "cc"},
        "sound": False,
        "findings": [
            {
                "code": "file_missing",
                "coverage": "Rapat",
                "subject": "berkas/x.jpg",
                "facts": {"seq": 3, "path": str(Path("/x")), "ids": ["a"], "none": None},
            }
        ],
        "listed": [],
        "counts": {"rows": 9},
    }


def test_a_report_without_findings_is_sound_whatever_it_lists() -> None:
    assert Report("0f", listed=(Finding("overtaken"),)).is_sound


def test_a_coverage_is_named_by_its_title_where_one_is_known() -> None:
    told = titled([Finding("held", "ab12"), Finding("held", "cd34")], {"ab12": "Rapat"})
    assert [finding.coverage for finding in told] == ["Rapat", "cd34"]
