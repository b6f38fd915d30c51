"""Blocks flow over pages whole, in order, and with those that they belong to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.archive.page import Block, Box, Style, Words, flow, gap, words

PLAIN = Style(10)


def block(name: str, height: float, *, keep: bool = False, header: Block | None = None) -> Block:
    return Block(height, (words(0, 0, name, PLAIN),), keep, header)


def names(page: tuple[object, ...]) -> list[str]:
    return [mark.text for mark in page if isinstance(mark, Words)]


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    pages = flow([block("a", 60), block("b", 60), block("c", 30)], 100, 100)
    assert [names(page) for page in pages] == [["a"], ["b", "c"]]


def test_the_first_page_may_have_another_height() -> None:
    pages = flow([block(name, 50) for name in "abcde"], 150, 100)
    assert [names(page) for page in pages] == [["a", "b", "c"], ["d", "e"]]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    pages = flow([block("a", 70), block("heading", 20, keep=True), block("b", 20)], 100, 100)
    assert [names(page) for page in pages] == [["a"], ["heading", "b"]]


def test_a_table_says_its_titles_again_on_every_page() -> None:
    header = block("titles", 10)
    rows = [block(str(number), 40, header=header) for number in range(4)]
    pages = flow([Block(10, header.marks, keep=True), *rows], 100, 100)
    assert [names(page) for page in pages] == [["titles", "0", "1"], ["titles", "2", "3"]]


def test_a_page_does_not_begin_with_distance() -> None:
    pages = flow([block("a", 95), gap(10), block("b", 20)], 100, 100)
    assert [mark.y for mark in pages[1] if isinstance(mark, Words)] == [words(0, 0, "b", PLAIN).y]


@given(st.lists(st.tuples(st.floats(1, 90), st.booleans()), min_size=1, max_size=40))
def test_nothing_is_lost_turned_round_or_below_the_page(shapes: list[tuple[float, bool]]) -> None:
    blocks = [
        Block(height, (Box(0, 0, 1, height), words(0, 0, str(number), PLAIN)), keep)
        for number, (height, keep) in enumerate(shapes)
    ]
    pages = flow(blocks, 100, 100)
    assert [name for page in pages for name in names(page)] == [str(n) for n in range(len(shapes))]
    boxes = [mark for page in pages for mark in page if isinstance(mark, Box)]
    assert all(box.y + box.height <= 100.1 for box in boxes)
