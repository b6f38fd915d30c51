"""Whatever a file is called, what is shown of it is one line and says how it ends."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.shown_name import MOST, shown_name, visible

SPOKEN = (
    "IMG_2041.jpg",
    "Kunjungan Bupati (2) – Désa Kujan.heic",
    "👩\u200d👧 foto.png",
    "会議.mp4",
)


@pytest.mark.parametrize("name", SPOKEN)
def test_an_honest_name_stays_as_it_is(name: str) -> None:
    assert shown_name(name) == name


def test_a_name_that_turns_the_writing_shows_where() -> None:
    assert shown_name("foto\u202egpj.exe") == "foto[U+202E]gpj.exe"


def test_a_name_over_several_lines_stays_on_one() -> None:
    assert shown_name("a\nb\r\u2028c\t.jpg") == "a[U+000A]b[U+000D][U+2028]c[U+0009].jpg"


def test_a_long_name_keeps_its_beginning_and_its_extension() -> None:
    shown = shown_name("Dokumentasi " + "sangat " * 30 + "panjang.jpeg")
    assert len(shown) == MOST
    assert shown.startswith("Dokumentasi sangat ")
    assert shown.endswith("panjang.jpeg")
    assert "…" in shown


def test_letters_that_run_to_the_left_turn_nothing_around_them() -> None:
    assert shown_name("תמונה.jpg") == "\u2066תמונה.jpg\u2069"
    assert shown_name("صورة ١.jpg", 30) == "\u2066صورة ١.jpg\u2069"


def test_a_heap_of_accents_does_not_grow_over_other_lines() -> None:
    assert shown_name("é\u0323o" + "\u0301" * 5 + ".jpg") == (
        "é\u0323o\u0301\u0301\u0301[U+0301][U+0301].jpg"
    )


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=255), st.integers(20, 255))
def test_every_name_is_one_bounded_line_without_hidden_signs(name: str, most: int) -> None:
    shown = shown_name(name, most)
    inside = shown.removeprefix("\u2066").removesuffix("\u2069")
    assert len(inside) <= most
    assert "\u2066" not in inside
    assert "\u2069" not in inside
    assert len(inside.splitlines()) <= 1
    kinds = {
        unicodedata.category(sign) for sign in inside.replace("\u200c", "").replace("\u200d", "")
    }
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert inside.encode().decode() == inside, "it can be written"


@given(st.text(st.characters(), max_size=80))
def test_what_is_visible_once_stays_so(text: str) -> None:
    assert visible(visible(text)) == visible(text)
