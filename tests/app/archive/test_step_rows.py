"""The sheet's table of steps: real times, lateness with its reason, every Tidak."""

from __future__ import annotations

from app.archive.step_rows import NBSP
from app.domain import acts
from tests.app.archive.issued import content
from tests.office_builder import KABAG, KASUBAG, MINUTE, DemoOffice, Pc


def test_the_table_has_the_real_times_with_lateness_and_its_reason(
    pc: Pc, office: DemoOffice
) -> None:
    coverage_id = pc.opens()
    office.clock.at += 2 * MINUTE
    pc.hands_in(coverage_id)
    office.clock.at += 7 * MINUTE
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    reason = acts.LateReasonGiven(2, 1, "menunggu nama pejabat")
    pc.act(KASUBAG, coverage_id, reason)
    office.clock.at += MINUTE
    pc.approves(coverage_id)
    rows = content(pc, coverage_id).steps
    assert [row.actual for row in rows[:3]] == ["2 mnt", "7 mnt", "1 mnt"]
    assert rows[0].requirements == "lengkap"
    assert rows[1].remark == "Terlambat 2 mnt: menunggu nama pejabat"
    assert rows[2].verdict == "Ya, 22-11-2026 12.10"
    assert rows[4].actual == "–"
    assert "tanpa undangan" in rows[4].requirements


def test_a_tidak_stands_in_the_remarks_and_each_stay_has_its_time(
    pc: Pc, office: DemoOffice
) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    for _ in range(2):
        office.clock.at += MINUTE
        pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
        if pc.coverage(coverage_id).visits[-1].ordinal == 1:
            pc.act(KABAG, coverage_id, acts.CoverageRejected("Foto kabur"))
    pc.approves(coverage_id)
    rows = content(pc, coverage_id).steps
    assert rows[1].actual.replace(NBSP, " ") == "ke-1 1 mnt, ke-2 1 mnt"
    assert rows[2].remark == "Tidak, 22-11-2026 12.01: Foto kabur"


def test_what_its_author_took_back_is_no_remark(pc: Pc) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.act(KABAG, coverage_id, acts.CoverageRejected("Salah pencet"))
    pc.act(KABAG, coverage_id, acts.ActWithdrawn())
    pc.approves(coverage_id)
    sheet = content(pc, coverage_id)
    assert sheet.steps[2].remark == ""
    assert any(row.note == "Salah pencet" for row in sheet.history)
