"""What SQLite itself would not notice: an index that lies, and a file without its end."""

from __future__ import annotations

import pytest

from app.errors import Unavailable
from app.ledger.book import Book
from tests.app.ledger.offices import Office, contradictions
from tests.app.ledger.tampering import sql

INDEX_ROOT = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_event_1'"


def without_its_index(office: Office) -> None:
    """The index as two writers leave it whose locks lied: whole as a page, and empty."""
    with Book.open(office.folder.ledger) as book:
        root = book._query(INDEX_ROOT)[0][0]
        size = book._query("PRAGMA page_size")[0][0]
    content = bytearray(office.folder.ledger.read_bytes())
    start = (root - 1) * size
    content[start : start + size] = b"\x0a" + bytes(4) + size.to_bytes(2) + bytes(size - 7)
    office.folder.ledger.write_bytes(content)


def settle(office: Office) -> None:
    """Some minutes in which both PCs are on."""
    for _ in range(6):
        for name in ("satu", "dua"):
            office.pc(name).visit()
        office.lease_passes()


def test_an_index_that_lies_has_the_ledger_built_anew_and_nothing_twice(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write(text) for text in "abc"]
    for pc in (here, there):
        pc.visit()
    without_its_index(office)
    # What this PC still holds as undelivered is there, and the index does not say so.
    with Book.open(office.folder.ledger) as book:
        assert book.indexed(acts) == {}
        book.append([sealed for _, sealed in here.replica.confirmed(2)])
    office.later += 30
    settle(office)
    assert office.ledger_ids() == here.known() == there.known() == [office.id, *acts]
    assert contradictions(office) == []
    codes = {each.code for pc in (here, there) for each in pc.replica.incidents.all()}
    assert "ledger_replaced" in codes


def test_a_row_that_stands_twice_counts_where_it_stands_first(office: Office) -> None:
    here = office.pc("satu")
    acts = [here.write(text) for text in "abc"]
    here.visit()
    without_its_index(office)
    with Book.open(office.folder.ledger) as book:
        book.append([sealed for _, sealed in here.replica.confirmed(3)])
    guest = office.pc("dua")
    visit = guest.courier.step()
    assert [event.id for event in visit.pulled] == [office.id, *acts]
    named = {each.facts["why"] for each in visit.incidents if each.code == "row_not_genuine"}
    assert named == {"row_twice"}


def test_a_file_that_lacks_its_last_pages_is_damaged_before_anything_is_asked(
    office: Office,
) -> None:
    here = office.pc("satu")
    for number in range(20):
        here.write(str(number))
    here.visit()
    content = office.folder.ledger.read_bytes()
    office.folder.ledger.write_bytes(content[:-4096])
    with pytest.raises(Unavailable, match="ledger_damaged"):
        Book.open(office.folder.ledger)


def test_a_stored_chain_is_put_right_and_the_guard_is_there_again(office: Office) -> None:
    here = office.pc("satu")
    here.write()
    here.visit()
    with Book.open(office.folder.ledger) as book:
        right = book.head().chain
        book.rechain([(2, "ff")])
        assert book.head().chain == "ff"
        book.rechain([(2, right)])
    with Book.open(office.folder.ledger) as book:
        assert book.head().chain == right
    with pytest.raises(Exception, match="never changes"):
        sql(office.folder.ledger, "UPDATE event SET chain = 'ff'")
