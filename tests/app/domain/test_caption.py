"""A caption is held against what its platform takes; the office is warned, not stopped."""

from __future__ import annotations

from app.domain.caption import CaptionLimits, Finding, caption_length, check_caption, split_title

X = CaptionLimits(text=280, url_counts_as=23)
YOUTUBE = CaptionLimits(text=5000, title=100, forbidden="<>")
INSTAGRAM = CaptionLimits(text=2200, hashtags=30)


def test_a_caption_within_the_limits_has_no_findings() -> None:
    assert check_caption(X, "Bupati meninjau jalan desa Kujan.") == ()
    assert check_caption(INSTAGRAM, "") == ()


def test_a_caption_one_character_too_long_says_how_much_is_over() -> None:
    assert check_caption(X, "a" * 280) == ()
    facts: dict[str, int | str] = {"limit": 280, "length": 281, "over": 1}
    assert check_caption(X, "a" * 281) == (Finding("caption_too_long", facts),)


def test_on_x_a_url_counts_23_however_long_it_is() -> None:
    long = "https://setda.lamandaukab.go.id/" + "berita/" * 60
    assert caption_length(X, f"Baca {long}") == len("Baca ") + 23
    assert caption_length(X, "Baca https://a.id") == len("Baca ") + 23
    assert caption_length(INSTAGRAM, "Baca https://a.id") == len("Baca https://a.id")
    assert check_caption(X, "b" * 256 + " " + long) == ()
    assert [found.code for found in check_caption(X, "b" * 257 + " " + long)] == [
        "caption_too_long"
    ]


def test_a_letter_with_an_accent_counts_once_however_it_was_typed() -> None:
    assert caption_length(X, "e\u0301") == caption_length(X, "\u00e9") == 1


def test_the_first_line_is_the_title_where_a_platform_wants_one() -> None:
    assert split_title("Peninjauan jalan\n\nBupati meninjau …") == (
        "Peninjauan jalan",
        "Bupati meninjau …",
    )
    assert check_caption(YOUTUBE, "j" * 100 + "\n" + "t" * 5000) == ()
    codes = [found.code for found in check_caption(YOUTUBE, "j" * 101 + "\n" + "t" * 5001)]
    assert codes == ["caption_title_too_long", "caption_too_long"]


def test_forbidden_signs_are_named() -> None:
    assert check_caption(YOUTUBE, "Jalan <baru>") == (
        Finding("caption_forbidden", {"signs": "< >"}),
    )


def test_too_many_hashtags_are_counted() -> None:
    tags = " ".join(f"#tagar{number}" for number in range(31))
    assert check_caption(INSTAGRAM, tags) == (
        Finding("caption_many_hashtags", {"limit": 30, "count": 31}),
    )
    assert check_caption(INSTAGRAM, "#1 nomor satu; a#b; " + tags[8:]) == ()
