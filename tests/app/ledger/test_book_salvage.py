"""Of a ledger that is beyond use, every row that can be read still comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.events import Sealed, digest
from app.ledger.book import Book
from app.ledger.book_salvage import salvage

PAGE = 4096


def sealed(number: int) -> Sealed:
    envelope = f"envelope {number} ".encode() + b"x" * 700
    return Sealed(digest(envelope), envelope, b"{}", b"s")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "mejasiar.db"
    Book.create(path)
    with Book.open(path) as book:
        book.append([sealed(n) for n in range(1, 1001)])
    return path


def test_rows_around_a_damaged_page_are_saved(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    at = content.index(b"envelope 500 ") // PAGE * PAGE
    content[at : at + PAGE] = b"\xa5" * PAGE
    ledger.write_bytes(content)
    rows = salvage(ledger)
    assert 985 <= len(rows) < 1000
    assert all(row.sealed == sealed(row.seq) for row in rows)
    assert {row.seq for row in rows} >= {1, 480, 520, 1000}
    assert [row.seq for row in rows] == sorted({row.seq for row in rows})


def test_a_ledger_that_is_only_foreign_gives_all_its_rows(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as tool:
        tool.execute("CREATE VIEW planted AS SELECT 1")
    assert len(salvage(ledger)) == 1000


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000])
def test_of_a_file_that_is_no_database_nothing_comes(ledger: Path, content: bytes) -> None:
    ledger.write_bytes(content)
    assert salvage(ledger) == []


def test_a_view_in_the_tables_place_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "mejasiar.db"
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i AS seq FROM n"
    with closing(sqlite3.connect(path)) as tool:
        tool.execute(f"CREATE VIEW event AS {endless}")
    assert salvage(path) == []


def test_a_table_of_another_kind_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mejasiar.db"
    with closing(sqlite3.connect(path)) as tool:
        tool.execute("CREATE TABLE event (a)")
    assert salvage(path) == []


def test_it_gives_up_where_everything_after_a_point_is_damaged(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    at = content.index(b"envelope 300 ") // PAGE * PAGE
    content[at:] = b"\xa5" * (len(content) - at)
    ledger.write_bytes(content)
    rows = salvage(ledger)
    assert all(row.sealed == sealed(row.seq) for row in rows)
    assert len(rows) < 1000
