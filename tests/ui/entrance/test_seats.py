"""Who can sign in, and in which post."""

from __future__ import annotations

from collections.abc import Callable

from ui.entrance.seats import post_words, seated, titles_of
from ui.workplace import Workplace


def test_people_are_offered_in_the_order_of_the_procedure_with_their_posts(
    workplace: Callable[[str], Workplace],
) -> None:
    made = workplace("Kepala Bagian")
    assert [made.name_of(who) for who in seated(made.office)] == [
        "Admin Media Sosial",
        "Pelaksana Peliputan",
        "Kepala Sub Bagian",
        "Kepala Bagian",
    ]
    assert titles_of(made, made.person).startswith("Kepala Bagian Protokol")


def test_an_acting_officer_is_named_as_such() -> None:
    assert post_words("Kepala Bagian", "plh") == "Plh. Kepala Bagian"
    assert post_words("Kepala Bagian", "") == "Kepala Bagian"
