"""What one visit does when somebody else is at the ledger in the middle of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.ledger.book import Book, Row
from tests.app.ledger.offices import Office
from tests.app.ledger.tampering import tampered


@pytest.mark.parametrize("between", ["an older copy", "rows of another PC"])
def test_a_ledger_that_changes_between_pull_and_push_is_pulled_anew(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write("a")]
    for pc in (here, there):
        pc.visit()
    copy = tmp_path / "salinan.db"
    shutil.copyfile(office.folder.ledger, copy)
    acts += [here.write("b")]
    here.visit()
    foreign = there.write("c")
    real = Book.append

    def append(book: Book, *given: Any, **named: Any) -> list[Row]:
        """No lock keeps a database tool away."""
        monkeypatch.setattr(Book, "append", real)
        if between == "an older copy":
            book._query("DROP TRIGGER event_never_goes")
            book._query("DELETE FROM event WHERE seq > 2")
        else:
            real(book, there.replica.undelivered())
        return real(book, *given, **named)

    acts += [here.write("d"), foreign]
    monkeypatch.setattr(Book, "append", append)
    here.courier.step()
    for _ in range(4):
        for pc in (here, there):
            pc.visit()
        office.lease_passes()
    assert sorted(office.ledger_ids()) == sorted([office.id, *acts])
    assert here.known() == there.known() == office.ledger_ids()
    assert here.replica.head() == there.replica.head()


def test_what_was_taken_out_and_put_at_the_end_is_followed_at_once(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write(text) for text in "abc"]
    for pc in (here, there):
        pc.visit()
    tampered(office.folder.ledger, "UPDATE event SET seq = 9 WHERE seq = 2")
    visit = there.visit()
    assert visit.rewound == 1
    assert there.known() == office.ledger_ids() == [office.id, acts[1], acts[2], acts[0]]
    here.visit()
    assert here.replica.head() == there.replica.head()


def test_a_share_on_which_each_look_outlasts_a_visit_is_carried_to_all_the_same(
    office: Office,
) -> None:
    """Else a slow one would be asked again and again, and nothing would ever arrive."""
    seconds = iter(range(0, 1 << 40, 3))
    here = office.pc("satu", monotonic=lambda: float(next(seconds)))
    act = here.write()
    visits = [here.courier.step() for _ in range(4)]
    assert office.ledger_ids() == [office.id, act]
    assert not visits[-1].more


def test_the_daily_comparison_comes_to_its_end_on_such_a_share(office: Office) -> None:
    seconds = iter(range(0, 1 << 40, 3))
    here = office.pc("satu", monotonic=lambda: float(next(seconds)))
    for _ in range(3):
        here.courier.step()
    here.replica.keep_fact("compared_at", "0")
    visits = [here.courier.step() for _ in range(3)]
    assert not visits[-1].more
