"""Whose a mark is can be told by its colour, at every PC and for good."""

from __future__ import annotations

from app.domain.marks import Mark
from ui.viewer.marks_drawing import Drawing
from ui.viewer.marks_shown import AROUND, colours_of, is_there

PALETTE = ["red", "green", "blue"]
ITEM = "a" * 64


def test_everybody_has_a_colour_of_their_own_while_there_are_enough() -> None:
    colours = colours_of(["siti", "budi", "rina"], PALETTE)
    assert sorted(colours.values()) == sorted(PALETTE)


def test_who_joins_later_changes_nobody_elses_colour() -> None:
    before = colours_of(["siti", "budi"], PALETTE)
    after = colours_of(["siti", "budi", "rina", "joko", "dewi"], PALETTE)
    assert {person: after[person] for person in before} == before
    assert set(after.values()) == set(PALETTE)


def test_a_mark_shows_around_its_moment_and_all_through_its_span() -> None:
    mark = Mark(ITEM, "pin", (1, 1), from_ms=5000, until_ms=8000)
    assert [is_there(mark, at) for at in (0, 5000 - AROUND, 6500, 8000 + AROUND, 9000)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert is_there(mark, None)


def test_a_slip_of_the_hand_is_no_box_but_a_pin_needs_no_size() -> None:
    assert not Drawing(ITEM, "box", (500, 500), 0, 0).is_worth_keeping
    assert Drawing(ITEM, "pin", (500, 500), 0, 0).is_worth_keeping


def test_a_stroke_keeps_its_way_and_stays_small_enough_for_an_event() -> None:
    drawing = Drawing(ITEM, "stroke", (0, 0), 0, 0)
    for step in range(5000):
        drawing.go_to((step * 2 % 10_000, (step * 37) % 10_000))
    drawing.go_to((9999, 1))
    points = drawing.mark().points
    assert points[:2] == (0, 0)
    assert points[-2:] == (9999, 1)
    assert 1000 <= len(points) <= 2000


def test_a_box_ends_where_the_pointer_let_go_and_knows_its_span() -> None:
    drawing = Drawing(ITEM, "box", (100, 100), 2000, 3000)
    drawing.go_to((900, 900))
    drawing.go_to((800, 700))
    assert drawing.mark("papan") == Mark(ITEM, "box", (100, 100, 800, 700), "papan", 2000, 3000)
