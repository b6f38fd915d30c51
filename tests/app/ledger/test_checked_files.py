"""What a PC knows of the office's files: named once, found as they are, asked in good order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.ledger.checked_files import CheckedFile, CheckedFiles, Tally

FIRST, SECOND = "a" * 64, "b" * 64


def named(sha256: str, coverage: str = "c1", at: int = 1, size: int = 10) -> CheckedFile:
    """A file as an event names it."""
    return CheckedFile(coverage, sha256, "jpg", "IMG.jpg", size, {"thumb.jpg": "f" * 64}, "e", at)


@pytest.fixture
def table(tmp_path: Path) -> CheckedFiles:
    """An empty table."""
    return CheckedFiles(tmp_path / "files.db")


def test_nothing_is_opened_before_it_is_asked(tmp_path: Path) -> None:
    table = CheckedFiles(tmp_path / "files.db")
    table.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_named_again_stays_as_it_was_found(table: CheckedFiles) -> None:
    table.add([named(FIRST)], "1:x")
    found = replace(named(FIRST), state="ok", checked_at=5, due_at=9)
    table.put(found)
    table.add([named(FIRST), named(SECOND)], "2:y")
    assert table.one("c1", FIRST) == found
    assert table.one("c1", SECOND) == named(SECOND)
    assert table.fact("mark") == "2:y"
    table.close()


def test_what_is_due_comes_by_coverage_and_then_the_newest(table: CheckedFiles) -> None:
    old, new = named("1" * 64, "old", at=1), named("2" * 64, "new", at=9)
    waits, later = named("3" * 64, "waits", at=3), replace(named(FIRST), due_at=100)
    table.add([old, new, waits, later], "")
    assert table.due(50, ["waits"], 9) == [waits, new, old]
    assert table.due(50, [], 1) == [new]
    table.close()


def test_what_somebody_misses_is_hurried_only_where_an_event_names_it(table: CheckedFiles) -> None:
    table.add([replace(named(FIRST), checked_at=5, due_at=100)], "")
    assert not table.hurry("c1", SECOND, 50)
    assert not table.hurry("c1", FIRST, 5)  # read since
    assert table.hurry("c1", FIRST, 50)
    assert len(table.due(50, [], 9)) == 1
    table.close()


def test_counts_and_troubles(table: CheckedFiles) -> None:
    whole = replace(named(FIRST, size=10), state="ok", checked_at=7)
    lost = replace(named(SECOND, size=20), state="missing", checked_at=8)
    pale = replace(named("1" * 64, "c2", size=30), state="ok", checked_at=9, pictures="altered")
    for file in (whole, lost, pale):
        table.put(file)
    assert table.tally() == Tally(3, 60, 3, 2, 1, 0, 0, 1, 7)
    assert sorted(each.coverage for each in table.troubled()) == ["c1", "c2"]
    assert table.troubled_of("c2") == [pale]
    assert table.by_name("a" * 16) == [whole]
    assert table.by_name("") == []
    table.forget("c1", SECOND)
    assert table.tally().missing == 0
    table.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "files.db").write_bytes(b"bukan basis data" * 100)
    table = CheckedFiles(tmp_path / "files.db")
    assert table.tally().files == 0
    table.close()
