"""The ledger of the simulation answers as the real one does, whatever is done to both."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Unavailable
from app.ledger.book import Book, Head, Left, idle_poll
from tests.app.ledger.tampering import sealed, tampered
from tests.simulation.memory_book import MemoryBook, Shelf
from tests.simulation.share import RAM_DISK
from tests.simulation.wire import Wire

NUMBERS = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("append"),
            st.lists(NUMBERS, max_size=3),
            st.booleans(),
            st.booleans(),
            st.integers(-1, 1),
        ),
        st.tuples(st.just("repair"), st.integers(1, 6), NUMBERS, st.booleans()),
        st.tuples(st.just("blank"), NUMBERS),
        st.tuples(st.just("rechain"), st.integers(1, 6)),
        st.tuples(st.just("body"), st.integers(1, 6)),
        st.tuples(st.just("envelope"), st.integers(1, 6)),
        st.tuples(st.just("id"), st.integers(1, 6)),
        st.tuples(st.just("gone"), st.integers(1, 6)),
    ),
    max_size=8,
)
POOL = [sealed(number) for number in range(6)]
IDS = [event.id for event in POOL]
CHANGES = {
    "body": "UPDATE event SET body = x'00' WHERE seq = {0}",
    "envelope": "UPDATE event SET envelope = x'00' WHERE seq = {0}",
    "id": "UPDATE OR IGNORE event SET id = 'lain {0}' WHERE seq = {0}",
    "gone": "DELETE FROM event WHERE seq = {0}",
}
Step = tuple[Any, ...]


@settings(max_examples=50)
@given(STEPS)
def test_the_memory_book_answers_as_the_real_one(steps: list[Step]) -> None:
    shelf, wire = Shelf(), Wire()
    with tempfile.TemporaryDirectory(dir=RAM_DISK if RAM_DISK.is_dir() else None) as folder:
        path, number = Path(folder) / "mejasiar.db", Path(folder) / "ingatan.db"
        Book.create(path)
        shelf.put(number, ())
        left: list[Left | None] = [None, None]
        for step in steps:
            if step[0] in CHANGES:
                # Outside, by somebody with a database tool; the memory is told what came of it.
                tampered(path, CHANGES[step[0]].format(step[1]))
                with Book.open(path) as book:
                    shelf.put(number, book.rows(0, 100))
            with Book.open(path, left[0]) as real:
                memory = MemoryBook(shelf, number, wire, left[1])
                assert _do(memory, step) == _do(real, step), step
                assert _asked(memory) == _asked(real), step
                head = real.head()
            beside = Head(max(0, head.seq + step[-1]), head.chain) if len(step) == 5 else head
            left = [Left(idle_poll(each) or b"", beside) for each in (path, number)]


def _do(book: Book, step: Step) -> object:
    try:
        return _DEEDS[step[0]](book, *step[1:]) if step[0] in _DEEDS else None
    except Unavailable as failure:
        return failure.code


def _append(book: Book, numbers: list[int], mine: bool, onto: bool, beside: int) -> object:
    """`beside` is how far from the last row the next one to come believes it."""
    return book.append([POOL[n] for n in numbers], lambda: mine, "f" * 64 if onto else None)


_DEEDS: dict[str, Callable[..., object]] = {
    "append": _append,
    "repair": lambda b, seq, n, chain: b.repair(seq, POOL[n], "e" * 64 if chain else None),
    "blank": lambda b, n: b.blank(IDS[n]),
    "rechain": lambda b, seq: b.rechain([(seq, "d" * 64)]),
}


def _asked(book: Book) -> dict[str, object]:
    return {
        "head": book.head(),
        "rows": [book.rows(0, 100), book.rows(1, 2)],
        "ids": [book.ids(), book.ids(2)],
        "has": book.has(IDS[:4]),
        "find": book.find(IDS),
        "indexed": book.indexed(IDS),
    }
