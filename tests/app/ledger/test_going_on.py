"""On a ledger that is as a PC left it, the PC goes on without reading it again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.events import Event
from app.errors import Unavailable
from app.ledger.book import Book, Head, Left, Row, idle_poll, next_chain
from app.ledger.courier import ASLEEP
from app.ledger.hold import Hold
from app.ledger.lock import LEASE, ShareLock
from app.ledger.presence import HEAD_EVERY
from app.ledger.seal import unseal
from app.ledger.watch import ROLLING_EVERY
from tests.app.ledger.offices import Office, Pc
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


def test_who_looked_now_and_then_goes_on_at_the_next_act_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    here = office.pc("satu", monotonic=lambda: now[0])
    here.write("a")
    here.visit()
    for _ in range(4):
        now[0] += ASLEEP / 2
        here.visit()
    here.write("b")
    asked = _reads(monkeypatch)
    here.courier.step()
    assert not any("sqlite_master" in each for each in asked)


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


def test_a_pack_that_came_while_one_waited_for_the_lock_leaves_no_gap(
    office: Office, tmp_path: Path
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    there.visit()
    older = shutil.copy2(office.folder.ledger, tmp_path / "salinan.db")
    lost = [there.write("b"), there.write("c")]
    there.visit()
    shutil.copy2(older, office.folder.ledger)
    first: list[Callable[[], object]] = []
    waits = HeldUp(office.folder.lock, lambda: first and first.pop()())
    here.courier = here.new_courier(lock=waits)
    for _ in range(2):
        here.visit()
        office.lease_passes()
    ours = here.write("d")
    first.append(lambda: here.replica.confirm(_history_of(there)[1:], 1))  # as a pack does
    for _ in range(2):
        here.visit()
        office.lease_passes()
    assert office.ledger_ids() == [office.id, *lost, ours]
    with Book.open(office.folder.ledger) as book:
        assert [seq for seq, _ in book.ids()] == [1, 2, 3, 4]


def _history_of(pc: Pc) -> list[tuple[Row, Event]]:
    chains = [chain for _, _, chain in pc.replica.chains()]
    return [
        (Row(seq, sealed, chain), unseal(sealed, office=pc.office.id))
        for (seq, sealed), chain in zip(pc.replica.confirmed(), chains, strict=True)
    ]


def test_who_slept_while_an_older_state_was_put_back_lets_the_others_come_first(
    office: Office, tmp_path: Path
) -> None:
    now = [0.0]
    here, there = office.pc("satu", monotonic=lambda: now[0]), office.pc("dua")
    there.visit()
    here.write("a")
    here.visit()
    ledger = office.folder.ledger
    older, facts, left = ledger.read_bytes(), ledger.stat(), idle_poll(ledger)
    theirs = there.write("b")
    there.visit()
    office.later += HEAD_EVERY + 1
    there.visit()  # its head is on the share
    ledger.write_bytes(older)
    os.utime(ledger, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert idle_poll(ledger) == left, "nothing but the other PC's head tells"
    now[0] += ASLEEP
    ours = here.write("c")
    assert here.visit().held_back is not None
    there.visit()
    office.lease_passes()
    now[0] += LEASE + 1
    here.visit()
    assert office.ledger_ids()[-2:] == [theirs, ours]


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


def left(ledger: Path, head: Head) -> Left:
    """The ledger as it lies there now, with what its reader believes to be its end."""
    token = idle_poll(ledger)
    assert token is not None
    return Left(token, head)


def test_a_ledger_as_the_caller_left_it_goes_on_from_what_is_known(ledger: Path) -> None:
    with Book.open(ledger) as book:
        head = book.head()
    with Book.open(ledger, left(ledger, head)) as book:
        assert book.left == head
        (row,) = book.append([sealed(4)])
        assert (row.seq, row.chain) == (4, next_chain(head.chain, sealed(4).id))


@pytest.mark.parametrize("change", ["row", "copy", "touch"])
def test_a_ledger_that_anybody_touched_is_not_as_it_was_left(
    ledger: Path, tmp_path: Path, change: str
) -> None:
    then = left(ledger, Head(3, "ab" * 32))
    if change == "row":
        with Book.open(ledger) as book:
            book.append([sealed(4)])
    elif change == "copy":
        shutil.copy2(ledger, tmp_path / "salinan.db")
        os.replace(tmp_path / "salinan.db", ledger)
    else:
        os.utime(ledger, ns=(0, ledger.stat().st_mtime_ns + 1_000_000))
    with Book.open(ledger, then) as book:
        assert book.left is None


@pytest.mark.parametrize("event", [4, 1])
def test_the_guard_refuses_what_would_be_put_in_upon_a_wrong_belief(
    ledger: Path, event: int
) -> None:
    with Book.open(ledger) as book:
        before = book.rows(0, 10)
    onto = Head(2 if event == 4 else 3, before[1].chain)
    with Book.open(ledger, left(ledger, onto)) as book:
        with pytest.raises(Unavailable) as caught:
            book.append([sealed(event)])
        assert caught.value.code == "ledger_busy"
        assert book.rows(0, 10) == before
