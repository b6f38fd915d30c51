"""What one PC pinned and confirmed proves the rows that no later act vouches for."""

from __future__ import annotations

import pytest

from app.domain.events import Sealed
from app.ledger.book import GENESIS, Head, Row
from app.ledger.profile import Membership
from app.verification.chain import Chain
from app.verification.pins import Confirmed, confirmed_findings, pin_findings
from app.verification.verify import verify_office
from tests.app.verification.tampering import codes
from tests.office_builder import DemoOffice, Pc

PINNED = Membership("0f" * 32, "Kantor", "aa" * 32)


def row(seq: int, name: str, body: bytes | None = b"{}", signature: bytes = b"s") -> Row:
    """A row as far as a comparison looks at it."""
    envelope = b'{"stream":"coverage/%s"}' % (b"3fa9c0de" * 4)
    return Row(seq, Sealed(name, envelope, body, signature), "")


def compared(mine: list[Row], theirs: list[Row]) -> list[tuple[str, str, int]]:
    """Code, event and place of each finding."""
    confirmed = Confirmed(PINNED, {each.seq: each.sealed for each in mine})
    findings = confirmed_findings(confirmed, theirs, Chain({}))
    return [(each.code, each.subject, each.facts["seq"]) for each in findings]


def test_what_lies_where_it_was_confirmed_is_sound() -> None:
    rows = [row(1, "a"), row(2, "b")]
    assert compared(rows, [*rows, row(3, "c")]) == []


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ([row(1, "a")], [("confirmed_missing", "b", 2)]),
        ([row(1, "b"), row(2, "a")], [("confirmed_moved", "a", 1), ("confirmed_moved", "b", 2)]),
        ([row(1, "a"), row(2, "b", signature=b"t")], [("confirmed_changed", "b", 2)]),
        ([row(1, "a"), row(2, "b", body=b"[]")], [("confirmed_changed", "b", 2)]),
        ([], [("confirmed_missing", "a", 1), ("confirmed_missing", "b", 2)]),
    ],
)
def test_what_differs_is_named_by_event_and_place(
    theirs: list[Row], expected: list[tuple[str, str, int]]
) -> None:
    assert compared([row(1, "a"), row(2, "b")], theirs) == expected


def test_a_body_that_only_one_side_has_is_not_named_twice() -> None:
    assert compared([row(1, "a")], [row(1, "a", body=None)]) == []
    assert compared([row(1, "a", body=None)], [row(1, "a")]) == []


@pytest.mark.parametrize(
    ("head", "expected"), [(GENESIS, []), (Head(2, "cd"), []), (Head(2, "ee"), ["head_differs"])]
)
def test_the_head_is_held_against_the_computed_chain(head: Head, expected: list[str]) -> None:
    confirmed = Confirmed(PINNED, {}, head)
    found = confirmed_findings(confirmed, [], Chain({1: "ab", 2: "cd"}))
    assert [each.code for each in found] == expected


@pytest.mark.parametrize(
    ("office", "root", "expected"),
    [
        (PINNED.office, PINNED.root, []),
        ("", "", []),
        ("1f" * 32, "", ["office_other"]),
        ("", "bb" * 32, ["root_other"]),
    ],
)
def test_office_and_root_are_those_that_were_pinned(
    office: str, root: str, expected: list[str]
) -> None:
    found = pin_findings(Confirmed(PINNED, {}), office, root)
    assert [each.code for each in found] == expected


def test_a_damaged_replica_is_found_and_the_ledger_verified_without_it(
    office: DemoOffice, pc: Pc
) -> None:
    office.close()
    pc.profile.events_db.write_bytes(b"bukan basis data" * 400)
    report = verify_office(office.folder, pc.profile)
    assert codes(report) == {"replica_damaged"}
    assert report.counts["genuine"] == report.head.seq


def test_a_pc_that_has_read_nothing_yet_proves_its_pins_alone(office: DemoOffice, pc: Pc) -> None:
    office.close()
    for part in ("", "-wal", "-shm"):
        path = pc.profile.events_db
        path.with_name(path.name + part).unlink(missing_ok=True)
    report = verify_office(office.folder, pc.profile)
    assert (report.findings, report.counts["confirmed"]) == ((), 0)
    assert not pc.profile.events_db.exists()
