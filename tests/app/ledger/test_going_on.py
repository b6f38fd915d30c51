"""On a ledger that is as a PC left it, the PC goes on without reading it again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.book import Book, Head, idle_poll, next_chain
from app.ledger.hold import Hold
from app.ledger.lock import LEASE, ShareLock
from app.ledger.seal import unseal
from app.ledger.watch import ROLLING_EVERY
from tests.app.ledger.offices import Office
from tests.app.ledger.tampering import sealed, tampered, three_rows


class HeldUp(ShareLock):
    """A lock for which one waits while others come first."""

    def __init__(self, folder: Path, first: Callable[[], object]) -> None:
        super().__init__(folder, "satu")
        self._first = first

    @contextmanager
    def held(self) -> Iterator[Hold]:
        self._first()
        with super().held() as hold:
            yield hold


def _reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that are put to ledgers from now on."""
    asked: list[str] = []
    real = Book._query
    monkeypatch.setattr(Book, "_query", lambda book, q, *c: asked.append(q) or real(book, q, *c))
    return asked


def test_a_ledger_as_it_was_left_is_only_appended_to(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = office.pc("satu")
    here.write("a")
    here.visit()
    act = here.write("b")
    asked = _reads(monkeypatch)
    assert here.courier.step().delivered == (act,)
    (back,) = (each for each in asked if each.startswith("SELECT"))
    assert "WHERE seq > ?" in back  # what was written is read back all the same
    assert office.ledger_ids()[-1] == act


def test_what_another_pc_brought_is_read_first(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    here.visit()
    theirs = there.write("b")
    there.visit()
    ours = here.write("c")
    visit = here.courier.step()
    assert [event.id for event in visit.pulled] == [theirs, ours]


def test_who_came_while_one_waited_for_the_lock_is_read_first(office: Office) -> None:
    there = office.pc("dua")
    here = office.pc("satu")
    here.visit()
    here.courier = here.new_courier(lock=HeldUp(office.folder.lock, there.visit))
    here.visit()
    theirs, ours = there.write("b"), here.write("c")
    visit = here.courier.step()
    assert [event.id for event in visit.pulled] == [theirs, ours]
    there.visit()
    assert here.known() == there.known() == office.ledger_ids()


def test_who_lost_the_lock_on_the_way_reads_all_at_the_next_visit(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    here.write("a")
    here.visit()
    theirs = there.write("b")
    close = Book.close

    def held_up(book: Book) -> None:
        """The share answers after the lease is over, and another PC has come and gone."""
        monkeypatch.setattr(Book, "close", close)
        book.close()
        shutil.rmtree(office.folder.lock)
        there.visit()

    ours = here.write("c")
    monkeypatch.setattr(Book, "close", held_up)
    here.courier.step()
    monkeypatch.setattr(Book, "close", close)
    assert here.replica.place(theirs) is None
    assert [event.id for event in here.courier.step().pulled] == [theirs]
    assert here.known() == office.ledger_ids()
    assert ours in office.ledger_ids()


def test_a_row_in_doubt_is_looked_at_again_at_each_visit(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    lost = there.write("a")
    there.visit()
    genuine = there.replica.sealed(lost)
    assert genuine is not None
    tampered(office.folder.ledger, "UPDATE event SET signature = x'00' WHERE seq = 2")
    here.visit()
    assert here.replica.quarantine.all() != []
    here.replica.salvage([(None, genuine, unseal(genuine, office=office.id))])
    office.lease_passes()  # the other PC's head is that of a history with the row
    here.write("b")
    here.visit()
    assert here.replica.quarantine.all() == []
    assert here.replica.place(lost) == 2


def test_a_history_that_was_taken_in_otherwise_meanwhile_is_compared_first(office: Office) -> None:
    here = office.pc("satu")
    here.write("a")
    here.visit()
    here.replica.rewind(1)  # as after a pack that contradicts
    act = here.write("b")
    assert here.courier.step().delivered[-1] == act
    assert here.replica.head().seq == len(office.ledger_ids()) == 3


def test_rows_that_went_without_a_trace_come_back(office: Office) -> None:
    """Somebody puts an older state in its place and makes the file look as it was left."""
    now = [0.0]
    here = office.pc("satu", monotonic=lambda: now[0])
    ledger = office.folder.ledger
    kept = here.write("a")
    here.visit()
    older = ledger.read_bytes()
    lost = here.write("b")
    here.visit()
    header, facts, left = ledger.read_bytes()[:100], ledger.stat(), idle_poll(ledger)
    assert facts.st_size == len(older)
    with ledger.open("r+b") as file:
        file.write(header + older[100:])
    os.utime(ledger, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert idle_poll(ledger) == left
    acts = [here.write("c")]
    here.visit()
    now[0] += ROLLING_EVERY
    acts.append(here.write("d"))
    for _ in range(3):
        here.visit()
        now[0] += LEASE
    assert sorted(office.ledger_ids()) == sorted([office.id, kept, lost, *acts])
    assert here.known() == office.ledger_ids()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of three rows that no PC has opened yet."""
    return three_rows(tmp_path)


def test_a_ledger_as_the_caller_left_it_goes_on_from_what_is_known(ledger: Path) -> None:
    with Book.open(ledger) as book:
        head = book.head()
    with Book.open(ledger, as_left=idle_poll(ledger)) as book:
        assert book.is_as_left
        (row,) = book.append([sealed(4)], onto=head)
        assert (row.seq, row.chain) == (4, next_chain(head.chain, sealed(4).id))


@pytest.mark.parametrize("change", ["row", "copy", "touch"])
def test_a_ledger_that_anybody_touched_is_not_as_it_was_left(
    ledger: Path, tmp_path: Path, change: str
) -> None:
    left = idle_poll(ledger)
    if change == "row":
        with Book.open(ledger) as book:
            book.append([sealed(4)])
    elif change == "copy":
        shutil.copy2(ledger, tmp_path / "salinan.db")
        os.replace(tmp_path / "salinan.db", ledger)
    else:
        os.utime(ledger, ns=(0, ledger.stat().st_mtime_ns + 1_000_000))
    with Book.open(ledger, as_left=left) as book:
        assert not book.is_as_left


@pytest.mark.parametrize("event", [4, 1])
def test_the_guard_refuses_what_would_be_put_in_upon_a_wrong_belief(
    ledger: Path, event: int
) -> None:
    with Book.open(ledger) as book:
        before = book.rows(0, 10)
    onto = Head(2 if event == 4 else 3, before[1].chain)
    with Book.open(ledger, as_left=idle_poll(ledger)) as book:
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(event)], onto=onto)
        assert caught.value.code == "ledger_busy"
        assert book.rows(0, 10) == before
