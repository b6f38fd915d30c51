"""A day that a narrative names is held against the day of the activity."""

from __future__ import annotations

from datetime import date

import pytest

from ui.handin.narrative_dates import doubt_on, says_when

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "Senin (23/11/2026) pagi",
        "Senin, 23 November 2026",
        "pada 23 november",
        "hari ini",
        "pukul 09.30 WIB",
        "Minggu",
        "Jum'at siang",
        "23-11-26",
        "November 2026",
    ],
)
def test_days_and_hours_are_recognised_as_an_office_writes_them(text: str) -> None:
    assert says_when(text)


@pytest.mark.parametrize(
    "text", ["", "dua minggu lagi", "dalam 3 minggu", "jalan 2,4 km", "seminggu"]
)
def test_weeks_and_figures_name_no_day(text: str) -> None:
    assert not says_when(text)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "Bupati meninjau jalan, Minggu (22/11/2026).",
            "Narasi menyebut Minggu, 22 November 2026, sedangkan kegiatannya Senin, 23 November "
            "2026.",
        ),
        (
            "Bupati meninjau jalan, Minggu pagi.",
            "Narasi menyebut Minggu, sedangkan kegiatannya Senin, 23 November 2026.",
        ),
        (
            "Bupati meninjau jalan, Minggu (23/11/2026).",
            "Narasi menyebut Minggu, sedangkan kegiatannya Senin, 23 November 2026.",
        ),
        (
            "Ditinjau pada 3 Maret.",
            "Narasi menyebut Selasa, 3 Maret 2026, sedangkan kegiatannya Senin, 23 November 2026.",
        ),
    ],
)
def test_another_day_than_the_activity_s_is_doubted(text: str, doubt: str) -> None:
    assert doubt_on(text, MONDAY) == doubt


@pytest.mark.parametrize(
    "text",
    [
        "Senin (23/11/2026) pagi",
        "23 November",
        "Senin pagi; dilanjutkan Selasa depan",
        "Dari 22 November sampai 24 November",
        "31 Februari 2026",
        "Senin dan Kamis",
        "warga menunggu dua minggu",
    ],
)
def test_the_same_day_several_days_and_no_days_are_not(text: str) -> None:
    assert doubt_on(text, MONDAY) == ""
