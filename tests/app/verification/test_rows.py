"""The rows are read under the lock, and the changed ones tell as much as they still can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refusal, Unavailable
from app.ledger.lock import ShareLock
from app.verification.rows import coverage_in, probable_id, read_ledger, sift, subject_of
from tests.app.verification.tampering import flipped, rows_of
from tests.office_builder import DemoOffice, Pc


def test_while_another_pc_writes_nothing_is_read(office: DemoOffice) -> None:
    impatient = ShareLock(office.folder.lock, "uji", patience=0.0)
    other = ShareLock(office.folder.lock, "pc-lain")
    with other.held(), pytest.raises(Unavailable, match="lock_busy"):
        read_ledger(office.folder, impatient)
    assert read_ledger(office.folder, impatient).rows


def test_a_ledger_of_a_newer_format_is_for_a_newer_program(office: DemoOffice) -> None:
    content = bytearray(office.folder.ledger.read_bytes())
    content[60:64] = (2).to_bytes(4, "big")
    office.folder.ledger.write_bytes(content)
    with pytest.raises(Refusal, match="ledger_newer"):
        read_ledger(office.folder, ShareLock(office.folder.lock, "uji"))


def test_a_row_whose_id_was_changed_is_known_by_its_envelope(office: DemoOffice) -> None:
    row = rows_of(office.folder.ledger)[2]
    renamed = replace(row, sealed=replace(row.sealed, id="0f" * 32))
    assert probable_id(renamed) == row.sealed.id
    founding = rows_of(office.folder.ledger)[0]
    assert probable_id(replace(founding, sealed=replace(founding.sealed, id="x"))) == (
        founding.sealed.id
    )


def test_a_row_whose_envelope_was_changed_is_known_by_its_id(office: DemoOffice) -> None:
    row = rows_of(office.folder.ledger)[2]
    for place in (0, 100, -1):
        envelope = flipped(row.sealed.envelope, place)
        assert probable_id(replace(row, sealed=replace(row.sealed, envelope=envelope))) == (
            row.sealed.id
        )


def test_a_damaged_envelope_still_tells_its_coverage(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.sync()
    row = rows_of(office.folder.ledger)[-1]
    broken = replace(row, sealed=replace(row.sealed, envelope=row.sealed.envelope[:-1] + b"\xff"))
    assert coverage_in(broken) == coverage
    assert coverage_in(rows_of(office.folder.ledger)[0]) == ""


def test_a_row_without_an_id_goes_by_its_number(office: DemoOffice) -> None:
    row = rows_of(office.folder.ledger)[2]
    assert subject_of(replace(row, sealed=replace(row.sealed, id=""))) == "baris 3"


def test_of_an_event_that_is_there_twice_the_first_counts(office: DemoOffice, pc: Pc) -> None:
    rows = rows_of(office.folder.ledger)
    twice = [*rows, replace(rows[1], seq=len(rows) + 1)]
    sifted = sift(twice, pc.station.membership.office)
    assert [each.row for each in sifted.genuine] == rows
    assert [(each.code, each.facts["seq"]) for each in sifted.findings] == [
        ("row_twice", len(rows) + 1)
    ]
