"""A file that is no ledger of ours is named for what it is, and nothing is done to it."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from app.errors import Failure, Refusal, Unavailable
from app.ledger.book import GENESIS, Book, idle_poll, install
from app.ledger.book_schema import connect, failures
from tests.app.ledger.tampering import IGNORING, sealed, sql, tampered, three_rows


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return three_rows(tmp_path)


def refusal(path: Path) -> Failure:
    with pytest.raises(Failure) as caught:
        Book.open(path)
    return caught.value


def test_a_missing_ledger_is_told_and_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "mejasiar.db").code == "ledger_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_no_bytes_is_empty(ledger: Path) -> None:
    ledger.write_bytes(b"")
    assert refusal(ledger).code == "ledger_empty"
    assert ledger.read_bytes() == b""


@pytest.mark.parametrize("keep", [1, 50, 99, 100, 5000, 4096])
def test_a_ledger_that_was_cut_short_is_damaged(ledger: Path, keep: int) -> None:
    ledger.write_bytes(ledger.read_bytes()[:keep])
    assert refusal(ledger).code == "ledger_damaged"
    assert ledger.stat().st_size == keep


def test_a_file_of_something_else_is_damaged(ledger: Path) -> None:
    ledger.write_bytes(b"Bukan basis data. " * 500)
    assert refusal(ledger).code == "ledger_damaged"


def test_a_folder_in_its_place_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "mejasiar.db").mkdir()
    assert refusal(tmp_path / "mejasiar.db").code == "ledger_damaged"


def test_damaged_pages_are_told_and_no_bug(ledger: Path) -> None:
    with Book.open(ledger) as book:
        book.append([sealed(n, b"x" * 3000) for n in range(10, 40)])
    content = bytearray(ledger.read_bytes())
    at = content.index(b"envelope 20") // 4096 * 4096
    content[at : at + 4096] = b"\xa5" * 4096
    ledger.write_bytes(content)
    with Book.open(ledger) as book, pytest.raises(Unavailable) as caught:
        book.rows(0, 1000)
    assert caught.value.code == "ledger_damaged"
    with Book.open(ledger) as book, pytest.raises(Unavailable) as caught:
        book.check()
    assert caught.value.code == "ledger_damaged"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc for open files")
def test_a_refused_ledger_is_let_go_while_the_refusal_is_still_dealt_with(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[:5000])
    told = refusal(ledger)
    handles = {os.path.realpath(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd")}
    assert told.code == "ledger_damaged"
    assert str(ledger) not in handles


def test_a_ledger_in_wal_mode_is_refused_unopened(ledger: Path) -> None:
    sql(ledger, "PRAGMA journal_mode = WAL")
    before = ledger.read_bytes()
    assert refusal(ledger).code == "ledger_wal"
    assert ledger.read_bytes() == before


def test_a_newer_ledger_asks_for_an_update(ledger: Path) -> None:
    sql(ledger, "PRAGMA user_version = 4")
    told = refusal(ledger)
    assert (told.code, told.facts) == ("ledger_newer", {"needed": 4, "have": 1})


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (IGNORING, "lost"),
        ("CREATE TRIGGER also AFTER INSERT ON event BEGIN SELECT 1; END", "also"),
        ("CREATE VIEW look AS SELECT * FROM event", "look"),
        ("CREATE INDEX fast ON event (chain)", "fast"),
        ("CREATE TABLE more (a)", "more"),
        ("DROP TRIGGER event_never_goes", "event_never_goes"),
        ("ALTER TABLE event ADD COLUMN extra TEXT", "event"),
        ("PRAGMA application_id = 1", "application_id"),
        ("PRAGMA user_version = 0", "user_version"),
    ],
)
def test_a_ledger_with_anything_planted_in_it_is_foreign(
    ledger: Path, statement: str, named: str
) -> None:
    sql(ledger, statement)
    told = refusal(ledger)
    assert told.code == "ledger_foreign"
    assert named in str(told.facts["reason"])


@pytest.mark.parametrize("seq", [-3, 0, 2**60])
def test_row_numbers_that_no_ledger_has_are_damage(ledger: Path, seq: int) -> None:
    tampered(ledger, f"INSERT INTO event VALUES ({seq}, 'x', x'00', NULL, x'00', 'x')")
    assert refusal(ledger).code == "ledger_damaged"


def test_a_ledger_is_never_made_over_another(ledger: Path) -> None:
    before = ledger.read_bytes()
    with pytest.raises(Refusal) as caught:
        Book.create(ledger)
    assert caught.value.code == "ledger_exists"
    assert ledger.read_bytes() == before


def test_a_share_too_full_for_a_ledger_gets_none(tiny: Path) -> None:
    (tiny / "full").write_bytes(b"x" * 112_000)
    with pytest.raises(Unavailable) as caught:
        Book.create(tiny / "mejasiar.db")
    assert caught.value.code == "share_full"
    assert [file.name for file in tiny.iterdir()] == ["full"]


def test_the_poll_sees_every_commit_and_nothing_else(ledger: Path, tmp_path: Path) -> None:
    token = idle_poll(ledger)
    assert token
    Book.open(ledger).close()
    assert idle_poll(ledger) == token
    with Book.open(ledger) as book:
        book.append([sealed(4)])
    assert idle_poll(ledger) != token
    assert idle_poll(tmp_path / "absent") is None


def test_a_rebuilt_ledger_of_the_same_rows_does_not_look_unchanged(
    ledger: Path, tmp_path: Path
) -> None:
    new, token = tmp_path / "new.db", idle_poll(ledger)
    Book.create(new)
    with Book.open(new) as book:
        book.append([sealed(n) for n in (1, 2, 3)])
    assert idle_poll(new) != token


def test_an_installed_ledger_takes_nothing_over_from_the_one_set_aside(
    ledger: Path, tmp_path: Path
) -> None:
    new, aside = tmp_path / "new.db", tmp_path / "cadangan" / "lama"
    journal = ledger.with_name("mejasiar.db-journal")
    journal.write_bytes(b"hot")
    old = ledger.read_bytes()
    Book.create(new)
    install(new, ledger, aside)
    assert (aside / "mejasiar.db").read_bytes() == old
    assert (aside / "mejasiar.db-journal").read_bytes() == b"hot"
    assert not journal.exists()
    assert not new.exists()
    with Book.open(ledger) as book:
        assert book.head() == GENESIS


def test_names_that_mean_something_in_an_address_are_just_names(tmp_path: Path) -> None:
    question = "" if sys.platform == "win32" else "?"  # no name on Windows may hold one
    path = tmp_path / f"Bagian #1{question} 50% é" / "mejasiar.db"
    path.parent.mkdir()
    Book.create(path)
    with Book.open(path) as book:
        book.append([sealed(1)])
    assert path.stat().st_size > 0


def test_a_header_of_no_journal_mode_is_damage(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    content[18] = 7
    ledger.write_bytes(content)
    assert refusal(ledger).code == "ledger_damaged"


def test_a_ledger_whose_folder_went_away_is_offline_and_not_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "pergi" / "mejasiar.db").code == "office_offline"


def test_a_mistake_of_ours_is_not_taken_for_damage(ledger: Path) -> None:
    database = connect(ledger)
    with closing(database), pytest.raises(peewee.OperationalError), failures():
        database.execute_sql("SELECT nothing FROM nowhere")


def test_a_ledger_that_cannot_be_put_in_place_leaves_the_old_one(
    ledger: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "cadangan"
    blocked.write_bytes(b"a file where a folder should be")
    new = tmp_path / "new.db"
    Book.create(new)
    with pytest.raises(Unavailable):
        install(new, ledger, blocked)
    with Book.open(ledger) as book:
        assert book.head().seq == 3
