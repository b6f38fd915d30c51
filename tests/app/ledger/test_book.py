"""The shared table keeps every row as it was given, whatever people and the world do to it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.events import Sealed, digest
from app.errors import Unavailable
from app.ledger.book import GENESIS, Book, Head, Row, next_chain
from app.ledger.book_schema import SCHEMA
from tests.app.ledger.tampering import IGNORING, sealed, sql, tampered, three_rows
from tests.faults import KILLED

ROOT = Path(__file__).resolve().parents[3]
CUT_OFF = """
import os, sys
from pathlib import Path
from app.domain.events import Sealed, digest
from app.ledger.book import Book
def die():
    os.kill(os.getpid(), 9)  # also on Windows, which has no SIGKILL
with Book.open(Path(sys.argv[1])) as book:
    book.append([Sealed(digest(b"cut"), b"cut", b"{}", b"s")], still_mine=die)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return three_rows(tmp_path)


def test_an_empty_ledger_begins_at_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "mejasiar.db"
    Book.create(path)
    with Book.open(path) as book:
        assert book.head() == GENESIS == Head(0, "")
        assert book.rows(0, 10) == []
    assert [file.name for file in tmp_path.iterdir() if file.stat().st_size] == ["mejasiar.db"]


def test_rows_come_back_in_order_exactly_as_they_were_put_in(ledger: Path) -> None:
    with Book.open(ledger) as book:
        rows = book.rows(0, 10)
        assert [row.seq for row in rows] == [1, 2, 3]
        assert [row.sealed for row in rows] == [sealed(1), sealed(2), sealed(3)]
        assert book.rows(1, 1) == rows[1:2]
        assert book.head() == Head(3, rows[2].chain)
        assert book.ids(1) == [(2, sealed(2).id), (3, sealed(3).id)]
        book.check()


def test_the_chain_is_the_hash_of_the_one_before_it_and_the_id(ledger: Path) -> None:
    chain = ""
    with Book.open(ledger) as book:
        for row in book.rows(0, 10):
            chain = next_chain(chain, row.sealed.id)
            assert row.chain == chain
    assert next_chain("", "ab") == digest(b"ab")
    assert next_chain("cd", "ab") == digest(b"cdab")


def test_what_is_there_is_not_put_in_again(ledger: Path) -> None:
    with Book.open(ledger) as book:
        rows = book.append([sealed(2), sealed(4), sealed(4), sealed(1)])
        assert [(row.seq, row.sealed) for row in rows] == [(4, sealed(4))]
        assert book.append([sealed(4)]) == []
        assert book.head().seq == 4


def test_the_chain_goes_on_from_the_one_that_the_caller_computed(ledger: Path) -> None:
    with Book.open(ledger) as book:
        (row,) = book.append([sealed(4)], onto="ab" * 32)
        assert row.chain == next_chain("ab" * 32, sealed(4).id)


def test_it_is_known_which_of_many_ids_are_there(ledger: Path) -> None:
    with Book.open(ledger) as book:
        asked = [sealed(n).id for n in range(3, 2000)]
        assert book.has(asked) == {sealed(3).id}
        assert book.find([sealed(2).id, "x"]) == {sealed(2).id: book.rows(1, 1)[0]}


def test_without_the_lock_nothing_is_written(ledger: Path) -> None:
    with Book.open(ledger) as book:
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(4)], still_mine=lambda: False)
        assert caught.value.code == "lock_lost"
        assert book.head().seq == 3
        assert not book.has([sealed(4).id])


def test_an_unreachable_row_in_the_middle_does_not_stop_the_rest(ledger: Path) -> None:
    tampered(ledger, "DELETE FROM event WHERE seq = 2")
    with Book.open(ledger) as book:
        assert [row.seq for row in book.rows(0, 10)] == [1, 3]
        assert [row.seq for row in book.append([sealed(2)])] == [4]


# Nobody changes a row


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = x'00' WHERE seq = 2",
        "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
        "DELETE FROM event WHERE seq = 3",
        "DELETE FROM event",
        "REPLACE INTO event VALUES (3, 'x', x'', x'', x'', 'x')",
        "INSERT OR REPLACE INTO event SELECT 9, id, x'', x'', x'', chain FROM event WHERE seq = 1",
        "INSERT INTO event VALUES (-1, 'x', x'', x'', x'', 'x')",
        "INSERT INTO event VALUES (9, 7, x'', x'', x'', NULL)",
    ],
)
def test_a_database_tool_cannot_change_or_remove_a_row(ledger: Path, statement: str) -> None:
    with Book.open(ledger) as book:
        before = book.rows(0, 10)
    with pytest.raises(sqlite3.IntegrityError):
        sql(ledger, statement)
    with Book.open(ledger) as book:
        assert book.rows(0, 10) == before


def test_genuine_bytes_are_written_back_in_their_place(ledger: Path) -> None:
    with Book.open(ledger) as book:
        before = book.rows(0, 10)
    tampered(ledger, "UPDATE event SET envelope = x'00', body = NULL, chain = 'x' WHERE seq = 2")
    with Book.open(ledger) as book:
        assert book.rows(1, 1) == [Row(2, Sealed(sealed(2).id, b"\0", None, b"signature 2"), "x")]
        assert book.repair(2, sealed(2), before[1].chain)
        assert book.rows(0, 10) == before
    assert_guarded(ledger)


def test_a_repair_keeps_the_stored_chain_unless_one_is_given(ledger: Path) -> None:
    tampered(ledger, "UPDATE event SET id = 'junk', envelope = x'00' WHERE seq = 2")
    with Book.open(ledger) as book:
        chain = book.rows(1, 1)[0].chain
        assert book.repair(2, sealed(2))
        assert book.rows(1, 1) == [Row(2, sealed(2), chain)]


def test_a_repair_never_overwrites_anothers_genuine_row(ledger: Path) -> None:
    with Book.open(ledger) as book:
        before = book.rows(0, 10)
        assert not book.repair(2, sealed(4))
        assert not book.repair(2, sealed(3))
        assert not book.repair(9, sealed(9))
        assert book.rows(0, 10) == before


def test_a_repair_without_the_lock_changes_nothing(ledger: Path) -> None:
    with Book.open(ledger) as book, pytest.raises(Unavailable) as caught:
        book.repair(2, sealed(2, b'{"b":2}'), still_mine=lambda: False)
    assert caught.value.code == "lock_lost"
    with Book.open(ledger) as book:
        assert book.rows(1, 1)[0].sealed == sealed(2)
    assert_guarded(ledger)


def test_a_destroyed_body_is_nowhere_on_the_share(tmp_path: Path) -> None:
    path = tmp_path / "mejasiar.db"
    Book.create(path)
    secret = b'{"nama":"' + b"rahasia" * 2000 + b'"}'
    with Book.open(path) as book:
        book.append([sealed(1), sealed(2, secret)])
        assert book.blank(sealed(2).id)
        assert [row.sealed for row in book.rows(0, 9)] == [sealed(1), sealed(2, None)]
        assert not book.blank("unknown")
    assert not any(b"rahasia" in file.read_bytes() for file in tmp_path.iterdir())
    assert_guarded(path)


def assert_guarded(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sql(path, "UPDATE event SET body = x'00'")
    Book.open(path).close()


def test_a_trigger_planted_during_the_visit_cannot_make_a_row_vanish_unseen(ledger: Path) -> None:
    with Book.open(ledger) as book:
        sql(ledger, IGNORING)
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(4)])
        assert caught.value.code == "ledger_damaged"
        assert book.head().seq == 3


def test_a_repair_that_was_swallowed_is_noticed(ledger: Path) -> None:
    tampered(ledger, "UPDATE event SET envelope = x'00' WHERE seq = 2")
    with Book.open(ledger) as book:
        sql(ledger, IGNORING.replace("INSERT", "UPDATE"))
        with pytest.raises(Unavailable) as caught:
            book.repair(2, sealed(2))
    assert caught.value.code == "ledger_damaged"


def test_cells_of_another_type_or_encoding_are_read_as_what_cannot_be_genuine(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mejasiar.db"
    Book.create(path)
    loose = SCHEMA[0].removesuffix(" STRICT").replace("NOT NULL", "")
    odd = "INSERT INTO event VALUES (1, x'6964', 'text', 7, NULL, 1.5)"
    text = "INSERT INTO event VALUES (2, CAST(x'ff61' AS TEXT), x'01', NULL, x'02', 'c')"
    sql(path, "DROP TABLE event", loose, odd, text, *SCHEMA[1:])
    # The strict table's text is put back over the loose one, as a raw edit of the file would.
    sql(
        path,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = '{SCHEMA[0]}' WHERE type = 'table'",
        "PRAGMA writable_schema = OFF",
    )
    with Book.open(path) as book:
        first, second = book.rows(0, 10)
        assert first == Row(1, Sealed("", b"", b"", b""), "1.5")
        assert second == Row(2, Sealed("\ufffda", b"\x01", None, b"\x02"), "c")
        assert book.append([sealed(1)])[0].seq == 3


# What the world does


def test_a_commit_that_was_cut_off_leaves_nothing(ledger: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(ledger)], cwd=ROOT, check=False)
    assert done.returncode == KILLED
    with Book.open(ledger) as book:
        assert [row.sealed for row in book.rows(0, 9)] == [sealed(1), sealed(2), sealed(3)]
        book.check()


def test_a_full_share_is_told_and_loses_nothing(tiny: Path) -> None:
    path = tiny / "mejasiar.db"
    Book.create(path)
    with Book.open(path) as book:
        book.append([sealed(1)])
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(n, b"x" * 60_000) for n in range(2, 9)])
        assert caught.value.code == "share_full"
        assert [row.sealed for row in book.rows(0, 9)] == [sealed(1)]
    with Book.open(path) as book:
        book.check()
        assert [row.seq for row in book.append([sealed(2)])] == [2]


def test_a_read_only_share_can_still_be_read_but_takes_nothing(tiny: Path) -> None:
    path = tiny / "mejasiar.db"
    Book.create(path)
    with Book.open(path) as book:
        book.append([sealed(1)])
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with Book.open(path) as book:
        assert [row.sealed for row in book.rows(0, 9)] == [sealed(1)]
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(2)])
        assert caught.value.code == "share_readonly"
