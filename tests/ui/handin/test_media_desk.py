"""Files that are there already are told of together, however many they are."""

from __future__ import annotations

from ui.handin.media_desk import twin_sentence


def test_one_file_is_told_with_the_name_of_its_twin() -> None:
    assert twin_sentence([("a.jpg", "a.jpg")]) == (
        "a.jpg sudah ada di sini, jadi tidak ditambahkan lagi."
    )
    assert twin_sentence([("salinan.jpg", "a.jpg")]) == (
        "salinan.jpg sama persis dengan a.jpg, jadi tidak ditambahkan lagi."
    )


def test_several_are_counted_and_the_first_three_named() -> None:
    twins = [(f"{letter}.jpg", "x.jpg") for letter in "abcde"]
    assert twin_sentence(twins[:2]).endswith("tidak ditambahkan lagi: a.jpg dan b.jpg.")
    assert twin_sentence(twins) == (
        "5 berkas sama persis dengan yang sudah ada di sini, jadi tidak ditambahkan lagi: a.jpg, "
        "b.jpg, c.jpg dan 2 lainnya."
    )
