"""A name that is nearly spelled as the office has it is pointed out, and nothing else is."""

from __future__ import annotations

import pytest

from ui.handin.spelling import distance, misspelt

KNOWN = (
    "Bupati Lamandau",
    "Wakil Bupati Lamandau",
    "Sekretaris Daerah",
    "Drs. H. Rizky Aditya Putra, S.E., M.Si.",
    "Bupati Lamandau (Hendra Lesmana, S.H.)",
)


def told(text: str) -> list[tuple[str, str]]:
    """What was written, and what is probably meant."""
    return [(each.written, each.meant) for each in misspelt(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Lamandu hadir.", [("Bupati Lamandu", "Bupati Lamandau")]),
        ("Sekertaris Daerah membuka rapat.", [("Sekertaris Daerah", "Sekretaris Daerah")]),
        ("oleh Rizki Aditya Putra", [("Rizki Aditya Putra", "Rizky Aditya Putra")]),
        ("oleh Drs. H. Rizki Aditya, S.E.,", [("Rizki Aditya", "Rizky Aditya")]),
        ("Bupati Hendra Lesmono", [("Hendra Lesmono", "Hendra Lesmana")]),
        ("BUPATI LAMANDUA", [("BUPATI LAMANDUA", "BUPATI LAMANDAU")]),
        (
            "Hendra H. Lesmna dan Bupti Lamandau",
            [("Hendra H. Lesmna", "Hendra H. Lesmana"), ("Bupti Lamandau", "Bupati Lamandau")],
        ),
    ],
)
def test_what_is_nearly_a_known_name_is_told_with_what_is_meant(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bupati Lamandau, Drs. H. Rizky Aditya Putra, S.E., M.Si., hadir.",
        "bupati lamandau dan wakil bupati lamandau",
        "Sekretariat Daerah Kabupaten Lamandau",
        "Hendra hadir bersama Rizky.",
        "Bupati. Lamandai bukan nama.",
        "Bupati\nLamandu",
        "Putri Aditama dan Hendro Wijaya",
        "Hendra, Lesmono",
        "Bupati Lamandaunya",
    ],
)
def test_names_as_they_are_parts_of_them_and_other_words_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_name_that_is_known_in_both_spellings_is_right_in_both() -> None:
    both = ("Rizky Aditya", "Rizki Aditya")
    assert misspelt("Rizki Aditya dan Rizky Aditya", both) == ()


def test_the_place_of_what_is_told_is_that_in_the_text() -> None:
    text = "Hadir: Bupati  Lamandu."
    (found,) = misspelt(text, KNOWN)
    assert text[found.start : found.end] == found.written == "Bupati  Lamandu"


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("sekertaris", "sekretaris", 1),
        ("abc", "acb", 1),
        ("ab", "cd", 2),
    ],
)
def test_letters_that_changed_places_are_one_step(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps
