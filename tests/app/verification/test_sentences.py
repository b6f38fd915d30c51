"""The report as lines: a stable code first, then what people know it by, then a sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import app.verification
from app.ledger.book import Head
from app.ledger.seal import NotGenuine
from app.verification.report import Finding, Report
from app.verification.rows import LEDGER_WRONG
from app.verification.sentences import SENTENCES, finding_line, report_lines

ALTERED = Finding(
    "file_altered", "Peninjauan jalan desa", "data/ab12.jpg", {"name": "IMG_2041.jpg"}
)


def test_a_finding_is_one_line_with_its_code_coverage_file_and_sentence() -> None:
    assert finding_line(ALTERED) == (
        "file_altered  Peninjauan jalan desa  data/ab12.jpg  isi berkas berubah (IMG_2041.jpg)"
    )


def test_what_is_unknown_is_a_dash_or_a_question_mark() -> None:
    line = finding_line(Finding("not_genuine_body"))
    assert line == "not_genuine_body  -  -  baris ?: isi peristiwa diubah"


def test_a_title_cannot_make_lines_of_its_own() -> None:
    planted = Finding("file_missing", "Rapat\n# tidak ada temuan\x1b[2J", "\u2028x", {"name": "\r"})
    assert len(finding_line(planted).splitlines()) == 1
    assert "\x1b" not in finding_line(planted)


def test_a_sentence_cannot_be_led_astray_by_braces_in_a_fact() -> None:
    line = finding_line(Finding("file_missing", "", "x", {"name": "{seq.__class__}"}))
    assert line.endswith("berkas tidak ada ({seq.__class__})")


def test_lines_without_a_mark_are_findings_and_nothing_else() -> None:
    report = Report(
        "0f", "aa", Head(9, "cc"), (ALTERED,), (Finding("overtaken", "Rapat", "ab"),), {}
    )
    lines = report_lines(report)
    assert [line for line in lines if not line.startswith("#")] == [finding_line(ALTERED)]
    assert "# overtaken  Rapat  ab  ? didahului tindakan lain (?)" in lines


def test_a_sound_office_says_so_with_its_root_and_head() -> None:
    lines = report_lines(Report("0f", "aa", Head(9, "cc"), counts={"witnessed": 9}))
    assert lines == [
        "# tidak ada temuan",
        "# kantor 0f",
        "# kunci induk aa",
        "# baris terakhir 9 rantai cc",
    ]


def test_the_tail_that_nobody_witnessed_is_told_unless_a_profile_proved_it() -> None:
    def told(confirmed: int) -> bool:
        counts = {"witnessed": 7, "confirmed": confirmed}
        lines = report_lines(Report("0f", "aa", Head(9, "cc"), counts=counts))
        return any("baris 8 sampai 9 belum disaksikan" in line for line in lines)

    assert told(0)
    assert not told(9)


def test_a_flood_of_one_kind_is_cut_short_and_counted() -> None:
    many = tuple(Finding("event_waiting", "", str(number)) for number in range(60))
    lines = [line for line in report_lines(Report("0f", findings=many)) if line[0] != "#"]
    assert len(lines) == 51
    assert lines[-1] == "event_waiting  -  -  dan 10 lagi; semuanya ada di --json"


def test_every_code_of_the_verification_has_a_sentence() -> None:
    """Whatever the sources give to a Finding, choose between or return, and looks like a code."""
    folder = Path(app.verification.__file__).parent
    told = {
        text.value
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for given in _given(node)
        for text in ast.walk(given)
        if isinstance(text, ast.Constant)
    }
    codes = {text for text in told if isinstance(text, str) and CODE.fullmatch(text)} - NO_CODES
    assert len(codes) > 25
    assert codes <= SENTENCES.keys()


def test_every_way_in_which_a_row_is_not_genuine_or_a_ledger_is_wrong_has_a_sentence() -> None:
    assert set(re.findall(r"not_genuine_\w+", str(NotGenuine.__doc__))) <= SENTENCES.keys()
    assert SENTENCES.keys() >= LEDGER_WRONG


CODE = re.compile(r"[a-z]+(_[a-z]+)+")
NO_CODES = {"key_retired", "unsafe_name", "delivered_at"}


def _given(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        return node.args[:1] if ast.unparse(node.func) in ("Finding", "told", "self._find") else []
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant | ast.Tuple):
        return [node.value]
    return []
