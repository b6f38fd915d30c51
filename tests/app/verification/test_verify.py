"""An office is sound, or verification names what is not: by coverage, and by event or file."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from app.demo.office import found_demo
from app.domain.coverage_history import PREFIX
from app.errors import Refusal, Unavailable
from app.ledger.book import Book, Row
from app.ledger.lock import ShareLock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.report import Finding, Report
from app.verification.rows import read_ledger
from app.verification.verify import verify_office
from tests.app.verification.tampering import (
    codes,
    delete,
    flip,
    found,
    lifted,
    rechain,
    rows_of,
    swap,
)
from tests.office_builder import TITLE, DemoOffice, Pc

RANDOM_BYTES = 300


@pytest.fixture
def played(office: DemoOffice, pc: Pc) -> str:
    """A coverage that went from hand-in to the archive, then two more acts that witness it."""
    coverage = pc.plays()
    pc.sync()
    pc.opens("Rapat koordinasi")
    pc.sync()
    return coverage


def of_coverage(office: DemoOffice, coverage: str) -> list[Row]:
    """The rows of a coverage."""
    mark = f'"stream":"{PREFIX}{coverage}'.encode()
    return [row for row in rows_of(office.folder.ledger) if mark in row.sealed.envelope]


def test_an_office_that_nobody_touched_is_sound(office: DemoOffice, pc: Pc, played: str) -> None:
    report = verify_office(office.folder, pc.profile)
    assert (report.findings, report.listed) == ((), ())
    assert report.counts["rows"] == report.head.seq == len(rows_of(office.folder.ledger))
    assert report.counts["files"] == 4  # photo, its two previews, undangan
    assert report.root == pc.station.membership.root


def test_verification_changes_nothing_in_the_office(office: DemoOffice, played: str) -> None:
    before = _content(office.folder.root)
    verify_office(office.folder)
    assert _content(office.folder.root) == before


def _content(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("column", "place", "code"),
    [
        ("id", 0, "not_genuine_id"),
        ("envelope", 2, "not_genuine_id"),
        ("envelope", -3, "not_genuine_id"),
        ("body", 40, "not_genuine_body"),
        ("signature", 0, "not_genuine_signature"),
        ("signature", -1, "not_genuine_signature"),
        ("chain", 5, "chain_disagrees"),
    ],
)
def test_a_byte_changed_in_any_cell_is_named_with_its_coverage_and_event(
    office: DemoOffice, played: str, column: str, place: int, code: str
) -> None:
    row = of_coverage(office, played)[2]
    flip(office.folder.ledger, row.seq, column, place)
    finding = found(verify_office(office.folder), code)
    assert (finding.coverage, finding.facts["seq"]) == (TITLE, row.seq)
    if column != "id":
        assert finding.subject == row.sealed.id


def test_a_changed_row_is_named_once_and_not_for_every_later_act_that_saw_it(
    office: DemoOffice, played: str
) -> None:
    row = of_coverage(office, played)[-1]
    flip(office.folder.ledger, row.seq, "body", 3)
    assert codes(verify_office(office.folder)) == {"not_genuine_body"}


def test_any_random_byte_of_the_ledger_is_found_or_belongs_to_nobody(
    office: DemoOffice, played: str, tmp_path: Path
) -> None:
    genuine, sound = rows_of(office.folder.ledger), office.folder.ledger.read_bytes()
    copy = OfficeFolder(tmp_path / "salinan")
    copy.root.mkdir()
    shutil.copy(office.folder.toml, copy.toml)
    shutil.copytree(office.folder.files, copy.files)
    shutil.copytree(office.folder.previews, copy.previews)
    chance = random.Random(20261122)
    missed = []
    for _ in range(RANDOM_BYTES):
        place, change = chance.randrange(len(sound)), chance.randrange(1, 256)
        changed = sound[:place] + bytes([sound[place] ^ change]) + sound[place + 1 :]
        copy.ledger.write_bytes(changed)
        if (
            _verified(copy).is_sound
            and list(read_ledger(copy, ShareLock(copy.lock, "uji")).rows) != genuine
        ):
            missed.append((place, change))
    assert not missed


def _verified(folder: OfficeFolder) -> Report:
    """The report; a raised format number, which only a newer program can judge, is a finding."""
    try:
        return verify_office(folder)
    except Refusal as refusal:
        return Report("", findings=(Finding(refusal.code),))


def test_a_deleted_last_row_is_found_by_a_pc_that_had_read_it(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    last = rows_of(office.folder.ledger)[-1]
    delete(office.folder.ledger, last.seq)
    report = verify_office(office.folder, pc.profile)
    missing = found(report, "confirmed_missing")
    assert (missing.subject, missing.facts["seq"]) == (last.sealed.id, last.seq)
    assert "head_differs" in codes(report)


def test_the_tail_that_nobody_witnessed_is_said_to_be_provable_with_a_profile_only(
    office: DemoOffice, played: str
) -> None:
    last = rows_of(office.folder.ledger)[-1].seq
    report = verify_office(office.folder)
    assert report.counts["witnessed"] == last - 1
    delete(office.folder.ledger, last)
    assert verify_office(office.folder).is_sound


def test_a_row_deleted_in_the_middle_is_found_however_it_is_hidden(
    office: DemoOffice, played: str
) -> None:
    taken = of_coverage(office, played)[-1]
    delete(office.folder.ledger, taken.seq)
    report = verify_office(office.folder)
    assert found(report, "rows_missing").facts == {"first": taken.seq, "last": taken.seq}
    rechain(office.folder.ledger)
    hidden = verify_office(office.folder)
    assert codes(hidden) == {"seen_contradicted"}
    assert found(hidden, "seen_contradicted").coverage == "Rapat koordinasi"


def test_a_swapped_pair_of_rows_is_found_however_it_is_hidden(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    rows = of_coverage(office, played)
    swap(office.folder.ledger, rows[-2].seq, rows[-1].seq)
    assert found(verify_office(office.folder), "chain_disagrees").coverage == TITLE
    rechain(office.folder.ledger)
    assert "seen_contradicted" in codes(verify_office(office.folder))
    moved = found(verify_office(office.folder, pc.profile), "confirmed_moved")
    assert (moved.coverage, moved.facts["seq"]) == (TITLE, rows[-2].seq)
    assert moved.facts["now"] == rows[-1].seq


def test_an_event_of_another_office_is_found(
    office: DemoOffice, played: str, tmp_path: Path
) -> None:
    other = OfficeFolder(tmp_path / "kantor-lain")
    found_demo(other.root)
    foreign = rows_of(other.ledger)[3].sealed
    with Book.open(office.folder.ledger) as book:
        book.append([foreign])
    finding = found(verify_office(office.folder), "not_genuine_office")
    assert finding.subject == foreign.id


def test_a_ledger_that_another_office_lies_under_is_found_by_a_pc_that_joined_the_first(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    other = OfficeFolder(tmp_path / "kantor-lain")
    found_demo(other.root)
    report = verify_office(other, pc.profile)
    assert {"office_other", "founding_missing", "confirmed_missing"} <= codes(report)


def test_a_body_that_was_taken_out_is_found(office: DemoOffice, played: str) -> None:
    row = of_coverage(office, played)[1]
    with lifted(office.folder.ledger) as connection:
        connection.execute("UPDATE event SET body = NULL WHERE seq = ?", (row.seq,))
    finding = found(verify_office(office.folder), "body_missing")
    assert (finding.coverage, finding.subject) == (TITLE, row.sealed.id)


def test_without_the_founding_nothing_can_be_judged_and_that_is_said(
    office: DemoOffice, played: str
) -> None:
    flip(office.folder.ledger, 1, "signature")
    assert codes(verify_office(office.folder)) == {"not_genuine_signature", "founding_missing"}


def test_the_name_of_the_office_is_the_one_that_its_founding_says(
    office: DemoOffice, played: str
) -> None:
    toml = office.folder.toml
    toml.write_text(toml.read_text().replace("(Demo)", "(Palsu)"))
    assert codes(verify_office(office.folder)) == {"office_file_differs"}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "ledger_empty"), (b"bukan basis data" * 20, "ledger_damaged")],
)
def test_a_ledger_that_is_none_is_one_finding(
    office: DemoOffice, played: str, content: bytes, code: str
) -> None:
    office.folder.ledger.write_bytes(content)
    assert codes(verify_office(office.folder)) == {code}
    assert office.folder.ledger.read_bytes() == content


def test_a_missing_ledger_is_one_finding(office: DemoOffice) -> None:
    office.folder.ledger.unlink()
    assert codes(verify_office(office.folder)) == {"ledger_missing"}


def test_a_foreign_trigger_is_found_and_the_rows_are_verified_all_the_same(
    office: DemoOffice, played: str
) -> None:
    row = of_coverage(office, played)[-1]
    flip(office.folder.ledger, row.seq, "body")
    with lifted(office.folder.ledger) as connection:
        connection.execute("CREATE TRIGGER asing AFTER INSERT ON event BEGIN SELECT 1; END")
    assert codes(verify_office(office.folder)) == {"ledger_foreign", "not_genuine_body"}


def test_a_ledger_in_wal_mode_is_found_and_left_as_it_is(office: DemoOffice, played: str) -> None:
    ledger = office.folder.ledger
    content = bytearray(ledger.read_bytes())
    content[18:20] = b"\x02\x02"
    ledger.write_bytes(content)
    assert codes(verify_office(office.folder)) == {"ledger_wal"}
    assert ledger.read_bytes() == bytes(content)


def test_an_office_file_that_cannot_be_read_is_found_and_a_profile_still_helps(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    office.folder.toml.write_text("ini bukan toml")
    assert codes(verify_office(office.folder)) == {"office_unreadable"}
    with_profile = verify_office(office.folder, pc.profile)
    assert codes(with_profile) == {"office_unreadable"}
    assert with_profile.counts["genuine"] == len(rows_of(office.folder.ledger))


def test_an_office_that_cannot_be_reached_is_no_finding(office: DemoOffice) -> None:
    office.folder.root.rename(office.folder.root.with_name("pergi"))
    with pytest.raises(Unavailable, match="office_offline"):
        verify_office(office.folder)


def test_a_profile_that_never_joined_proves_nothing(office: DemoOffice, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_joined"):
        verify_office(office.folder, Profile(tmp_path / "baru"))


def test_another_root_than_the_pinned_one_is_found(office: DemoOffice, pc: Pc, played: str) -> None:
    pinned = pc.profile.root / "pc.json"
    root = pc.station.membership.root
    pinned.write_text(pinned.read_text().replace(root, "00" * 32))
    assert codes(verify_office(office.folder, pc.profile)) == {"root_other"}
