"""Media of one name are told apart by what an office would look at: time, size, place."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.domain.media import MediaItem
from ui.panes.told_apart import told_apart

ZONE = ZoneInfo("Asia/Jakarta")


def photo(sign: str, name: str, size: int = 1000, at: str = "") -> MediaItem:
    return MediaItem(sign * 64, "jpg", name, "photo", size, 40, 30, captured_at=at)


def names(*media: MediaItem) -> list[str]:
    """As they are shown, in the order given."""
    return list(told_apart(media, ZONE).values())


def test_a_name_that_only_one_has_stands_alone() -> None:
    assert names(photo("a", "IMG_1.jpg"), photo("b", "IMG_2.jpg")) == ["IMG_1.jpg", "IMG_2.jpg"]


def test_two_of_one_name_say_when_they_were_taken() -> None:
    early = photo("a", "IMG_1.jpg", at="2026-11-22T09:31:07")
    late = photo("b", "IMG_1.jpg", at="2026-11-22T10:02:00")
    assert names(early, late) == ["IMG_1.jpg · 09.31", "IMG_1.jpg · 10.02"]


def test_where_the_time_says_nothing_they_say_how_large_they_are() -> None:
    same = "2026-11-22T09:31:07"
    assert names(
        photo("a", "IMG_1.jpg", 1_400_000, same), photo("b", "IMG_1.jpg", 212_000, same)
    ) == ["IMG_1.jpg · 1,4 MB", "IMG_1.jpg · 212 KB"]
    assert names(photo("a", "IMG_1.jpg", 3000, same), photo("b", "IMG_1.jpg", 5000)) == [
        "IMG_1.jpg · 3 KB",
        "IMG_1.jpg · 5 KB",
    ]


def test_where_nothing_differs_they_are_numbered_as_they_were_handed_in() -> None:
    assert names(photo("b", "IMG_1.jpg"), photo("a", "IMG_1.jpg"), photo("c", "IMG_2.jpg")) == [
        "IMG_1.jpg · ke-1",
        "IMG_1.jpg · ke-2",
        "IMG_2.jpg",
    ]


def test_names_that_are_cut_to_the_same_words_are_told_apart_too() -> None:
    long = "Kunjungan kerja ke Desa Kujan dan sekitarnya bersama camat {} dan kepala desa.jpg"
    first, second = names(photo("a", long.format(1), 3000), photo("b", long.format(2), 5000))
    assert (first[-7:], second[-7:]) == (" · 3 KB", " · 5 KB")
