"""Hints are said in a few words on the tile, in a sentence on the chosen item, and counted."""

from __future__ import annotations

import pytest

from app.domain.media import MediaItem
from app.handed_in import Earlier
from app.media.hints import HINTS
from ui.handin.hint_book import DraftHints
from ui.handin.hint_words import alike_sentence, badges, sentences, short_name, summary
from ui.texts import hints as texts

HERE, THERE = "c" * 32, "d" * 32
ITEMS = [
    MediaItem(letter * 64, "jpg", f"IMG_{number}.jpg", "photo", 9, 640, 480)
    for number, letter in enumerate("abcde", start=1)
]
NAMES = {item.sha256: item.name for item in ITEMS}
GROUP = tuple(item.sha256 for item in ITEMS)
ALIKE = DraftHints(HERE, alike=dict.fromkeys(GROUP, GROUP))


def test_every_hint_has_its_badge_and_its_sentence() -> None:
    assert set(texts.BADGES) == set(texts.HINTS) == set(HINTS)


def test_a_look_alike_names_the_first_of_its_group_and_the_first_has_no_badge() -> None:
    assert badges(ITEMS[0], ALIKE, NAMES) == ()
    assert badges(ITEMS[1], ALIKE, NAMES) == ("mirip IMG_1",)


def test_the_chosen_one_names_its_look_alikes_and_counts_those_beyond_three() -> None:
    assert alike_sentence(ITEMS[0], ALIKE, NAMES) == (
        "Mirip dengan IMG_2.jpg, IMG_3.jpg, IMG_4.jpg dan 1 lainnya. Cukup serahkan yang terbaik."
    )
    assert alike_sentence(ITEMS[0], DraftHints(HERE), NAMES) == ""


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (THERE, "Sama persis dengan asli.jpg di liputan “Panen raya”. Pastikan tidak tertukar."),
        (
            HERE,
            "Sama persis dengan asli.jpg di revisi 1, yang tidak dipakai lagi di revisi terakhir.",
        ),
    ],
)
def test_what_was_handed_in_before_says_where(coverage: str, said: str) -> None:
    earlier = Earlier(coverage, "Panen raya", "asli.jpg", 1)
    hints = DraftHints(HERE, earlier={ITEMS[0].sha256: earlier})
    assert badges(ITEMS[0], hints, NAMES) == ("pernah diserahkan",)
    assert sentences(ITEMS[0], hints) == [said]
    assert summary(hints) == "1 pernah diserahkan"


def test_what_is_being_prepared_elsewhere_says_so() -> None:
    earlier = Earlier(THERE, "Panen raya", "asli.jpg", 0)
    hints = DraftHints(HERE, earlier={ITEMS[0].sha256: earlier})
    assert badges(ITEMS[0], hints, NAMES) == ("ada di liputan lain",)
    assert sentences(ITEMS[0], hints) == [
        "Sama persis dengan asli.jpg di liputan “Panen raya”, yang sedang disiapkan di PC ini. "
        "Pastikan tidak tertukar."
    ]
    assert summary(hints) == "1 ada di liputan lain"


def test_a_small_photo_says_its_pixels_and_a_position_what_becomes_of_it() -> None:
    hints = DraftHints(HERE, codes={ITEMS[0].sha256: ("small",)})
    (said,) = sentences(ITEMS[0], hints)
    assert "640 × 480 piksel" in said
    located = MediaItem("f" * 64, "jpg", "a.jpg", "photo", 9, 640, 480, has_position=True)
    (said,) = sentences(located, hints)
    assert "Lokasi dibuang dari salinan yang dipublikasikan" in said


def test_the_summary_counts_groups_and_hints_in_one_line() -> None:
    codes = {"a" * 64: ("blurred",), "b" * 64: ("blurred", "small"), "c" * 64: ("soundless",)}
    hints = DraftHints(HERE, codes, alike=dict.fromkeys("xy", ("x", "y")))
    assert summary(hints) == "1 kelompok foto mirip · 2 agak buram · 1 kecil · 1 tanpa suara"
    assert summary(DraftHints()) == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [("IMG_2041.jpg", "IMG_2041"), ("tanpa", "tanpa"), ("kunjungan-kerja-1.jpg", "kunjun…erja-1")],
)
def test_a_long_name_is_cut_in_its_middle(name: str, short: str) -> None:
    assert short_name(name) == short
