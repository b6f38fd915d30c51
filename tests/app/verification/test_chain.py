"""What later acts saw holds the history together, through forks that honest PCs went through."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.events import canonical
from app.ledger.book import Head
from app.ledger.heads import DeviceHead, keep_head
from app.verification.report import Report
from app.verification.verify import verify_office
from tests.app.verification.tampering import codes, flip, found, lifted, rechain, rows_of, swap
from tests.office_builder import KASUBAG, TITLE, DemoOffice, Pc


@pytest.fixture
def forked(office: DemoOffice, pc: Pc, tmp_path: Path) -> str:
    """Two acts were lost with a ledger that was set back, and came back after another PC's.

    The id of the second, whose PC had seen the first.
    """
    other = office.pc("pc-2")
    coverage = pc.opens()
    pc.sync()
    kept = tmp_path / "setengah-hari.db"
    shutil.copy(office.folder.ledger, kept)
    pc.hands_in(coverage)
    pc.sync()
    second = pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    shutil.copy(kept, office.folder.ledger)
    other.sync()
    other.opens("Rapat koordinasi")
    other.sync()
    pc.sync()
    return second.id


def listed(report: Report, code: str) -> list[str]:
    """The subjects of what is listed under a code."""
    return [finding.subject for finding in report.listed if finding.code == code]


def incident_files(office: DemoOffice) -> list[Path]:
    """The branches that PCs recorded on the share."""
    files = (office.folder.copies / "insiden").glob("*.json")
    return [file for file in files if json.loads(file.read_bytes())["code"] == "branch_left"]


def test_what_an_honest_fork_reordered_is_listed_and_no_finding(
    office: DemoOffice, forked: str
) -> None:
    report = verify_office(office.folder)
    assert report.is_sound
    assert listed(report, "reordered") == [forked]


def test_a_fork_that_no_pc_recorded_contradicts_who_saw_the_other_branch(
    office: DemoOffice, pc: Pc, forked: str
) -> None:
    for file in incident_files(office):
        file.unlink()
    contradicted = found(verify_office(office.folder), "seen_contradicted")
    assert (contradicted.coverage, contradicted.subject) == (TITLE, forked)
    own = verify_office(office.folder, pc.profile)
    assert (own.findings, listed(own, "reordered")) == ((), [forked])


def test_a_branch_that_somebody_made_up_explains_nothing(office: DemoOffice, forked: str) -> None:
    for file in incident_files(office):
        record = json.loads(file.read_bytes())
        record["facts"]["since"] = "ab" * 32
        file.write_bytes(canonical(record))
    assert "seen_contradicted" in codes(verify_office(office.folder))


def test_an_event_that_a_branch_had_and_the_ledger_has_not_is_found(
    office: DemoOffice, forked: str
) -> None:
    rows = rows_of(office.folder.ledger)
    first = rows[-2]
    assert rows[-1].sealed.id == forked
    flip(office.folder.ledger, first.seq, "id")
    flip(office.folder.ledger, first.seq, "envelope")
    missing = found(verify_office(office.folder), "seen_missing")
    assert (missing.subject, missing.facts["id"]) == (forked, first.sealed.id)


def test_junk_that_explains_nothing_is_left_out(office: DemoOffice, forked: str) -> None:
    folder = office.folder.copies / "insiden"
    (folder / "a.json").write_text("{")
    (folder / "b.json").write_text('{"code": "branch_left", "at": 0, "facts": {"ids": 7}}')
    (folder / "c.json").mkdir()
    assert verify_office(office.folder).is_sound


def test_a_row_that_was_damaged_while_a_pc_acted_and_is_mended_contradicts_nobody(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    pc.opens()
    pc.sync()
    damaged = rows_of(office.folder.ledger)[-1].seq
    pc.opens("Rapat koordinasi")
    pc.sync()
    flip(office.folder.ledger, damaged, "body", 9)
    other.sync()
    for title in ("Audiensi", "Apel pagi"):
        other.opens(title)
        other.sync()
    pc.sync()
    other.sync()
    report = verify_office(office.folder)
    assert report.is_sound
    rows = rows_of(office.folder.ledger)
    assert set(listed(report, "reordered")) == {row.sealed.id for row in rows[-2:]}


def test_an_act_whose_past_stands_under_other_numbers_is_no_contradiction(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    """Junk has no place in the chain: it moves rows on, and proves nothing against who saw them."""
    kept = tmp_path / "kemarin.db"
    shutil.copy(office.folder.ledger, kept)
    coverage = pc.opens()
    pc.sync()
    witness = pc.hands_in(coverage)
    shutil.copy(kept, office.folder.ledger)
    junk = rows_of(office.folder.ledger)[-1].seq + 9
    with lifted(office.folder.ledger) as tool:
        tool.execute("INSERT INTO event VALUES (?, 'x', x'00', x'00', x'00', '')", (junk,))
    pc.sync()
    report = verify_office(office.folder)
    assert "seen_contradicted" not in codes(report)
    assert listed(report, "reordered") == [witness.id]


def test_swapped_rows_whose_chain_was_put_right_contradict_a_later_act(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    witness = pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    last = rows_of(office.folder.ledger)[-1].seq
    swap(office.folder.ledger, last - 2, last - 1)
    rechain(office.folder.ledger)
    report = verify_office(office.folder)
    assert found(report, "seen_contradicted").subject == witness.id


def test_a_head_that_a_pc_once_had_and_nobody_knows_is_a_hint(office: DemoOffice, pc: Pc) -> None:
    pc.opens()
    pc.sync()
    keep_head(office.folder, DeviceHead("pc-lama", Head(900, "ab" * 32), 0))
    report = verify_office(office.folder)
    assert report.is_sound
    assert listed(report, "head_unknown") == ["pc-lama"]
