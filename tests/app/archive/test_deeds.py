"""The printed history: every act has its words, and says what was noted with it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.archive.deeds import DEEDS, Chronicle
from app.domain import acts
from app.domain.coverage import Coverage
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, Pc


def _chronicle(pc: Pc, coverage: Coverage) -> Chronicle:
    office = pc.desk.office
    names = {"instagram": "Instagram"}
    return Chronicle(office, office.sops[coverage.sop], names, ZoneInfo("Asia/Jakarta"))


def test_every_act_has_a_name_in_the_history() -> None:
    assert set(acts.ACTS.values()) - acts.QUIET == set(DEEDS)


def test_the_history_says_who_did_what_when_in_which_post(pc: Pc) -> None:
    coverage = pc.coverage(pc.plays())
    rows = _chronicle(pc, coverage).rows(coverage)
    assert len(rows) == len(coverage.history)
    yes = next(row for row in rows if row.what.startswith("Ya"))
    assert (yes.who, yes.post) == (KABAG, "Kepala Bagian Protokol dan Komunikasi Pimpinan")
    assert yes.at == "22-11-2026 12.00"
    assert yes.note == "1 media; Publikasikan."
    assert [row.note for row in rows if row.what == "Mencatat hasil publikasi"] == [
        "Instagram terbit"
    ]


def test_reasons_and_points_are_printed_with_what_was_sent_back(pc: Pc) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Kurang lengkap", ("Sebut nama desa",)))
    pc.act(PELAKSANA, coverage_id, acts.NoteWritten("Sudah ditelepon"))
    coverage = pc.coverage(coverage_id)
    notes = [row.note for row in _chronicle(pc, coverage).rows(coverage)]
    assert notes[-2:] == ["Kurang lengkap; Sebut nama desa", "Sudah ditelepon"]
