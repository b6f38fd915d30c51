"""Every line has its sentence, whatever strangers wrote into the facts."""

from __future__ import annotations

import ast
from zoneinfo import ZoneInfo

import pytest

from app.health.line import Area, HealthLine, State, counted, worst
from app.health.sentences import AREAS, SENTENCES
from app.health.words import STATES, Reader, line_words
from app.verification.incident_words import INCIDENTS
from tests.office_builder import NOON
from tests.sources import sources

READER = Reader(NOON, ZoneInfo("Asia/Jakarta"), {"p1": "Siti"})


def said(code: str, area: Area = Area.PCS, **facts: object) -> str:
    return line_words(HealthLine(area, State.OK, code, facts), READER)


def _codes() -> set[str]:
    """Whatever the sources of this package choose as a line's code, and looks like one."""
    found = {
        text.value
        for source in sources("app/health")
        for node in source.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "HealthLine"
        for given in node.args[2:3]
        for text in ast.walk(given)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }
    return {code for code in found if "_" in code and not code.startswith(("copies_", "_"))}


def test_every_code_has_a_sentence_and_none_is_also_an_incident_of_other_words() -> None:
    assert len(_codes()) > 30
    assert sorted(_codes() - set(SENTENCES)) == []
    assert sorted(set(SENTENCES) & set(INCIDENTS)) == []


def test_every_area_and_state_has_its_words() -> None:
    assert set(AREAS) == set(Area)
    assert set(STATES) == set(State)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_whole_where_every_fact_is_missing(code: str) -> None:
    assert "{" not in said(code)
    assert said(code)


def test_facts_are_written_as_people_read_them() -> None:
    assert "76 GB" in said("share_ok", free=76_000_000_000)
    assert "5 jam" in said("clock_fast", off_ms=5 * 3_600_000)
    told = said("pc_of_person", device="ab12", person="p1", at=NOON - 3_600_000, seq=1482)
    assert told == "PC ab12, terakhir dipakai Siti: terlihat 11.00, sampai baris 1.482."
    assert "Sen 23 Nov" in said("copies_own_ok", day="2026-11-23", count=3)


@pytest.mark.parametrize("at", [10**30, -(10**30), "kemarin", None, 0])
def test_a_time_that_is_none_never_breaks_a_line(at: object) -> None:
    assert "terlihat …" in said("pcs_seen", count=2, at=at)


def test_an_incident_speaks_with_its_own_sentence() -> None:
    told = said("row_repaired", Area.INCIDENTS, seq=4, at=NOON)
    assert told.startswith("Baris 4 buku kantor")
    assert "(entah_apa)" in said("entah_apa", Area.INCIDENTS)


def test_the_worst_line_decides() -> None:
    lines = [HealthLine(Area.LOCK, state, "lock_free") for state in (State.OK, State.ATTENTION)]
    assert worst(lines) is State.ATTENTION
    assert worst([]) is State.OK
    assert counted(lines, State.OK) == 1


def test_a_name_that_hides_something_is_shown_with_it() -> None:
    name = "foto\u202egpj.exe\n# baik"
    told = (
        said("media_file", Area.MEDIA, name=name, title="Peninjauan"),
        said("media_lost", Area.INCIDENTS, name=name, folder="2026"),
    )
    assert all("foto[U+202E]gpj.exe[U+000A]# baik" in each for each in told)


@pytest.mark.parametrize(
    "why",
    ["office_unreadable", "lock_lost", "ledger_copy_damaged", "folder_unwritable", "ledger_busy"],
)
def test_why_something_could_not_be_done_is_said_in_words(why: str) -> None:
    for code in ("selftest_not_made", "copies_failed", "whole_failed"):
        assert "_" not in said(code, why=why, at=NOON)
