"""What happens after a mistake: Tarik, Batalkan, Alihkan, gagal, Ralat, Turunkan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.judge import Verdict
from app.errors import Refusal
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, sync_all, verdicts

URL = "https://instagram.example/p/1"


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


@pytest.fixture
def archived(office: DemoOffice, pc: Pc, other: Pc) -> str:
    """A coverage that is published and archived, known to both PCs."""
    coverage = pc.plays()
    sync_all(office)
    return coverage


def _at_publication(office: DemoOffice, pc: Pc) -> str:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.approves(coverage)
    pc.directs(coverage, "instagram", "facebook")
    waived = acts.DocumentWaived("undangan", "Kegiatan tanpa undangan")
    pc.act(ADMIN, coverage, waived)
    sync_all(office)
    return coverage


def test_a_published_mistake_is_taken_down_and_stays_on_record(
    office: DemoOffice, pc: Pc, other: Pc, archived: str
) -> None:
    down = acts.PostTakenDown("instagram", URL, "Sekretaris Daerah", "Salah orang", 5)
    with pytest.raises(Refusal, match="reason_missing"):
        other.act(KASUBAG, archived, replace(down, reason=" "))
    event = other.act(KASUBAG, archived, down)
    sync_all(office)
    coverage = pc.coverage(archived)
    (result,) = coverage.results
    assert (result.taken_down, result.record.url) == (event.id, URL)
    assert coverage.stage is Stage.ARCHIVED
    with pytest.raises(Refusal, match="nothing_published"):
        pc.act(KASUBAG, archived, down)
    assert_sound(office)


def test_ralat_needs_a_new_ya_and_a_new_url(
    office: DemoOffice, pc: Pc, other: Pc, archived: str
) -> None:
    other.act(KABAG, archived, acts.CorrectionOpened("Nama camat keliru"))
    sync_all(office)
    coverage = pc.coverage(archived)
    assert (coverage.stage, coverage.step, coverage.approval) == (Stage.UNDER_WAY, 1, None)
    pc.hands_in(archived, *coverage.media, narrative="Camat Bulik Timur hadir.")
    pc.act(KASUBAG, archived, acts.CoverageReceived())
    with pytest.raises(Refusal):
        pc.records(archived)
    pc.approves(archived)
    pc.directs(archived)
    at = office.clock.at
    new = acts.ResultRecorded("instagram", "published", "@prokopim.contoh", URL + "-ralat", at)
    pc.act(ADMIN, archived, new)
    sync_all(office)
    coverage = other.coverage(archived)
    assert [r.record.url for r in coverage.results] == [URL, URL + "-ralat"]
    assert [r.superseded for r in coverage.results] == [True, False]
    assert coverage.stage is Stage.PUBLISHED
    other.act(KASUBAG, archived, acts.CoverageArchived())
    sync_all(office)
    assert_sound(office)


def test_an_act_is_withdrawn_until_the_next_person_opened_it(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    pc.act(PELAKSANA, liputan, acts.ActWithdrawn())
    sync_all(office)
    assert (other.coverage(liputan).step, other.coverage(liputan).revision) == (1, 0)

    pc.hands_in(liputan)
    sync_all(office)
    other.sits(KASUBAG)
    other.desk.begin_work(liputan)
    sync_all(office)
    with pytest.raises(Refusal, match="opened_already"):
        pc.act(PELAKSANA, liputan, acts.ActWithdrawn())
    assert_sound(office)


def test_opened_meanwhile_beats_a_withdrawal_on_its_way(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    sync_all(office)
    other.sits(KASUBAG)
    opened = other.desk.begin_work(liputan)
    assert opened is not None
    withdrawn = pc.act(PELAKSANA, liputan, acts.ActWithdrawn())
    other.sync()
    sync_all(office)
    assert verdicts(pc, liputan)[withdrawn.id] is Verdict.OVERTAKEN
    assert pc.coverage(liputan).step == 2
    assert_sound(office)


def test_a_cancelled_coverage_says_why_and_takes_no_more(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    sync_all(office)
    other.act(KABAG, liputan, acts.CoverageCancelled("Kegiatan ditunda"))
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert (coverage.stage, coverage.verdict_reason) == (Stage.CANCELLED, "Kegiatan ditunda")
    with pytest.raises(Refusal, match="coverage_ended"):
        pc.act(KASUBAG, liputan, acts.CoverageReceived())
    assert_sound(office)


def test_another_admin_takes_over_what_one_cannot_do(office: DemoOffice, pc: Pc, other: Pc) -> None:
    liputan = _at_publication(office, pc)
    person = other.sits(PELAKSANA)
    moved = acts.AdminReassigned(person, ("instagram",), "Admin cuti")
    other.act(KASUBAG, liputan, moved)
    sync_all(office)
    with pytest.raises(Refusal, match="not_the_admin"):
        pc.records(liputan)
    at = office.clock.at
    done = acts.ResultRecorded("instagram", "published", "@prokopim.contoh", URL, at)
    pc.act(PELAKSANA, liputan, done)
    sync_all(office)
    assert other.coverage(liputan).stage is Stage.PUBLISHED
    assert_sound(office)


def test_a_platform_that_fails_keeps_the_step_open_until_it_is_published(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = _at_publication(office, pc)
    pc.records(liputan, "instagram")
    failed = acts.ResultRecorded("facebook", "failed", reason="Akun terkunci")
    pc.act(ADMIN, liputan, failed)
    postponed = acts.ResultRecorded("facebook", "postponed", reason="Menunggu sandi")
    pc.act(ADMIN, liputan, postponed)
    sync_all(office)
    assert other.coverage(liputan).step == 5
    other.records(liputan, "facebook")
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert coverage.stage is Stage.PUBLISHED
    assert [r.record.outcome for r in coverage.results] == [
        "published",
        "failed",
        "postponed",
        "published",
    ]
    assert_sound(office)
